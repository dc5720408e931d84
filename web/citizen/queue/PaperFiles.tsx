import { useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { type PaperFile, sendPaper, takeBackPaper, type Visit } from '../../lib/queue-api.ts'
import { FilePicker } from '../FilePicker.tsx'
import { useText } from '../text.ts'

/** Of one paper; all of a visit together are ten. */
const FILES_MOST = 3

/** Papers shown to the officer ahead of the visit, photographed or as PDF files. Cards and people are looked at in the room. */
export function PaperFiles({ visit: { visitId, matter, files } }: { visit: Visit }) {
  const t = useText()
  const { language } = usePreferences()
  const [sent, setSent] = useState<Record<string, string[]>>(() => idsByPaper(files))
  const papers = matter.papers.filter(paper => paper.isSentAhead)
  if (papers.length === 0) return null
  return (
    <details className="visit-form">
      <summary>{t('queue.showAhead', { count: Object.values(sent).flat().length })}</summary>
      <div className="stack">
        <p className="soft small">{t('queue.showAheadLead')}</p>
        {papers.map(({ id, name }) => (
          <FilePicker
            key={id}
            label={name[language]}
            most={FILES_MOST}
            ids={sent[id] ?? []}
            known={Object.fromEntries(files.map(file => [file.fileId, file.mediaType]))}
            keep={file => sendPaper(visitId, id, file)}
            drop={fileId => takeBackPaper(visitId, fileId)}
            onChange={ids => setSent(before => ({ ...before, [id]: ids }))}
          />
        ))}
      </div>
    </details>
  )
}

function idsByPaper(files: readonly PaperFile[]) {
  const ids: Record<string, string[]> = {}
  for (const { paper, fileId } of files) ids[paper] = [...(ids[paper] ?? []), fileId]
  return ids
}
