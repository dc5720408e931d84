import type { DeskCase, HouseCases } from '../house-cases-api.ts'
import { useText } from '../text.ts'
import { ShownFile } from './ShownFile.tsx'

type HouseFilesProps = { cases: HouseCases; caseId: string; files: DeskCase['files'] }

/** Photographs and papers of a case, each fetched when it is wanted. */
export function HouseFiles({ cases, caseId, files }: HouseFilesProps) {
  const t = useText()
  if (files.length === 0) return <p className="soft small">{t('houses.noFiles')}</p>
  return (
    <section className="stack-tight">
      <h2>{t('houses.files')}</h2>
      {files.map((file, index) => (
        <ShownFile
          key={file.fileId}
          name={t('houses.file', { number: index + 1 })}
          show={t('houses.showFile', { number: index + 1 })}
          mediaType={file.mediaType}
          read={() => cases.file(caseId, file.fileId)}
        />
      ))}
    </section>
  )
}
