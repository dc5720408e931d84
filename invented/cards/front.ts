// The front of the specimen card, field by field where the real one has them.
import sharp from 'sharp'
import { cardAddressLines } from '../../shared/address.ts'
import { formatEnglishCardDate, formatThaiCardDate } from '../../shared/card-date.ts'
import { formatCitizenNumber } from '../../shared/citizen-number.ts'
import { fullNameTh, titles } from '../../shared/names.ts'
import type { CardHolder } from './holder.ts'
import { fitted, lettering, measure, type TextStyle } from './lettering.ts'
import {
  blueInk,
  cardGround,
  cardHeight,
  cardWidth,
  chip,
  emblem,
  ink,
  rosette,
  softInk,
  specimenMark,
  waves,
} from './ornament.ts'

const portrait = { x: 1146, y: 470, width: 300, height: 372 }
const label: TextStyle = { size: 36, weight: 500, fill: softInk }
const englishLabel: TextStyle = { size: 34, fill: blueInk }
const value: TextStyle = { size: 46, weight: 600, fill: ink }
const englishValue: TextStyle = { size: 44, weight: 600, fill: blueInk }

/** Draws the front as PNG, 1518 × 957; the portrait is any JPEG or PNG and is cut to the frame. */
export async function drawCardFront(
  holder: CardHolder,
  { portraitJpeg }: { portraitJpeg: Uint8Array },
): Promise<Buffer> {
  const face = await sharp(portraitJpeg)
    .rotate()
    .resize(portrait.width * 2, portrait.height * 2, { fit: 'cover', position: 'top' })
    .jpeg({ quality: 92 })
    .toBuffer()
  return sharp(Buffer.from(cardFrontSvg(holder, face.toString('base64'))))
    .png()
    .toBuffer()
}

/** The front as SVG with every letter an outline. */
export function cardFrontSvg(holder: CardHolder, faceBase64: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${cardWidth}" height="${cardHeight}" viewBox="0 0 ${cardWidth} ${cardHeight}">
${cardGround('#d6effb', '#cfe6f7', '#e9e3f4')}<g clip-path="url(#card)">
${waves({ y: 60, lines: 34, gap: 27, height: 34, turns: 2.2, colour: '#5fa8d3', opacity: 0.2 })}
${rosette(760, 560, 330, '#4f93c4', 0.1)}${rosette(1440, 90, 210, '#b97fb5', 0.12)}
${specimenMark('#2f6ea5', 0.1)}</g>
${heading()}${number(holder)}${names(holder)}${birth(holder)}${address(holder)}${dates(holder)}${photo(holder, faceBase64)}
${chip(100, 292, 286, 224)}
<rect x="1.5" y="1.5" width="${cardWidth - 3}" height="${cardHeight - 3}" rx="55" fill="none" stroke="#8db9d6" stroke-width="3"/></svg>`
}

function heading(): string {
  return (
    emblem(106, 108, 66) +
    lettering(196, 104, 'บัตรประจำตัวประชาชน', { size: 56, weight: 700, fill: '#10246b' }) +
    lettering(1446, 104, 'Thai National ID Card', { size: 50, weight: 600, fill: blueInk, anchor: 'end' })
  )
}

function number({ citizenNumber }: CardHolder): string {
  return (
    lettering(196, 164, 'เลขประจำตัวประชาชน', label) +
    lettering(196, 206, 'Identification Number', englishLabel) +
    lettering(640, 196, formatCitizenNumber(citizenNumber, ' '), {
      size: 68,
      weight: 600,
      fill: ink,
      spacing: 2,
    })
  )
}

function names({ name }: CardHolder): string {
  const th = fullNameTh(name)
  const firstEn = [titles[name.title].en, name.firstEn, name.middleEn].filter(Boolean).join(' ')
  const nameStyle = fitted(th, { size: 58, weight: 600, fill: ink }, 920)
  return (
    lettering(196, 270, 'ชื่อตัวและชื่อสกุล', label) +
    lettering(520, 284, th, nameStyle) +
    line(470, 352, 'Name', firstEn, englishLabel, englishValue, 960) +
    line(470, 411, 'Last name', name.lastEn ?? '-', englishLabel, englishValue, 960)
  )
}

function birth({ birthDate }: CardHolder): string {
  return (
    line(470, 470, 'เกิดวันที่', formatThaiCardDate(birthDate), label, value, 480) +
    line(470, 529, 'Date of Birth', formatEnglishCardDate(birthDate), englishLabel, englishValue, 460)
  )
}

function address({ address: where }: CardHolder): string {
  const [first, second] = cardAddressLines(where)
  const style: TextStyle = { size: 38, weight: 500, fill: ink }
  const left = 100 + measure('ที่อยู่', label) + 18
  return (
    lettering(100, 602, 'ที่อยู่', label) +
    lettering(left, 602, first, fitted(first, style, 1110 - left)) +
    lettering(100, 656, second, fitted(second, style, 1010))
  )
}

function dates({ card }: CardHolder): string {
  const column = (x: number, date: CardHolder['card']['expiryDate'], th: string, en: string) =>
    lettering(x, 732, formatThaiCardDate(date), { ...value, size: 40 }) +
    lettering(x, 776, th, { ...label, size: 32 }) +
    lettering(x, 828, formatEnglishCardDate(date), { ...englishValue, size: 39 }) +
    lettering(x, 870, en, { ...englishLabel, size: 31 })
  return (
    column(100, card.issueDate, 'วันออกบัตร', 'Date of Issue') +
    column(808, card.expiryDate, 'วันบัตรหมดอายุ', 'Date of Expiry') +
    signature(580, 752) +
    lettering(580, 818, '(นายทดสอบ ระบบงาน)', { size: 31, fill: ink, anchor: 'middle' }) +
    lettering(580, 862, 'เจ้าพนักงานออกบัตร', { size: 31, fill: softInk, anchor: 'middle' })
  )
}

function photo({ card }: CardHolder, faceBase64: string): string {
  const { x, y, width, height } = portrait
  const marks = [150, 160, 170, 180].map((centimetres, index) => {
    const at = y + height - 62 - index * 84
    const side = lettering(x - 12, at - 6, String(centimetres), { size: 19, fill: '#5c7891', anchor: 'end' })
    return `<path d="M${x - 60} ${at}H${x}" stroke="#5c7891" stroke-width="1.5"/>${side}`
  })
  return `${marks.join('')}<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="none" xlink:href="data:image/jpeg;base64,${faceBase64}"/>
<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="#7aa5c2" stroke-width="2"/>
${lettering(x + width / 2, y + height + 48, card.requestNumber, { size: 33, weight: 500, fill: ink, anchor: 'middle' })}`
}

/** A label and its value on one baseline. */
function line(
  x: number,
  y: number,
  name: string,
  text: string,
  nameStyle: TextStyle,
  textStyle: TextStyle,
  width: number,
): string {
  const left = x + measure(name, nameStyle) + 22
  return (
    lettering(x, y, name, nameStyle) + lettering(left, y, text, fitted(text, textStyle, width - (left - x)))
  )
}

/** A scribble that is nobody's signature. */
function signature(x: number, y: number): string {
  return `<path d="M${x - 90} ${y}c28-40 46-46 40-14s-12 34 12 2 34-30 28-4 22 10 40-12 28-8 22 6 26 2 48-16" fill="none" stroke="#1f3f8a" stroke-width="3.2" stroke-linecap="round" opacity=".8"/>`
}
