import { BookUser } from 'lucide-react'
import { useNavigate } from 'react-router'
import { type Paper, readPapers } from '../../lib/documents-api.ts'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
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
  const navigate = useNavigate()
  const { language } = usePreferences()
  return (
    <Rows
      rows={papers.map(({ paperId, kind, day, about }) => ({
        id: paperId,
        icon: <BookUser />,
        title: t(`entries.kind.${kind}`),
        notes: [...(about ? [about[language]] : []), formatDate(day, language)],
        action: (
          <Button
            kind="secondary"
            aria-label={t('documents.openNamed', {
              name: `${t(`entries.kind.${kind}`)} ${about?.[language] ?? ''}`.trim(),
            })}
            onPress={() => navigate(`/me/entries/${encodeURIComponent(paperId)}`)}
          >
            {t('documents.open')}
          </Button>
        ),
      }))}
    />
  )
}
