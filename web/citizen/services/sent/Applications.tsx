import { Inbox } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { formatMoment } from '../../../lib/format.ts'
import { usePreferences } from '../../../lib/preferences.ts'
import { readApplications } from '../../../lib/sent-api.ts'
import type { ApplicationEntry } from '../../../lib/sent-types.ts'
import { useLoad } from '../../../lib/use-load.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { LoadState } from '../../LoadState.tsx'
import { useText } from '../../text.ts'
import './Sent.css'
import { StageTag } from './StageTag.tsx'

/** Everything that was sent, what waits for the person first. */
export function Applications() {
  const t = useText()
  const navigate = useNavigate()
  const load = useLoad(readApplications)
  return (
    <Page page="applications" title={t('services.mine')} onBack={() => navigate('/services')}>
      <LoadState load={load}>
        {all =>
          all.length === 0 ? (
            <EmptyState
              icon={<Inbox />}
              title={t('services.mineNone')}
              action={<Button onPress={() => navigate('/services')}>{t('services.find')}</Button>}
            >
              {t('services.mineNoneBody')}
            </EmptyState>
          ) : (
            groups.map(({ id, isIn }) => <Group key={id} id={id} entries={all.filter(isIn)} />)
          )
        }
      </LoadState>
    </Page>
  )
}

const needsYou = ({ stage }: ApplicationEntry) => stage === 'needsYou'
const groups = [
  { id: 'needsYou', isIn: needsYou },
  { id: 'open', isIn: (one: ApplicationEntry) => one.state !== 'ended' && !needsYou(one) },
  { id: 'ended', isIn: (one: ApplicationEntry) => one.state === 'ended' },
] as const

function Group({ id, entries }: { id: (typeof groups)[number]['id']; entries: ApplicationEntry[] }) {
  const t = useText()
  const { language } = usePreferences()
  if (entries.length === 0) return null
  return (
    <section className="service-group">
      <h2>{t(`services.mine.${id}`)}</h2>
      <ul className="sent-list">
        {entries.map(entry => (
          <li key={entry.id}>
            <Link to={`/services/applications/${entry.id}`}>
              <span className="sent-words">
                <b>{entry.name[language]}</b>
                <span className="soft small">
                  {[entry.reference, formatMoment(entry.movedAt, language)].filter(Boolean).join(' · ')}
                </span>
              </span>
              <StageTag entry={entry} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
