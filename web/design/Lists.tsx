import { History, KeyRound, Smartphone, UserRound } from 'lucide-react'
import { formatMoment } from '../lib/format.ts'
import { usePreferences } from '../lib/preferences.ts'
import { Button } from '../ui/Button.tsx'
import { DataList } from '../ui/DataList.tsx'
import { Doors } from '../ui/Doors.tsx'
import { MaskedNumber } from '../ui/MaskedNumber.tsx'
import { PersonName } from '../ui/PersonName.tsx'
import { Rows } from '../ui/Rows.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { invented } from './invented.ts'
import { Part, Sample } from './Part.tsx'
import { useText } from './text.ts'

/** What a person has, one under the other. */
export function Lists() {
  const t = useText()
  const { language } = usePreferences()
  return (
    <Part title={t('design.lists')}>
      <Sample name="DataList · PersonName · MaskedNumber" wide>
        <DataList
          rows={[
            { id: 'th', label: t('design.nameTh'), value: <PersonName name={invented.nameTh} lang="th" /> },
            { id: 'en', label: t('design.nameEn'), value: <PersonName name={invented.nameEn} lang="en" /> },
            {
              id: 'number',
              label: t('design.number'),
              value: <MaskedNumber value={invented.citizenNumber} />,
            },
            { id: 'address', label: t('design.address'), value: invented.addressTh, lang: 'th' },
          ]}
        />
      </Sample>
      <Sample name="DataList" note="in a card" wide>
        <DataList
          isInCard
          rows={[
            { id: 'th', label: t('design.nameTh'), value: <PersonName name={invented.nameTh} lang="th" /> },
            { id: 'address', label: t('design.address'), value: invented.addressTh, lang: 'th' },
          ]}
        />
      </Sample>
      <Sample name="Timeline" wide>
        <Timeline
          happenings={(['done', 'now', 'later'] as const).map((state, index) => ({
            id: state,
            words: t(`design.work.${state}`),
            at: `2026-11-29T09:0${index}:00+07:00`,
            when: formatMoment(`2026-11-29T09:0${index}:00+07:00`, language),
          }))}
        />
      </Sample>
      <Sample name="Rows" wide>
        <Rows
          rows={[
            {
              id: 'this',
              icon: <Smartphone />,
              title: t('design.phone'),
              tag: t('design.thisPhone'),
              notes: [t('design.usedToday')],
              action: <Button kind="quiet">{t('design.manage')}</Button>,
            },
            { id: 'key', icon: <KeyRound />, title: t('design.longName'), notes: [t('design.usedToday')] },
            {
              id: 'person',
              icon: <UserRound />,
              title: invented.nameTh,
              citizenNumber: invented.citizenNumber,
              notes: [],
            },
          ]}
        />
      </Sample>
      <Sample name="Doors" wide>
        <Doors
          label={t('design.doors')}
          doors={[
            {
              to: '/phones',
              icon: <Smartphone />,
              title: t('design.doorPhones'),
              help: t('design.doorPhonesHelp'),
            },
            {
              to: '/history',
              icon: <History />,
              title: t('design.doorHistory'),
              tag: t('design.thisPhone'),
              help: t('design.doorHistoryHelp'),
              more: t('design.usedToday'),
            },
          ]}
        />
      </Sample>
    </Part>
  )
}
