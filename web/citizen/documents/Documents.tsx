import { FilePlus2, Files, FileText } from 'lucide-react'
import { useNavigate } from 'react-router'
import { type DocumentRow, endOf, readDocuments } from '../../lib/documents-api.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Doors } from '../../ui/Doors.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'

/** Every document that was issued to the person, also those that ended. */
export function Documents() {
  const t = useText()
  const navigate = useNavigate()
  const load = useLoad(readDocuments)
  return (
    <Page
      page="documents"
      title={t('documents.title')}
      lead={t('documents.lead')}
      onBack={() => navigate('/me')}
      actions={
        <Button icon={<FilePlus2 aria-hidden />} onPress={() => navigate('/me/documents/new')}>
          {t('documents.new')}
        </Button>
      }
    >
      <LoadState load={load}>
        {documents =>
          documents.length > 0 ? (
            <List documents={documents} />
          ) : (
            <EmptyState icon={<Files />} title={t('documents.emptyTitle')}>
              {t('documents.emptyBody')}
            </EmptyState>
          )
        }
      </LoadState>
    </Page>
  )
}

function List({ documents }: { documents: DocumentRow[] }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <Doors
      label={t('documents.title')}
      doors={documents.map(document => {
        const { id, kind, number, issuedAt } = document
        const ended = endOf(document)
        return {
          to: `/me/documents/${id}`,
          icon: <FileText />,
          title: t(`document.kind.${kind}`),
          ...(ended ? { tag: t(`document.status.${ended}`) } : {}),
          help: number,
          more: t('documents.issuedAt', { at: formatMoment(issuedAt, language) }),
        }
      })}
    />
  )
}
