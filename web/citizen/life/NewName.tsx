import { useState } from 'react'
import { isRomanName } from '../../../shared/person-name.ts'
import { type OwnNames, readNames } from '../../lib/life-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Choice } from '../../ui/Choice.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { NameField } from './NameField.tsx'
import { NotifyPage } from './NotifyPage.tsx'

const empty = { firstTh: '', firstEn: '', surname: 'keep', lastTh: '', lastEn: '' }
type Form = typeof empty

/** Another first name, another surname, or both. */
export function NewName() {
  const t = useText()
  const names = useLoad(readNames)
  const [form, setForm] = useState(empty)
  const [isMissing, setMissing] = useState(false)
  const wantsFirst = form.firstTh.trim() !== ''
  const isNewLast = form.surname === 'new'
  const wrong = {
    nothing: !wantsFirst && form.surname === 'keep',
    firstEn: wantsFirst && !isRomanName(form.firstEn.trim()),
    lastTh: isNewLast && form.lastTh.trim().length < 2,
    lastEn: isNewLast && !isRomanName(form.lastEn.trim()),
  }
  function read() {
    const isWrong = Object.values(wrong).some(Boolean)
    setMissing(isWrong)
    if (isWrong) return undefined
    const isFamily = !isNewLast && form.surname !== 'keep'
    return {
      ...(wantsFirst ? { first: { th: form.firstTh.trim(), en: form.firstEn.trim() } } : {}),
      ...(isNewLast ? { newLast: { th: form.lastTh.trim(), en: form.lastEn.trim() } } : {}),
      ...(isFamily ? { familyLast: form.surname } : {}),
    }
  }
  return (
    <NotifyPage what="name" read={read} isDisabled={!names.value}>
      <LoadState load={names} lines={4}>
        {own => <Fields own={own} form={form} onChange={setForm} wrong={isMissing ? wrong : undefined} />}
      </LoadState>
      {isMissing && wrong.nothing ? <Notice tone="bad" title={t('newLife.nothing')} live /> : null}
      <Notice title={t('newLife.nameAfter')}>
        <p>{t('newLife.nameAfterBody')}</p>
      </Notice>
    </NotifyPage>
  )
}

type FieldsProps = {
  own: OwnNames
  form: Form
  onChange: (form: Form) => void
  wrong: { firstEn: boolean; lastTh: boolean; lastEn: boolean } | undefined
}

function Fields({ own, form, onChange, wrong }: FieldsProps) {
  const t = useText()
  const { language } = usePreferences()
  const set = (name: keyof Form) => (value: string) => onChange({ ...form, [name]: value })
  return (
    <>
      <DataList
        rows={[
          {
            id: 'now',
            label: t('newLife.nameNow'),
            value: language === 'th' ? `${own.firstTh} ${own.lastTh}` : `${own.firstEn} ${own.lastEn}`,
          },
        ]}
      />
      <NameField
        part="first"
        label={t('newLife.firstTh')}
        help={t('newLife.firstHelp')}
        value={form.firstTh}
        onChange={set('firstTh')}
      />
      {form.firstTh.trim() === '' ? null : (
        <Field
          label={t('newLife.firstEn')}
          help={t('newLife.romanHelp')}
          error={wrong?.firstEn ? t('newLife.romanWrong') : undefined}
          value={form.firstEn}
          onChange={set('firstEn')}
        />
      )}
      <Choice
        label={t('newLife.surname')}
        value={form.surname}
        choices={[
          { id: 'keep', label: t('newLife.surname.keep') },
          ...own.family.map(name => ({
            id: name.from,
            label: t(`newLife.surname.${name.from}`, { name: language === 'th' ? name.lastTh : name.lastEn }),
          })),
          { id: 'new', label: t('newLife.surname.new') },
        ]}
        onChange={set('surname')}
      />
      {form.surname === 'new' ? (
        <>
          <NameField
            part="last"
            label={t('newLife.lastTh')}
            help={t('newLife.lastHelp')}
            error={wrong?.lastTh ? t('newLife.needed') : undefined}
            value={form.lastTh}
            onChange={set('lastTh')}
          />
          <Field
            label={t('newLife.lastEn')}
            help={t('newLife.romanHelp')}
            error={wrong?.lastEn ? t('newLife.romanWrong') : undefined}
            value={form.lastEn}
            onChange={set('lastEn')}
          />
        </>
      ) : null}
    </>
  )
}
