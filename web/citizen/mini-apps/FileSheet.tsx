import { saveFile } from '../../lib/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useText } from '../text.ts'
import type { Wish } from './use-host.ts'

const bytesMax = 20 * 1024 * 1024
/** What the contract lets a mini-app hand over; nothing that a phone would run. */
const types: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

/** Asks before a file of a mini-app is kept on the phone. */
export function FileSheet({ wish, name }: { wish: Extract<Wish, { kind: 'file' }>; name: string }) {
  const t = useText()
  const file = toFile(wish)
  return (
    <Sheet isOpen title={t('miniApps.fileTitle', { name })} onClose={() => wish.refuse('refused')}>
      {file ? (
        <>
          <p className="mini-file">{file.name}</p>
          <Button
            onPress={() => {
              saveFile(file.blob, file.name)
              wish.answer(true)
            }}
          >
            {t('miniApps.fileSave')}
          </Button>
        </>
      ) : (
        <>
          <p>{t('miniApps.fileRefused')}</p>
          <Button kind="secondary" onPress={() => wish.refuse('not a file that can be saved')}>
            {t('action.back')}
          </Button>
        </>
      )}
    </Sheet>
  )
}

function toFile({ name, base64 }: { name: string; base64: string }) {
  const plain = name.replaceAll(/[\\/:*?"<>|\p{C}]/gu, '_').slice(-120)
  const type = types[/\.(\w+)$/.exec(plain)?.[1]?.toLowerCase() ?? '']
  if (!type || base64.length > (bytesMax * 4) / 3) return undefined
  try {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
    return { name: plain, blob: new Blob([bytes], { type }) }
  } catch {
    return undefined
  }
}
