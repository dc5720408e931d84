import type { Measures } from './measures.ts'
import { randomFrom, smoothNoise } from './noise.ts'
import type { Palette } from './palette.ts'
import { mix, smoothStep } from './scalar.ts'
import { eachTexel, hair, type SkinMap, tint } from './skin-map.ts'
import type { CastMember } from './traits.ts'

/** How strongly a place belongs to the moustache, 0..1. */
function moustacheAt(m: Measures, x: number, y: number): number {
  const s = Math.abs(x) / (m.mouthHalf + 0.05)
  const low = m.mouthY + m.upperLip * 0.75 - 0.1 * s * s
  const high = m.noseY - 0.1 - 0.12 * s * s
  return smoothStep(-0.02, 0.03, y - low) * smoothStep(-0.02, 0.03, high - y) * smoothStep(1.15, 0.95, s)
}

/** How strongly a place belongs to the beard on chin and jaw, 0..1. `fullness` widens it from chin to cheeks. */
function beardAt(m: Measures, x: number, y: number, fullness: number): number {
  const ax = Math.abs(x)
  const cheekLine =
    mix(m.mouthY - 0.05, m.mouthY + 0.12, smoothStep(0.25, 0.66, ax)) + 0.35 * smoothStep(0.5, 0.72, ax)
  const below = smoothStep(-0.05, 0.06, cheekLine - y)
  const lip = Math.sqrt((ax / (m.mouthHalf + 0.03)) ** 2 + ((y - m.mouthY + 0.03) / 0.13) ** 2)
  const outside = smoothStep(0.85, 1.15, lip)
  const reach = mix(0.22, 0.95, smoothStep(0.3, 0.75, fullness))
  return below * outside * smoothStep(reach + 0.07, reach - 0.05, ax)
}

/** Stubble as a blue-grey veil of dots; moustache and beard as strokes. */
export function paintBeard(map: SkinMap, member: CastMember, m: Measures, palette: Palette): void {
  if (m.woman > 0 || member.traits.age < 17) return
  const { scales, seed } = member.traits
  const stubble = Math.max(0, scales.stubble - 0.2) * 0.8
  const [full, lip] = [Math.max(0, scales.beard - 0.5) * 2, scales.moustache > 0.5 ? 0.55 : 0]
  eachTexel(map, -0.85, -1.3, 0.85, m.noseY, (x, y, at) => {
    const place = Math.max(moustacheAt(m, x, y), beardAt(m, x, y, 0.9))
    if (place < 0.02) return
    const dots = 0.55 + 0.6 * smoothNoise(x * 85, y * 85, seed + 20)
    tint(map, at, palette.brow, Math.max(0, place * stubble * dots * 0.75))
    const under = full > 0 ? beardAt(m, x, y, full) * 0.62 : 0
    tint(map, at, palette.brow, Math.max(under, moustacheAt(m, x, y) * lip) * (0.8 + 0.3 * dots))
  })
  if (scales.moustache > 0.5) strokes(map, member, m, palette, 'moustache')
  if (scales.beard > 0.5) strokes(map, member, m, palette, 'beard')
}

function strokes(
  map: SkinMap,
  member: CastMember,
  m: Measures,
  palette: Palette,
  kind: 'moustache' | 'beard',
): void {
  const { scales, seed } = member.traits
  const random = randomFrom(seed * 13 + (kind === 'beard' ? 1 : 2))
  const amount = kind === 'beard' ? scales.beard : scales.moustache
  const count = (kind === 'beard' ? 4200 : 700) * mix(0.6, 1.3, amount)
  const [low, high] = kind === 'beard' ? [m.chinY - 0.1, m.mouthY + 0.4] : [m.mouthY - 0.12, m.noseY - 0.06]
  const wide = kind === 'beard' ? 1.6 : m.mouthHalf * 2 + 0.2
  for (let index = 0; index < count; index++) {
    const x = (random() - 0.5) * wide
    const y = mix(low, high, random())
    const place = kind === 'beard' ? beardAt(m, x, y, (amount - 0.5) * 2) : moustacheAt(m, x, y)
    const length = (0.035 + random() * 0.035) * (1 - 0.5 * smoothStep(0.4, 0.62, Math.abs(x)))
    const lean = (random() - 0.5) * 0.7 + x * 0.5
    const side = smoothStep(0.42, 0.62, Math.abs(x))
    if (random() > place) continue
    const shine = 0.75 + random() * 0.7
    const colour = [palette.brow[0] * shine, palette.brow[1] * shine, palette.brow[2] * shine] as const
    hair(map, x, y, x + Math.sin(lean) * length, y - Math.cos(lean) * length, 0.0075, (at, s) => {
      tint(map, at, colour, Math.min(0.9, s * 0.8) * (1 - 0.6 * side))
      map.relief[at] = map.relief[at]! + s * 0.004
    })
  }
}
