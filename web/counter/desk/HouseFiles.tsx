import { useState } from 'react'
import { useAct } from '../../lib/use-act.ts'
import { useObjectUrl } from '../../lib/use-object-url.ts'
import { Button } from '../../ui/Button.tsx'
import type { DeskCase, HouseCases } from '../house-cases-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'

type HouseFilesProps = { cases: HouseCases; caseId: string; files: DeskCase['files'] }

/** Photographs and papers of a case, each fetched when it is wanted. */
export function HouseFiles({ cases, caseId, files }: HouseFilesProps) {
  const t = useText()
  if (files.length === 0) return <p className="soft small">{t('houses.noFiles')}</p>
  return (
    <section className="stack-tight">
      <h2>{t('houses.files')}</h2>
      {files.map((file, index) => (
        <OneFile
          key={file.fileId}
          number={index + 1}
          isPicture={file.mediaType.startsWith('image/')}
          read={() => cases.file(caseId, file.fileId)}
        />
      ))}
    </section>
  )
}

type OneFileProps = { number: number; isPicture: boolean; read: () => Promise<Blob> }

function OneFile({ number, isPicture, read }: OneFileProps) {
  const t = useText()
  const act = useAct()
  const [blob, setBlob] = useState<Blob>()
  const url = useObjectUrl(blob)
  const open = () => void act.run(async () => setBlob(await read()))
  if (!url)
    return (
      <>
        <ProblemLine problem={act.problem} />
        <Button kind="secondary" isPending={act.busy} onPress={open}>
          {t('houses.showFile', { number })}
        </Button>
      </>
    )
  return isPicture ? (
    <img className="house-picture" src={url} alt={t('houses.file', { number })} />
  ) : (
    <a href={url} download={`${number}.pdf`}>
      {t('houses.file', { number })}
    </a>
  )
}
