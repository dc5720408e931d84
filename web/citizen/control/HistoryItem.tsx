import { ChevronDown } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components/Disclosure'
import type { HistoryEntry } from '../../lib/control-types.ts'
import { formatTime } from '../../lib/format.ts'
import { type Language, usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { type AppText, type TextKey, useText } from '../text.ts'

const kinds = [
  'signedIn',
  'dataGiven',
  'cardLoaded',
  'sessionOpened',
  'passcodeRefused',
  'phoneBound',
  'phoneWaiting',
  'phoneApproved',
  'phoneRemoved',
  'phoneLocked',
  'passcodeReset',
  'passkeyAdded',
  'passkeyRemoved',
  'frozen',
  'unfrozen',
  'permissionRevoked',
  'exported',
  'registerChecked',
  'registerRead',
  'faceCompared',
  'recordSeen',
  'provenElsewhere',
  'serviceUsed',
  'serviceAllowed',
  'serviceWithdrawn',
]
const ways = [
  'phone',
  'sandboxForm',
  'token',
  'userinfo',
  'introspect',
  'passkey',
  'cardByLaser',
  'cardByChip',
  'death',
  'personPresent',
  'personAbsent',
  'housePresent',
  'houseAbsent',
  'match',
  'no_match',
  'unsure',
  'registrar',
  'field',
  'kiosk',
  'boonterm',
  'post',
  'shop',
]

/** What happened, in the person's words; a kind this app does not know yet is still shown. */
function titleOf(t: AppText, language: Language, { kind, party, service }: HistoryEntry): string {
  const known = kinds.includes(kind) ? kind : 'other'
  const name = party ? (language === 'th' ? party.nameTh : party.nameEn) : ''
  return t(`history.kind.${known}` as TextKey, {
    party: name || t('history.someone'),
    service: service?.name[language] ?? t('history.someone'),
  })
}

/** One act. Pressed, it tells who, what and how, and offers "it was not me". */
export function HistoryItem({ entry, onDoubt }: { entry: HistoryEntry; onDoubt: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <Disclosure className="history-item">
      <Heading level={3}>
        <AriaButton slot="trigger" className="history-head">
          <time className="soft small numerals" dateTime={entry.at}>
            {formatTime(entry.at, language)}
          </time>
          <span>{titleOf(t, language, entry)}</span>
          <ChevronDown aria-hidden />
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className="history-body">
          <Details entry={entry} />
          <Button kind="secondary" onPress={onDoubt}>
            {t('notMe.open')}
          </Button>
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}

function Details({ entry }: { entry: HistoryEntry }) {
  const t = useText()
  const { language } = usePreferences()
  const { party, itemLabels, items, via, deviceName } = entry
  const what = itemLabels?.map(label => label[language]) ?? items ?? []
  const rows = [
    ...(party ? [{ id: 'who', label: t('history.who'), value: party.domain, lang: 'en' as const }] : []),
    ...(what.length > 0 ? [{ id: 'what', label: t('history.items'), value: what.join(' · ') }] : []),
    ...(via && ways.includes(via)
      ? [{ id: 'via', label: t('history.how'), value: t(`history.via.${via}` as TextKey) }]
      : []),
    ...(deviceName ? [{ id: 'device', label: t('history.device'), value: deviceName }] : []),
  ]
  return rows.length > 0 ? <DataList rows={rows} /> : null
}
