// The back of the specimen card: stripe, laser code, and what to do with a card that is found.
import sharp from 'sharp'
import { formatLaserCode } from '../../shared/laser-code.ts'
import type { CardHolder } from './holder.ts'
import { lettering } from './lettering.ts'
import { cardGround, cardHeight, cardWidth, ink, rosette, softInk, specimenMark, waves } from './ornament.ts'

const instructions = [
  'บัตรนี้เป็นบัตรตัวอย่างสำหรับทดสอบระบบ ไม่ใช่บัตรประจำตัวประชาชน',
  'บุคคล เลขประจำตัว และข้อมูลบนบัตรเป็นสิ่งสมมติทั้งหมด',
  'This is a specimen for testing. It is not an identity card.',
  'The person, the numbers and everything on it are invented.',
] as const

/** Draws the back as PNG, 1518 × 957. */
export async function drawCardBack(holder: CardHolder): Promise<Buffer> {
  return sharp(Buffer.from(cardBackSvg(holder)))
    .png()
    .toBuffer()
}

/** The back as SVG with every letter an outline. */
export function cardBackSvg({ card }: CardHolder): string {
  const lines = instructions.map((text, index) =>
    lettering(cardWidth / 2, 372 + index * 58, text, {
      size: 36,
      weight: 500,
      fill: softInk,
      anchor: 'middle',
    }),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}" viewBox="0 0 ${cardWidth} ${cardHeight}">
${cardGround('#e7f3fa', '#dcebf6', '#efe9dc')}<g clip-path="url(#card)">
${waves({ y: 300, lines: 26, gap: 25, height: 30, turns: 2.6, colour: '#b08d57', opacity: 0.17 })}
${rosette(220, 640, 250, '#b08d57', 0.13)}${rosette(1290, 640, 250, '#4f93c4', 0.13)}
${specimenMark('#2f6ea5', 0.09)}
<rect y="86" width="${cardWidth}" height="168" fill="#23201f"/></g>
${lines.join('')}
${lettering(cardWidth / 2, 742, formatLaserCode(card.laserCode), { size: 74, weight: 600, fill: ink, anchor: 'middle', spacing: 5 })}
${lettering(cardWidth / 2, 866, 'SPECIMEN · ตัวอย่าง', { size: 44, weight: 700, fill: '#b3261e', anchor: 'middle', spacing: 3 })}
<rect x="1.5" y="1.5" width="${cardWidth - 3}" height="${cardHeight - 3}" rx="55" fill="none" stroke="#8db9d6" stroke-width="3"/></svg>`
}
