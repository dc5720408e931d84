import { BookUser } from 'lucide-react'
import { useNavigate } from 'react-router'
import { type Paper, readPapers } from '../../lib/documents-api.ts'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Doors } from '../../ui/Doors.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'

/** What the register holds about the person, entry by entry. */
export function Entries() {
  const t = useText()
  const navigate = useNavigate()
  const load = useLoad(readPapers)
  return (
    <Page page="entries" title={t('entries.title')} lead={t('entries.lead')} onBack={() => navigate('/me')}>
      <LoadState load={load}>{papers => <List papers={papers} />}</LoadState>
    </Page>
  )
}

function List({ papers }: { papers: Paper[] }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <Doors
      label={t('entries.title')}
      doors={papers.map(({ paperId, kind, day, about }) => ({
        to: `/me/entries/${encodeURIComponent(paperId)}`,
        icon: <BookUser />,
        title: t(`entries.kind.${kind}`),
        help: formatDate(day, language),
        ...(about ? { more: about[language] } : {}),
      }))}
    />
  )
}
