// Draws cards unlike the project's own: other fonts, sizes, places, colours and guilloches, so that the reader cannot lean on one drawing.
import sharp from 'sharp'
import type { CardTruth } from './card-truth.ts'
import type { Random } from './random.ts'

const width = 1012
const height = 638
const fonts = [
  'Laksaman',
  'Garuda',
  'Loma',
  'Waree',
  'Umpush',
  'Kinnari',
  'Norasi',
  'Sawasdee',
  'Noto Sans Thai',
  'Noto Looped Thai',
]
const latinFonts = ['DejaVu Sans', 'Noto Sans', 'Liberation Sans', 'Laksaman', 'Loma', 'Garuda']

type Pen = (
  x: number,
  y: number,
  size: number,
  text: string,
  fill: string,
  bold?: boolean,
  latin?: boolean,
) => string

function penOf(random: Random, anchor = 'start'): Pen {
  const thai = pick(random, fonts)
  const latin = random() < 0.5 ? thai : pick(random, latinFonts)
  const grow = 0.92 + random() * 0.14
  return (x, y, size, text, fill, bold = false, isLatin = false) =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-family="${isLatin ? latin : thai}" font-size="${(size * grow).toFixed(1)}" ${bold ? 'font-weight="bold"' : ''} fill="${fill}">${text}</text>`
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

/** Draws a front, PNG with transparent corners. */
export function drawOtherFront(truth: CardTruth, faceJpeg: Uint8Array, random: Random): Promise<Buffer> {
  const pen = penOf(random)
  const [dx, dy] = [(random() - 0.5) * 24, (random() - 0.5) * 14]
  const ink = pick(random, ['#141414', '#1b1f2b', '#222'])
  const blue = pick(random, ['#1d4fa3', '#23408f', '#333', '#0d5c8f'])
  const soft = pick(random, ['#3f4a55', '#555', '#26466b'])
  const bold = random() < 0.5
  const pid = truth.pid.replace(/(.)(....)(.....)(..)(.)/, '$1 $2 $3 $4 $5')
  const gap = 8 + random() * 30
  const column = 308 + dx
  const value = (label: number) => column + label + gap
  const lines = [
    pen(130 + dx, 62 + dy, 36, 'บัตรประจำตัวประชาชน', '#1a1f63', true),
    pen(560 + dx, 62 + dy, 31, 'Thai National ID Card', blue, false, true),
    pen(130 + dx, 100 + dy, 22, 'เลขประจำตัวประชาชน', soft),
    pen(130 + dx, 126 + dy, 20, 'Identification Number', blue, false, true),
    pen(440 + dx + random() * 40, 120 + dy, 42, pid, ink, false, true),
    pen(130 + dx, 176 + dy, 23, 'ชื่อตัวและชื่อสกุล', soft),
    pen(
      345 + dx + random() * 15,
      178 + dy,
      40,
      [truth.titleTh, truth.firstTh, truth.lastTh].filter(Boolean).join(' '),
      ink,
      bold,
    ),
    pen(column, 222 + dy, 22, 'Name', blue, false, true),
    pen(value(62), 222 + dy, 31, `${truth.titleEn} ${truth.firstEn}`, blue, bold, true),
    pen(column, 263 + dy, 22, 'Last name', blue, false, true),
    pen(value(106), 263 + dy, 31, truth.lastEn || '-', blue, bold, true),
    pen(column, 306 + dy, 23, 'เกิดวันที่', soft),
    pen(value(90), 306 + dy, 30, truth.birth.th, ink, bold),
    pen(column, 346 + dy, 22, 'Date of Birth', blue, false, true),
    pen(value(136), 346 + dy, 30, truth.birth.en, blue, bold, true),
    random() < 0.6 ? pen(column, 386 + dy, 23, 'ศาสนา พุทธ', soft) : '',
    pen(68 + dx, 422 + dy, 24, `ที่อยู่ ${truth.addr?.[0] ?? ''}`, ink),
    pen(68 + dx, 456 + dy, 24, truth.addr?.[1] ?? '', ink),
    ...foot(pen, truth, 68 + dx, 500 + dy, 'issue', { ink, blue, soft, bold }),
    ...foot(pen, truth, 545 + dx + random() * 30, 500 + dy, 'expiry', { ink, blue, soft, bold }),
    pen(300 + dx, 550 + dy, 20, '(นายทดสอบ ระบบงาน)', soft),
    pen(300 + dx, 576 + dy, 20, 'เจ้าพนักงานออกบัตร', soft),
    pen(762 + dx, 592 + dy, 20, truth.req ?? '', ink, false, true),
  ]
  const face = Buffer.from(faceJpeg).toString('base64')
  return svgPng(
    random,
    `${lines.join('')}<image x="${770 + dx}" y="${300 + dy}" width="200" height="250" preserveAspectRatio="none" xlink:href="data:image/jpeg;base64,${face}"/>
<rect x="${66 + dx}" y="${190 + dy}" width="190" height="150" rx="16" fill="#d9b45b" stroke="#856722" stroke-width="2"/><circle cx="${85 + dx}" cy="${64 + dy}" r="38" fill="#c0392b"/>`,
  )
}

type Inks = { ink: string; blue: string; soft: string; bold: boolean }

function foot(
  pen: Pen,
  truth: CardTruth,
  x: number,
  y: number,
  which: 'issue' | 'expiry',
  inks: Inks,
): string[] {
  const [th, en] = which === 'issue' ? ['วันออกบัตร', 'Date of Issue'] : ['วันบัตรหมดอายุ', 'Date of Expiry']
  return [
    pen(x, y, 25, truth[which].th, inks.ink, inks.bold),
    pen(x, y + 29, 21, th, inks.soft),
    pen(x, y + 62, 25, truth[which].en, inks.blue, inks.bold, true),
    pen(x, y + 92, 20, en, inks.blue, false, true),
  ]
}

/** Draws a back: a black stripe on some, the code anywhere below, sentences above or below it. */
export function drawOtherBack(truth: CardTruth, random: Random): Promise<Buffer> {
  const pen = penOf(random, 'middle')
  const stripe = random() < 0.6
  const codeAt = 330 + random() * 220
  const text = codeAt > 440 ? 300 : 560
  const spacing = random() < 0.5 ? '' : 'letter-spacing="4"'
  const code = pen(
    width / 2 + (random() - 0.5) * 200,
    codeAt,
    34 + random() * 16,
    truth.laser,
    '#151515',
    random() < 0.4,
    true,
  )
  return svgPng(
    random,
    `${stripe ? `<rect y="${30 + random() * 40}" width="${width}" height="115" fill="#171412"/>` : ''}
${pen(width / 2, text, 22, 'บัตรนี้เป็นของกรมการปกครอง ผู้ใดเก็บได้โปรดส่งคืน', '#445')}
${pen(width / 2, text + 34, 20, 'Property of the Department of Provincial Administration', '#445', false, true)}
${code.replace('<text', `<text ${spacing}`)}`,
  )
}

function svgPng(random: Random, inner: string): Promise<Buffer> {
  const ground = pick(random, ['#d3ecf9', '#dfeef7', '#e8f1ea', '#f0ece0', '#cfe3f5'])
  const wave = pick(random, ['#7fb4d8', '#b08d57', '#8fbf9a', '#a9a3cf'])
  const waves = Array.from({ length: 22 }, (_, index) => {
    const y = 20 + index * 29
    return `<path d="M0 ${y}C250 ${y - 40 * random()} 500 ${y + 60 * random()} ${width} ${y - 20}" fill="none" stroke="${wave}" stroke-opacity="0.35" stroke-width="1.4"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width * 1.5}" height="${height * 1.5}" viewBox="0 0 ${width} ${height}">
<defs><clipPath id="card"><rect width="${width}" height="${height}" rx="38"/></clipPath></defs><g clip-path="url(#card)"><rect width="${width}" height="${height}" fill="${ground}"/>${waves.join('')}${inner}</g></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
