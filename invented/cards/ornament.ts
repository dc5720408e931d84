// The ground of the specimen card: colours near the real one, wave lines, an emblem of our own and the word SPECIMEN.
import { lettering } from './lettering.ts'

export const cardWidth = 1518
export const cardHeight = 957
export const cornerRadius = 56
export const ink = '#0c0f14'
export const blueInk = '#123f8f'
export const softInk = '#2b3a4d'

/** Opens the card's SVG: rounded clip, colour ground and wave lines. */
export function cardGround(from: string, middle: string, to: string): string {
  return `<defs>
<linearGradient id="ground" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset=".55" stop-color="${middle}"/><stop offset="1" stop-color="${to}"/></linearGradient>
<clipPath id="card"><rect width="${cardWidth}" height="${cardHeight}" rx="${cornerRadius}"/></clipPath></defs>
<rect width="${cardWidth}" height="${cardHeight}" rx="${cornerRadius}" fill="url(#ground)"/>`
}

/** A bundle of fine sine lines across the card, drifting in phase so that they cross like a guilloche. */
export function waves(options: {
  y: number
  lines: number
  gap: number
  height: number
  turns: number
  colour: string
  opacity: number
}): string {
  const { y, lines, gap, height, turns, colour, opacity } = options
  const paths = Array.from({ length: lines }, (_, line) => {
    const phase = (line / lines) * Math.PI * 2
    const points = Array.from({ length: 96 }, (_, step) => {
      const x = (step / 95) * cardWidth
      const angle = (step / 95) * Math.PI * 2 * turns
      const lift = Math.sin(angle + phase) * height + Math.sin(angle * 2.7 - phase * 2) * height * 0.35
      return `${x.toFixed(1)} ${(y + line * gap + lift).toFixed(1)}`
    })
    return `<polyline points="${points.join(' ')}"/>`
  })
  return `<g fill="none" stroke="${colour}" stroke-width="1.1" opacity="${opacity}">${paths.join('')}</g>`
}

/** A rosette of turned ellipses, the classic security ornament. */
export function rosette(x: number, y: number, radius: number, colour: string, opacity: number): string {
  const petals = 36
  const rings = Array.from(
    { length: petals },
    (_, petal) =>
      `<ellipse cx="${x}" cy="${y}" rx="${radius}" ry="${(radius * 0.42).toFixed(1)}" transform="rotate(${((petal * 180) / petals).toFixed(2)} ${x} ${y})"/>`,
  )
  return `<g fill="none" stroke="${colour}" stroke-width="1" opacity="${opacity}">${rings.join('')}</g>`
}

/** The word in two languages, light and slanted, again and again beneath the text. */
export function specimenMark(colour: string, opacity: number): string {
  const rows = Array.from({ length: 6 }, (_, row) => {
    const x = -180 + (row % 2) * -330
    const y = 110 + row * 230
    return Array.from({ length: 4 }, (_, column) =>
      lettering(x + column * 680, y, 'SPECIMEN ตัวอย่าง', { size: 66, weight: 700, fill: colour, spacing: 4 }),
    ).join('')
  })
  return `<g opacity="${opacity}" transform="rotate(-18 ${cardWidth / 2} ${cardHeight / 2})">${rows.join('')}</g>`
}

/** An emblem of our own, an opening lotus: the state emblem belongs on real cards only. */
export function emblem(x: number, y: number, radius: number): string {
  const petal = (angle: number, length: number, colour: string) =>
    `<path transform="translate(${x} ${y + radius * 0.42})rotate(${angle})" fill="${colour}" d="M0 0C${radius * -0.36} ${length * -0.35} ${radius * -0.2} ${length * -0.8} 0 ${-length}C${radius * 0.2} ${length * -0.8} ${radius * 0.36} ${length * -0.35} 0 0Z"/>`
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="#b3261e"/><circle cx="${x}" cy="${y}" r="${radius * 0.9}" fill="none" stroke="#f2c14e" stroke-width="2.5"/>
${petal(-62, radius * 0.8, '#e0a526')}${petal(62, radius * 0.8, '#e0a526')}${petal(-32, radius * 1.02, '#f2c14e')}${petal(32, radius * 1.02, '#f2c14e')}${petal(0, radius * 1.15, '#ffe08a')}`
}

/** The contact plate. */
export function chip(x: number, y: number, width: number, height: number): string {
  const line = (path: string) => `<path d="${path}"/>`
  const [left, right] = [x + width * 0.34, x + width * 0.66]
  const [top, bottom] = [y + height * 0.33, y + height * 0.67]
  return `<defs><linearGradient id="plate" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#f3dc93"/><stop offset=".5" stop-color="#d9b552"/><stop offset="1" stop-color="#c39a35"/></linearGradient></defs>
<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="30" fill="url(#plate)" stroke="#8f7023" stroke-width="3"/>
<g fill="none" stroke="#8f7023" stroke-width="3">${line(`M${x} ${top}H${left}M${x} ${bottom}H${left}M${right} ${top}H${x + width}M${right} ${bottom}H${x + width}`)}${line(`M${left} ${y}V${y + height}M${right} ${y}V${y + height}`)}<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="16" fill="#e2c268"/></g>`
}
