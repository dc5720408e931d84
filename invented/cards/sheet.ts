// An A4 page with both sides at the size of a real card, to be cut out along the marks.
import sharp from 'sharp'
import { lettering } from './lettering.ts'

const dotsPerMillimetre = 300 / 25.4
const px = (millimetres: number) => Math.round(millimetres * dotsPerMillimetre)
const page = { width: px(210), height: px(297) }
// ISO/IEC 7810 ID-1, rounded as the real card is measured: 85.6 × 54 mm.
const card = { width: px(85.6), height: px(54) }

/** Draws the sheet as PNG at 300 dots an inch from the two sides' PNGs. */
export async function drawPrintSheet({
  front,
  back,
}: {
  front: Uint8Array
  back: Uint8Array
}): Promise<Buffer> {
  const left = Math.round((page.width - card.width) / 2)
  const places = [
    { png: front, top: px(70) },
    { png: back, top: px(70 + 54 + 14) },
  ]
  const sides = await Promise.all(
    places.map(async ({ png, top }) => ({
      input: await sharp(png).resize(card.width, card.height, { fit: 'fill' }).png().toBuffer(),
      left,
      top,
    })),
  )
  const marks = Buffer.from(
    sheetSvg(
      left,
      places.map(place => place.top),
    ),
  )
  return sharp({ create: { ...page, channels: 3, background: '#ffffff' } })
    .composite([{ input: marks, left: 0, top: 0 }, ...sides])
    .withMetadata({ density: 300 })
    .png()
    .toBuffer()
}

function sheetSvg(left: number, tops: readonly number[]): string {
  const arm = px(6)
  const gap = px(1.5)
  const corners = tops.flatMap(top =>
    [left, left + card.width].flatMap((x, side) =>
      [top, top + card.height].map((y, end) => {
        const across = side === 0 ? `M${x - gap} ${y}h${-arm}` : `M${x + gap} ${y}h${arm}`
        const along = end === 0 ? `M${x} ${y - gap}v${-arm}` : `M${x} ${y + gap}v${arm}`
        return `<path d="${across}${along}"/>`
      }),
    ),
  )
  const middle = page.width / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}">
<g fill="none" stroke="#000" stroke-width="2">${corners.join('')}</g>
${lettering(middle, px(38), 'บัตรตัวอย่างสำหรับทดสอบ', { size: 74, weight: 600, anchor: 'middle' })}
${lettering(middle, px(47), 'Specimen card for testing', { size: 52, fill: '#444', anchor: 'middle' })}
${lettering(middle, px(214), 'พิมพ์ขนาดจริง 100% แล้วตัดตามเครื่องหมาย', { size: 46, anchor: 'middle' })}
${lettering(middle, px(222), 'Print at 100 % and cut along the marks: 85.6 × 54 mm', { size: 40, fill: '#444', anchor: 'middle' })}</svg>`
}
