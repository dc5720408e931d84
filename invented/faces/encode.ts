import sharp from 'sharp'
import { drawFace, type FaceView, type Picture } from './draw-face.ts'
import type { CastMember } from './traits.ts'

type Size = { width: number; height: number }

function photograph(picture: Picture) {
  return sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
}

/** A member as PNG bytes. */
export async function drawFacePng(member: CastMember, view: FaceView, size: Size): Promise<Buffer> {
  return photograph(drawFace(member, view, size))
    .png({ compressionLevel: 6 })
    .toBuffer()
}

/** A member as JPEG bytes; `quality` from 1 to 100. */
export async function drawFaceJpeg(
  member: CastMember,
  view: FaceView,
  size: Size,
  quality = 88,
): Promise<Buffer> {
  return jpegOf(drawFace(member, view, size), quality)
}

/** Any picture as JPEG bytes. */
export async function jpegOf(picture: Picture, quality: number): Promise<Buffer> {
  return photograph(picture).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer()
}
