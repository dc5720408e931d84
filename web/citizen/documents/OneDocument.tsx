import { ExternalLink, FileDown } from 'lucide-react'
import { useNavigate, useParams } from 'react-router'
import { type DocumentView, endOf, readDocument, readDocumentPdf } from '../../lib/documents-api.ts'
import { formatDate, formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useLoad } from '../../lib/use-load.ts'
import { useObjectUrl } from '../../lib/use-object-url.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './OneDocument.css'
import { EndDocument } from './EndDocument.tsx'
import { ShareDocument } from './ShareDocument.tsx'
import { Steps } from './Steps.tsx'

/** One document: its code to show, its file, its links, its story, and the two ways in which it may end. */
export function OneDocument() {
  const t = useText()
  const navigate = useNavigate()
  const { documentId = '' } = useParams()
  const load = useLoad(() => readDocument(documentId))
  return (
    <Page
      page="document"
      title={load.value ? t(`document.kind.${load.value.kind}`) : t('document.title')}
      onBack={() => navigate('/me/documents')}
    >
      <LoadState load={load}>{view => <Whole view={view} onChange={load.again} />}</LoadState>
    </Page>
  )
}

function Whole({ view, onChange }: { view: DocumentView; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const ended = endOf(view)
  return (
    <>
      {ended ? (
        <Notice tone="warn" title={t(`document.status.${ended}`)}>
          <p>{t(`document.ended.${ended}`)}</p>
        </Notice>
      ) : (
        <div className="document-code">
          <QrCode text={view.verifyLink} label={t('document.code')} />
          <p className="soft small">{t('document.codeHelp')}</p>
        </div>
      )}
      <DataList
        rows={[
          { id: 'number', label: t('document.number'), value: view.number },
          { id: 'issued', label: t('document.issued'), value: formatMoment(view.issuedAt, language) },
          { id: 'until', label: t('document.until'), value: formatDate(view.expiresAt, language) },
          { id: 'basis', label: t('document.basis'), value: view.legalBasis[language] },
        ]}
      />
      <File id={view.id} number={view.number} />
      {ended ? null : <ShareDocument view={view} onChange={onChange} />}
      <Steps history={view.history} />
      {ended ? null : <EndDocument view={view} onChange={onChange} />}
    </>
  )
}

function File({ id, number }: { id: string; number: string }) {
  const t = useText()
  const load = useLoad(() => readDocumentPdf(id))
  const url = useObjectUrl(load.value)
  return (
    <>
      <ProblemNotice problem={load.problem} />
      <div className="pair">
        <Button
          kind="secondary"
          icon={<ExternalLink aria-hidden />}
          isPending={load.loading}
          onPress={() => {
            if (url) window.open(url, '_blank')
          }}
        >
          {t('document.open')}
        </Button>
        <Button
          icon={<FileDown aria-hidden />}
          isPending={load.loading}
          onPress={() => {
            if (load.value) saveFile(load.value, `${number}.pdf`)
          }}
        >
          {t('document.save')}
        </Button>
      </div>
    </>
  )
}
