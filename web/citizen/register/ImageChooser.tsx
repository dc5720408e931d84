import { Image } from 'lucide-react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../text.ts'

const accepted = ['image/jpeg', 'image/png', 'image/webp']
const bytesMax = 15_000_000

/** The second way: a picture that is already on the phone. Other kinds of picture are turned into JPEG here. */
export function ImageChooser({
  onImage,
  onRefused,
}: {
  onImage: (image: Blob) => void
  onRefused: () => void
}) {
  const t = useText()
  async function choose(files: FileList | null) {
    const file = files?.[0]
    if (!file) return
    if (accepted.includes(file.type) && file.size <= bytesMax) return onImage(file)
    try {
      onImage(await toJpeg(file))
    } catch {
      onRefused()
    }
  }
  return (
    <FileTrigger acceptedFileTypes={accepted} onSelect={files => void choose(files)}>
      <Button kind="quiet" icon={<Image aria-hidden />}>
        {t('ui.chooseImage')}
      </Button>
    </FileTrigger>
  )
}

const longestSide = 3000

async function toJpeg(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
}
