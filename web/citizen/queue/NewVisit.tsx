import { ClipboardList } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { usePreferences } from '../../lib/preferences.ts'
import { bahtOf, readMatters } from '../../lib/queue-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Doors } from '../../ui/Doors.tsx'
import { Page } from '../../ui/Page.tsx'
import { useBack } from '../finder/use-back.ts'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { OwnCard } from './OwnCard.tsx'

/** What one wants to do there: how long it takes and what it costs. */
export function NewVisit() {
  const t = useText()
  const { language } = usePreferences()
  const load = useLoad(readMatters)
  // Who comes from a card that runs out or is lost is asked about the card alone.
  const [asked] = useSearchParams()
  const about = asked.get('about') ?? ''
  return (
    <Page
      page="newVisit"
      title={t('queue.what')}
      lead={t('queue.whatLead')}
      onBack={useBack('/services/queue')}
    >
      {about === 'card' ? <OwnCard /> : null}
      <LoadState load={load} lines={8}>
        {matters => (
          <Doors
            label={t('queue.what')}
            doors={matters
              .filter(({ id }) => id.startsWith(about))
              .map(({ id, name, minutes, fee }) => ({
                to: `/services/queue/new/${id}`,
                icon: <ClipboardList />,
                title: name[language],
                help: t('queue.matterHelp', { minutes, most: fee.toBaht, baht: bahtOf(fee) }),
              }))}
          />
        )}
      </LoadState>
    </Page>
  )
}
