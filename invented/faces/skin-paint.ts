import { paintBeard } from './beard-paint.ts'
import type { Measures } from './measures.ts'
import { randomFrom, smoothNoise } from './noise.ts'
import type { Palette } from './palette.ts'
import { type Colour, mix, smoothStep } from './scalar.ts'
import { blankMap, eachTexel, hair, patch, type SkinMap, stain, stroke, tint } from './skin-map.ts'
import type { CastMember } from './traits.ts'

const shadow: Colour = [0.62, 0.45, 0.4]

/** Paints the skin of a member: tone, flush, lips, folds, brows, beard. */
export function paintSkin(member: CastMember, m: Measures, palette: Palette): SkinMap {
  const map = blankMap(palette.skin)
  paintTone(map, member, m, palette)
  paintSpots(map, member)
  paintNose(map, m)
  paintFolds(map, member, m)
  paintMouth(map, member, m, palette)
  paintBeard(map, member, m, palette)
  paintBrows(map, member, m, palette)
  return map
}

function paintTone(map: SkinMap, member: CastMember, m: Measures, palette: Palette): void {
  const { scales, seed } = member.traits
  const contrast = mix(0.03, 0.16, scales.skinContrast)
  eachTexel(map, -2, -2, 2, 2, (x, y, at) => {
    const cloud = smoothNoise(x * 3.1, y * 3.1, seed) * 0.6 + smoothNoise(x * 9, y * 9, seed + 1) * 0.4
    const pore = smoothNoise(x * 70, y * 70, seed + 2) * 0.5 + smoothNoise(x * 33, y * 33, seed + 3) * 0.5
    const value = 1 + cloud * contrast + pore * 0.035
    stain(map, at, [value, value * (1 - 0.02 * cloud), value * (1 - 0.03 * cloud)], 1)
    map.relief[at] = map.relief[at]! + pore * 0.0007
  })
  const red = 0.1 + 0.45 * scales.blush
  for (const side of [-1, 1]) {
    patch(map, side * 0.4, -0.3 + m.cheekLift, 0.26, 0.2, (at, s) =>
      tint(map, at, palette.flush, s * red * 0.62),
    )
    patch(map, side * m.eyeX, m.eyeY - 0.02, 0.26, 0.16, (at, s) =>
      stain(map, at, [0.86, 0.76, 0.74], s * (0.4 + 0.35 * scales.skinContrast)),
    )
    if (scales.makeUp > 0.4 && m.woman > 0) {
      const lid: Colour = [0.62, 0.42, 0.4]
      patch(map, side * (m.eyeX + 0.03), m.eyeY + 0.08, 0.17, 0.06, (at, s) =>
        stain(map, at, lid, s * (scales.makeUp - 0.4)),
      )
    }
  }
  patch(map, 0, m.noseY, 0.14, 0.1, (at, s) => tint(map, at, palette.flush, s * red * 0.4))
  patch(map, 0, m.chinY + 0.15, 0.2, 0.12, (at, s) => tint(map, at, palette.flush, s * red * 0.2))
}

function paintSpots(map: SkinMap, member: CastMember): void {
  const { scales, seed } = member.traits
  const random = randomFrom(seed * 31 + 7)
  const count = Math.round(Math.max(0, scales.freckles - 0.5) * 200)
  for (let index = 0; index < count; index++) {
    const x = (random() - 0.5) * 1.15
    const y = -0.2 + (random() - 0.5) * 0.5
    const size = 0.006 + random() * 0.01
    patch(map, x, y, size, size, (at, s) => stain(map, at, [0.66, 0.5, 0.42], s * 0.5 * scales.freckles))
  }
  for (let index = 0; index < Math.floor(random() * 3.4); index++) {
    const x = (random() - 0.5) * 1
    const y = -0.35 + (random() - 0.5) * 1
    patch(map, x, y, 0.014, 0.014, (at, s) => stain(map, at, [0.25, 0.18, 0.16], Math.min(1, s * 1.3)))
  }
}

