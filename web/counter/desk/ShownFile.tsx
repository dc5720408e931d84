import { useState } from 'react'
import { useAct } from '../../lib/use-act.ts'
import { useObjectUrl } from '../../lib/use-object-url.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemLine } from '../ProblemLine.tsx'

type ShownFileProps = {
  name: string
  /** The words on the button that fetches it. */
  show: string
  mediaType: string
  read: () => Promise<Blob>
}

/** A photograph or PDF file of somebody, fetched when it is wanted. */
export function ShownFile({ name, show, mediaType, read }: ShownFileProps) {
  const act = useAct()
  const [blob, setBlob] = useState<Blob>()
  const url = useObjectUrl(blob)
  const open = () => void act.run(async () => setBlob(await read()))
  if (!url)
    return (
      <>
        <ProblemLine problem={act.problem} />
        <Button kind="secondary" isPending={act.busy} onPress={open}>
          {show}
        </Button>
      </>
    )
  return mediaType.startsWith('image/') ? (
    <img className="shown-picture" src={url} alt={name} />
  ) : (
    <a href={url} download={`${name}.pdf`}>
      {name}
    </a>
  )
}
