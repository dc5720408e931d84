import { useState } from 'react'
import { parseCitizenNumber } from '../../../shared/citizen-number.ts'
import { isDay } from '../../../shared/partial-date.ts'
import { isRomanName } from '../../../shared/person-name.ts'
import { Choice } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'
import { dayNow, daysSince } from './days.ts'
import { NameField } from './NameField.tsx'
import { NotifyPage } from './NotifyPage.tsx'

const NOTICE_DAYS = 15
const empty = {
  noticeNumber: '',
  sex: 'female',
  firstTh: '',
  firstEn: '',
  surname: 'own',
  otherNumber: '',
}

/** A child: the hospital's notice, the day, the name, and the other parent. */
export function NewBirth() {
  const t = useText()
  const [form, setForm] = useState({ ...empty, bornOn: dayNow() })
  const [isMissing, setMissing] = useState(false)
  const set = (name: keyof typeof form) => (value: string) =>
    setForm(before => ({ ...before, [name]: value }))
  const otherNumber = parseCitizenNumber(form.otherNumber)
  const wrong = {
    bornOn: !isDay(form.bornOn),
    notice: form.noticeNumber.trim().length < 3,
    firstTh: form.firstTh.trim().length < 2,
    firstEn: !isRomanName(form.firstEn.trim()),
    other: form.otherNumber.trim() !== '' && otherNumber === undefined,
  }
  function read() {
    const isWrong = Object.values(wrong).some(Boolean)
    setMissing(isWrong)
    if (isWrong) return undefined
    const { bornOn, sex, firstTh, firstEn, surname } = form
    return {
      noticeNumber: form.noticeNumber.trim(),
      bornOn,
      sex,
      firstTh: firstTh.trim(),
      firstEn: firstEn.trim(),
      surname,
      ...(otherNumber ? { otherNumber } : {}),
    }
  }
  const say = (is: boolean, words: string) => (isMissing && is ? words : undefined)
  return (
    <NotifyPage what="birth" read={read}>
      <Field
        label={t('newLife.birthNotice')}
        help={t('newLife.birthNoticeHelp')}
        error={say(wrong.notice, t('newLife.needed'))}
        value={form.noticeNumber}
        onChange={set('noticeNumber')}
        autoComplete="off"
      />
      <DateField
        label={t('newLife.bornOn')}
        error={say(wrong.bornOn, t('newLife.needed'))}
        value={form.bornOn}
        onChange={set('bornOn')}
      />
      {daysSince(form.bornOn) > NOTICE_DAYS ? (
        <Notice tone="warn" title={t('newLife.birthLate')} live>
          <p>{t('newLife.birthLateBody')}</p>
        </Notice>
      ) : null}
      <Choice
        label={t('newLife.sex')}
        value={form.sex}
        choices={(['female', 'male'] as const).map(id => ({ id, label: t(`newLife.sex.${id}`) }))}
        onChange={set('sex')}
      />
      <NameField
        part="first"
        label={t('newLife.childTh')}
        error={say(wrong.firstTh, t('newLife.needed'))}
        value={form.firstTh}
        onChange={set('firstTh')}
      />
      <Field
        label={t('newLife.childEn')}
        help={t('newLife.romanHelp')}
        error={say(wrong.firstEn, t('newLife.romanWrong'))}
        value={form.firstEn}
        onChange={set('firstEn')}
      />
      <Field
        label={t('newLife.parent')}
        help={t('newLife.parentHelp')}
        error={say(wrong.other, t('newLife.numberWrong'))}
        value={form.otherNumber}
        onChange={set('otherNumber')}
        inputMode="numeric"
        autoComplete="off"
      />
      <Choice
        label={t('newLife.childSurname')}
        value={form.surname}
        choices={(['own', 'others'] as const).map(id => ({ id, label: t(`newLife.childSurname.${id}`) }))}
        onChange={set('surname')}
      />
      <p className="soft small">{t('newLife.childHouse')}</p>
    </NotifyPage>
  )
}