function paintNose(map: SkinMap, m: Measures): void {
  const baseY = m.noseY - 0.035 + m.noseLift
  for (const side of [-1, 1]) {
    const x = side * m.noseHalf * 0.55
    patch(map, x, baseY - 0.062, 0.036, 0.016, (at, s) =>
      stain(map, at, [0.2, 0.11, 0.09], Math.min(1, s * 1.15)),
    )
    const wing = side * (m.noseHalf + 0.052)
    const line = [
      [wing * 0.93, baseY + 0.07],
      [wing * 1.06, baseY + 0.01],
      [wing * 0.9, baseY - 0.055],
    ] as const
    stroke(map, line, 0.018, (at, s) => stain(map, at, shadow, s * 0.7))
  }
  patch(map, 0, baseY - 0.085, m.noseHalf * 0.9, 0.025, (at, s) => stain(map, at, shadow, s * 0.45))
}

function fold(
  map: SkinMap,
  points: readonly (readonly [number, number])[],
  width: number,
  depth: number,
): void {
  if (depth <= 0.01) return
  stroke(map, points, width, (at, s) => {
    stain(map, at, shadow, s * depth * 0.75)
    map.relief[at] = map.relief[at]! - s * depth * width * 0.35
  })
}

function paintFolds(map: SkinMap, member: CastMember, m: Measures): void {
  const { scales } = member.traits
  const lines = m.old * 0.85 + 0.4 * scales.lines * smoothStep(25, 55, member.traits.age)
  const cheek = Math.min(
    1,
    0.05 + 0.08 * m.grown + 0.5 * scales.cheekFold * m.grown + 0.5 * m.old + 0.3 * m.smile,
  )
  for (const side of [-1, 1]) {
    const wing = m.noseHalf + 0.07
    const corner = m.mouthHalf + 0.08
    fold(
      map,
      [
        [side * wing, m.noseY + 0.02],
        [side * corner, m.noseY - 0.1],
        [side * (corner + 0.02), m.mouthY - 0.03],
      ],
      0.022,
      cheek,
    )
    fold(
      map,
      [
        [side * (m.mouthHalf + 0.02), m.mouthY - 0.02],
        [side * (m.mouthHalf + 0.06), m.mouthY - 0.12],
        [side * (m.mouthHalf + 0.03), m.mouthY - 0.24],
      ],
      0.02,
      lines * 0.7,
    )
    const bag = Math.min(1, scales.eyeBags * 0.55 * (0.25 + 0.75 * m.grown) + 0.5 * m.old)
    fold(
      map,
      [
        [side * (m.eyeX - m.eyeHalf), m.eyeY - 0.06],
        [side * m.eyeX, m.eyeY - m.eyeLower - 0.15],
        [side * (m.eyeX + m.eyeHalf), m.eyeY - 0.07],
      ],
      0.024,
      bag * 0.8,
    )
    for (const [rise, reach] of [
      [0.07, 0.13],
      [0.01, 0.15],
      [-0.05, 0.13],
    ] as const) {
      const from = m.eyeX + m.eyeHalf + 0.035
      fold(
        map,
        [
          [side * from, m.eyeY + rise * 0.4],
          [side * (from + reach * 0.5), m.eyeY + rise * 0.8],
          [side * (from + reach), m.eyeY + rise * 1.4],
        ],
        0.009,
        lines * 0.8 + 0.3 * m.smile,
      )
    }
    fold(
      map,
      [
        [side * 0.035, m.browY - 0.06],
        [side * 0.045, m.browY + 0.02],
        [side * 0.03, m.browY + 0.1],
      ],
      0.011,
      lines * 0.6,
    )
  }
  for (const rise of [0.16, 0.27, 0.38]) {
    const y = m.browY + rise
    fold(
      map,
      [
        [-0.4, y - 0.02],
        [0, y + 0.035],
        [0.4, y - 0.02],
      ],
      0.012,
      lines * 0.75,
    )
  }
}

