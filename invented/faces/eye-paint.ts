import { type Lamp, lambert } from './light.ts'
import type { Measures } from './measures.ts'
import type { Palette } from './palette.ts'
import type { Touch } from './raster.ts'
import { clamp, mix, smoothStep } from './scalar.ts'

/** What the eyes do in this view: where they look (unit, on the resting head) and how far the lids are shut (0..1). */
export type Gaze = {
  x: number
  y: number
  z: number
  shut: number
  viewX: number
  viewY: number
  viewZ: number
}

const ballRadius = 0.122
const irisRadius = 0.0585

/** The look of lids and lashes beyond the measures. */
export type EyeStyle = { lash: number; liner: number; foldDark: number }

/**
 * Paints eye and lids over skin already shaded in `touch` when the place lies near an eye. The eyeball is a real ball
 * behind the opening, so that it keeps its place when the head turns.
 */
export function paintEye(
  touch: Touch,
  m: Measures,
  palette: Palette,
  gaze: Gaze,
  lamp: Lamp,
  style: EyeStyle,
): void {
  const side = touch.x < 0 ? -1 : 1
  const x = touch.x + m.skew * 0.2 * touch.y
  const out = (x * side - m.eyeX) / m.eyeHalf
  const rise = touch.y - m.eyeY
  if (out < -1.7 || out > 1.8 || rise > 0.26 || rise < -0.2 || touch.z < 0.3) return
  const base = m.eyeTilt * out * m.eyeHalf * 0.5
  const inside = clamp(out, -1, 1)
  const bowl = 1 - inside * inside
  const lower = base - m.eyeLower * bowl ** 0.9 * (1 + 0.25 * inside)
  const open = base + m.eyeUpper * bowl ** 0.62 * (1 - 0.12 * inside)
  const upper = mix(open, lower + 0.004, gaze.shut)
  const soft = 0.0055
  const within =
    Math.abs(out) < 1 ? smoothStep(-soft, soft, upper - rise) * smoothStep(-soft, soft, rise - lower) : 0
  if (within > 0) {
    const shade = 1 - 0.62 * smoothStep(0.05, -0.005, upper - rise)
    paintBall(touch, m, palette, gaze, lamp, side, within, shade, out)
  }
  paintLids(touch, m, style, { out, rise, upper, lower, open, shut: gaze.shut })
}

function paintBall(
  touch: Touch,
  m: Measures,
  palette: Palette,
  gaze: Gaze,
  lamp: Lamp,
  side: number,
  share: number,
  shade: number,
  out: number,
): void {
  const px = touch.x - side * m.eyeX
  const py = touch.y - m.eyeY
  const pz = touch.z - m.eyeZ
  const along = px * gaze.viewX + py * gaze.viewY + pz * gaze.viewZ
  const squared = px * px + py * py + pz * pz - along * along
  const deep = Math.sqrt(Math.max(0.0004, ballRadius * ballRadius - squared))
  const scale = 1 / Math.sqrt(squared + deep * deep)
  const nx = (px + (deep - along) * gaze.viewX) * scale
  const ny = (py + (deep - along) * gaze.viewY) * scale
  const nz = (pz + (deep - along) * gaze.viewZ) * scale
  const facing = clamp(nx * gaze.x + ny * gaze.y + nz * gaze.z, -1, 1)
  const radius = (Math.sqrt(Math.max(0, 2 - 2 * facing)) * ballRadius) / irisRadius
  const light =
    (0.42 + 0.62 * lambert(lamp, touch.nx, touch.ny, touch.nz, 0.5)) * shade * mix(0.75, 1, lamp.room)
  const corner = smoothStep(-0.72, -1, out)
  let red = mix(0.74, 0.66, corner)
  let green = mix(0.7, 0.36, corner)
  let blue = mix(0.66, 0.33, corner)
  const iris = smoothStep(1.05, 0.94, radius)
  const streak =
    0.75 +
    0.5 * smoothStep(0.35, 0.9, radius) * (0.7 + 0.3 * Math.sin(Math.atan2(ny - gaze.y, nx - gaze.x) * 23))
  const ring = 1 - 0.75 * smoothStep(0.78, 1, radius)
  const pupil = 1 - 0.95 * smoothStep(0.46, 0.36, radius)
  red = mix(red, palette.iris[0] * 1.5 * streak * ring * pupil, iris)
  green = mix(green, palette.iris[1] * 1.5 * streak * ring * pupil, iris)
  blue = mix(blue, palette.iris[2] * 1.5 * streak * ring * pupil, iris)
  const gx = nx - gaze.x - 0.17 * Math.sign(lamp.x)
  const gy = ny - gaze.y - 0.2
  const glint = 0.85 * smoothStep(0.1, 0.045, Math.sqrt(gx * gx + gy * gy)) * clamp(lamp.strength, 0.4, 1.2)
  touch.red = mix(touch.red, red * light + glint, share)
  touch.green = mix(touch.green, green * light + glint, share)
  touch.blue = mix(touch.blue, blue * light + glint, share)
}

type Lids = { out: number; rise: number; upper: number; lower: number; open: number; shut: number }

function paintLids(touch: Touch, m: Measures, style: EyeStyle, lid: Lids): void {
  const ends = smoothStep(1.12, 0.92, Math.abs(lid.out))
  const thick = (0.011 + 0.009 * style.lash) * (0.75 + 0.45 * lid.out) + 0.004
  const lash = Math.exp(-(((lid.rise - lid.upper - thick * 0.35) / Math.max(0.004, thick)) ** 2)) * ends
  darken(touch, lash * (0.72 + 0.25 * style.lash))
  const wing = style.liner * smoothStep(0.7, 1.1, lid.out) * smoothStep(1.45, 1.15, lid.out)
  darken(touch, wing * Math.exp(-(((lid.rise - lid.upper - (lid.out - 0.9) * 0.045) / 0.011) ** 2)))
  const under = Math.exp(-(((lid.rise - lid.lower + 0.004) / 0.008) ** 2)) * ends
  darken(touch, under * (0.28 + 0.3 * style.liner))
  const foldHeight = m.lidFold * (1 - Math.min(1, lid.out ** 2 * 0.45)) * (1 - 0.5 * lid.shut) + 0.012
  const foldY = lid.open + foldHeight
  const fold = Math.exp(-(((lid.rise - foldY) / 0.0095) ** 2)) * smoothStep(1.25, 0.85, Math.abs(lid.out))
  darken(touch, fold * style.foldDark * (1 - 0.6 * lid.shut))
}

function darken(touch: Touch, share: number): void {
  if (share <= 0.004) return
  const kept = Math.min(1, share)
  touch.red *= 1 - kept * 0.93
  touch.green *= 1 - kept * 0.96
  touch.blue *= 1 - kept * 0.96
}
