import { History as HistoryIcon } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { HistoryEntry } from '../../lib/control-types.ts'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './History.css'
import { HistoryItem } from './HistoryItem.tsx'
import { byDay, partiesIn } from './history-days.ts'
import { NotMeSheet } from './NotMeSheet.tsx'
import { type HistoryState, useEndInView, useHistory } from './use-history.ts'

/** Everything done with the person's identity and data, by day, with the way to say "it was not me". */
export function History() {
  const t = useText()
  const navigate = useNavigate()
  const history = useHistory()
  const [partyId, setPartyId] = useState('')
  const [doubted, setDoubted] = useState<HistoryEntry>()
  const { entries } = history
  const shown = entries?.filter(entry => !partyId || entry.party?.id === partyId)
  return (
    <Page page="history" title={t('history.title')} lead={t('history.lead')} onBack={() => navigate('/me')}>
      {entries?.length ? <Filter entries={entries} value={partyId} onChange={setPartyId} /> : null}
      {shown ? <Days entries={shown} onDoubt={setDoubted} /> : null}
      {shown?.length === 0 && !history.hasMore ? (
        <EmptyState icon={<HistoryIcon />} title={t('history.emptyTitle')}>
          {t('history.emptyBody')}
        </EmptyState>
      ) : null}
      <ProblemNotice problem={history.problem} />
      {entries || history.problem ? null : <Skeleton lines={6} />}
      {history.hasMore || history.problem ? <More history={history} /> : null}
      <NotMeSheet entry={doubted} onClose={() => setDoubted(undefined)} />
    </Page>
  )
}

function Filter(props: { entries: HistoryEntry[]; value: string; onChange: (id: string) => void }) {
  const t = useText()
  const { language } = usePreferences()
  const parties = partiesIn(props.entries)
  if (parties.length === 0) return null
  return (
    <Choice
      label={t('history.filter')}
      value={props.value}
      choices={[
        { id: '', label: t('history.everyone') },
        ...parties.map(({ id, nameTh, nameEn }) => ({ id, label: language === 'th' ? nameTh : nameEn })),
      ]}
      onChange={props.onChange}
    />
  )
}

function Days(props: { entries: HistoryEntry[]; onDoubt: (entry: HistoryEntry) => void }) {
  const { language } = usePreferences()
  return byDay(props.entries).map(({ day, entries }) => (
    <section key={day} className="stack-tight">
      <h2>{formatDate(day, language)}</h2>
      <ul className="history-list">
        {entries.map(entry => (
          <li key={entry.id}>
            <HistoryItem entry={entry} onDoubt={() => props.onDoubt(entry)} />
          </li>
        ))}
      </ul>
    </section>
  ))
}

function More({ history }: { history: HistoryState }) {
  const t = useText()
  const end = useEndInView(() => {
    if (!history.problem) history.more()
  })
  return (
    <div ref={end}>
      <Button kind="secondary" isPending={history.busy} onPress={history.more}>
        {t(history.problem ? 'action.again' : 'history.more')}
      </Button>
    </div>
  )
}