function paintMouth(map: SkinMap, member: CastMember, m: Measures, palette: Palette): void {
  const gloss = 1.6 + member.traits.scales.makeUp * m.woman
  eachTexel(map, -m.mouthHalf - 0.05, m.mouthY - 0.25, m.mouthHalf + 0.05, m.mouthY + 0.25, (x, y, at) => {
    const s = Math.min(1, Math.abs(x) / m.mouthHalf)
    const lineY = m.mouthY + m.mouthCurve * s * s
    const bow = 1 - 0.24 * Math.exp(-((s / 0.16) ** 2))
    const top = lineY + m.upperLip * bow * (1 - s ** 1.7)
    const bottom = lineY - m.lowerLip * (1 - s * s) ** 0.75
    const inside = smoothStep(-0.012, 0.014, Math.min(top - y, y - bottom))
    const crack = smoothNoise(x * 45, y * 6, member.traits.seed + 9)
    if (inside > 0) {
      tint(map, at, palette.lips, inside * 0.9)
      const upper = y > lineY ? 0.8 : 1
      stain(
        map,
        at,
        [upper * (1 + crack * 0.05), upper * (1 + crack * 0.05), upper * (1 + crack * 0.05)],
        inside,
      )
      map.gloss[at] = mix(map.gloss[at]!, gloss, inside)
      map.relief[at] = map.relief[at]! + crack * 0.0012 * inside
    }
    const edge = Math.abs(x) < m.mouthHalf ? Math.exp(-(((y - lineY) / (0.011 + 0.006 * (1 - s))) ** 2)) : 0
    stain(map, at, [0.22, 0.1, 0.1], edge * (1 - 0.35 * s) * 0.95)
  })
  for (const side of [-1, 1]) {
    patch(map, side * m.mouthHalf, m.mouthY + m.mouthCurve, 0.026, 0.02, (at, s) =>
      stain(map, at, shadow, s * 0.75),
    )
  }
  patch(map, 0, m.mouthY - m.lowerLip - 0.05, m.mouthHalf * 0.6, 0.028, (at, s) =>
    stain(map, at, shadow, s * 0.35),
  )
}

function paintBrows(map: SkinMap, member: CastMember, m: Measures, palette: Palette): void {
  const { scales, seed } = member.traits
  const random = randomFrom(seed * 17 + 3)
  const dark = mix(0.4, 0.95, scales.browDark)
  const count = Math.round(mix(170, 330, scales.browThickness))
  for (const side of [-1, 1]) {
    fillBrow(map, m, palette, side, dark * 0.5)
    for (let index = 0; index < count; index++) {
      const t = random()
      const thick = m.browThick * (t < 0.12 ? 0.65 + t * 3 : 1.05 - 0.75 * (t - 0.12)) * 1.05
      const along = -m.browHalf * 0.95 + 2 * m.browHalf * t
      const x = side * (m.eyeX + 0.015 + along)
      const y = m.browY + browRise(m, t, along) - 0.01 + (random() - 0.5) * 2 * thick
      const length = 0.026 + random() * 0.026
      const lean = mix(0.95, -0.3, t) + (random() - 0.5) * 0.45
      hair(map, x, y, x + side * length * Math.cos(lean), y + length * Math.sin(lean), 0.0065, (at, s) =>
        tint(map, at, palette.brow, Math.min(1, s * dark * 1.1)),
      )
    }
  }
}

/** The soft body of a brow under its hairs. */
function fillBrow(map: SkinMap, m: Measures, palette: Palette, side: number, dark: number): void {
  const line = Array.from({ length: 7 }, (_, index) => {
    const t = index / 6
    const along = m.browHalf * (2 * t - 1) * 0.95
    return [side * (m.eyeX + 0.025 + along), m.browY + browRise(m, t, along)] as const
  })
  stroke(map, line, m.browThick * 1.1 + 0.006, (at, s) =>
    tint(map, at, palette.brow, Math.min(1, s * 1.2) * dark),
  )
}

function browRise(m: Measures, t: number, along: number): number {
  return m.browTilt * (along / m.browHalf) * 0.12 + m.browArch * (1 - ((t - 0.62) / 0.62) ** 2) - 0.01
}
