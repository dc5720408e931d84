import { useState } from 'react'
import { isDay } from '../../../shared/partial-date.ts'
import { readNear } from '../../lib/life-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Choice } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { dayNow, daysSince } from './days.ts'
import { NotifyPage } from './NotifyPage.tsx'

const NOTICE_DAYS = 1

/** Who died, of those whose death one may notify; when, where, and the hospital's notice. */
export function NewDeath() {
  const t = useText()
  const { language } = usePreferences()
  const near = useLoad(readNear)
  const [chosen, setChosen] = useState('')
  const [diedOn, setDiedOn] = useState(dayNow)
  const [place, setPlace] = useState('')
  const [noticeNumber, setNoticeNumber] = useState('')
  const [isMissing, setMissing] = useState(false)
  function read() {
    const isWhole =
      chosen !== '' && isDay(diedOn) && place.trim().length > 1 && noticeNumber.trim().length > 2
    setMissing(!isWhole)
    return isWhole
      ? { personId: chosen, diedOn, place: place.trim(), noticeNumber: noticeNumber.trim() }
      : undefined
  }
  return (
    <NotifyPage what="death" read={read} isDisabled={!near.value?.length}>
      <LoadState load={near} lines={2}>
        {people =>
          people.length === 0 ? (
            <Notice tone="warn" title={t('newLife.nobodyNear')}>
              <p>{t('newLife.nobodyNearBody')}</p>
            </Notice>
          ) : (
            <Choice
              label={t('newLife.deceased')}
              error={isMissing && chosen === '' ? t('newLife.needed') : undefined}
              value={chosen}
              // Nobody stands there beforehand: a press too many must not name somebody dead.
              choices={[
                { id: '', label: t('newLife.deceased.choose') },
                ...people.map(one => ({
                  id: one.personId,
                  label: language === 'th' ? one.nameTh : one.nameEn,
                })),
              ]}
              onChange={setChosen}
            />
          )
        }
      </LoadState>
      <DateField
        label={t('newLife.diedOn')}
        error={isMissing && !isDay(diedOn) ? t('newLife.needed') : undefined}
        value={diedOn}
        onChange={setDiedOn}
      />
      {daysSince(diedOn) > NOTICE_DAYS ? (
        <Notice tone="warn" title={t('newLife.deathLate')} live>
          <p>{t('newLife.deathLateBody')}</p>
        </Notice>
      ) : null}
      <Field
        label={t('newLife.place')}
        error={isMissing && place.trim().length < 2 ? t('newLife.needed') : undefined}
        value={place}
        onChange={setPlace}
      />
      <Field
        label={t('newLife.deathNotice')}
        help={t('newLife.deathNoticeHelp')}
        error={isMissing && noticeNumber.trim().length < 3 ? t('newLife.needed') : undefined}
        value={noticeNumber}
        onChange={setNoticeNumber}
        autoComplete="off"
      />
    </NotifyPage>
  )
}
