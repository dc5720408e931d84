import { ChevronDown } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components/Disclosure'
import type { HistoryEntry } from '../../lib/control-types.ts'
import { formatTime } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { historyTitle, historyWay } from '../../ui/history-words.ts'
import { useUiText } from '../../ui/text.ts'
import { useText } from '../text.ts'

/** One act. Pressed, it tells who, what and how, and offers "it was not me". */
export function HistoryItem({ entry, onDoubt }: { entry: HistoryEntry; onDoubt: () => void }) {
  const t = useText()
  const tu = useUiText()
  const { language } = usePreferences()
  return (
    <Disclosure className="history-item">
      <Heading level={3}>
        <AriaButton slot="trigger" className="history-head">
          <time className="soft small numerals" dateTime={entry.at}>
            {formatTime(entry.at, language)}
          </time>
          <span>{historyTitle(tu, language, entry)}</span>
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
  const tu = useUiText()
  const { language } = usePreferences()
  const way = historyWay(tu, entry.via)
  const { party, itemLabels, items, deviceName } = entry
  const what = itemLabels?.map(label => label[language]) ?? items ?? []
  const rows = [
    ...(party ? [{ id: 'who', label: t('history.who'), value: party.domain, lang: 'en' as const }] : []),
    ...(what.length > 0 ? [{ id: 'what', label: t('history.items'), value: what.join(' · ') }] : []),
    ...(way ? [{ id: 'via', label: t('history.how'), value: way }] : []),
    ...(deviceName ? [{ id: 'device', label: t('history.device'), value: deviceName }] : []),
  ]
  return rows.length > 0 ? <DataList rows={rows} /> : null
}
