// What a camera may see, and what files people send, that are no good; and those that are good all the same.
import sharp from 'sharp'
import { cast, drawFaceJpeg } from '../invented/faces/index.ts'

/** An empty room. */
export const drawWall = (shade: number): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="hsl(30 20% ${60 + shade}%)"/><rect x="380" y="60" width="180" height="240" fill="#ddd" stroke="#999" stroke-width="6"/></svg>`,
    ),
  )
    .jpeg()
    .toBuffer()

/** Two people side by side. */
export async function drawPair(seed: number, height = 480): Promise<Buffer> {
  const width = Math.round((height * 2) / 3)
  const [one, other] = await Promise.all(
    [0, 3].map(index => drawFaceJpeg(cast[index]!, { noiseSeed: seed }, { width, height })),
  )
  return sharp({ create: { width: 2 * width, height, channels: 3, background: '#888' } })
    .composite([
      { input: one!, left: 0, top: 0 },
      { input: other!, left: width, top: 0 },
    ])
    .jpeg()
    .toBuffer()
}

/** A cat, drawn. */
export const drawCat = (): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="960"><rect width="1280" height="960" fill="#8a9a5b"/>
    <ellipse cx="640" cy="600" rx="260" ry="220" fill="#c98b4b"/><circle cx="640" cy="380" r="150" fill="#c98b4b"/>
    <path d="M520 300 L540 170 L620 250 Z M760 300 L740 170 L660 250 Z" fill="#a86f35"/><circle cx="590" cy="370" r="18"/><circle cx="690" cy="370" r="18"/>
    <path d="M640 410 q-30 40 -60 20 M640 410 q30 40 60 20" stroke="#000" stroke-width="5" fill="none"/></svg>`),
  )
    .jpeg()
    .toBuffer()

/** Only the left part of a photograph of a card. */
export async function leftPartOf(photograph: Buffer, share: number): Promise<Buffer> {
  const { width, height } = await sharp(photograph).metadata()
  return sharp(photograph)
    .extract({ left: 0, top: 0, width: Math.round(width * share), height })
    .jpeg()
    .toBuffer()
}

/** A document that calls itself a picture. */
export const aPdf = () => Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF')

/** A small PNG of 256 megapixels. */
export const anImageBomb = () =>
  sharp({
    create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer()

/** The photograph lying on its side, with the EXIF mark that says so. */
export const turnedByExif = (photograph: Buffer) =>
  sharp(photograph).rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 92 }).toBuffer()

/** The photograph as a camera of forty megapixels would store it. */
export const inFortyMegapixels = (photograph: Buffer) =>
  sharp(photograph).resize(7_300, 5_480, { fit: 'fill' }).jpeg({ quality: 70 }).toBuffer()
