import { randomFrom, smoothNoise } from '../faces/noise.ts'
import { clamp, mix, smoothStep } from '../faces/scalar.ts'
import { type Placing, skinUnder } from './distortion.ts'
import { type Master, masterOf } from './master.ts'
import type { FingerPattern } from './pattern.ts'
import { type Scratch, scratchesOf, scratchLight } from './scratches.ts'
import { seedOf } from './seed.ts'

export type FingerPrint = { width: number; height: number; grey: Uint8Array }

export type FingerPrintOptions = {
  /** The person; the same seed and finger always grow the same ridges. */
  seed: string | number
  /** Any name of a finger. */
  finger: string
  /** Which touch of the glass this is; every part left open below is thrown by it. */
  impression: string | number
  /** Fixes the kind of ridge pattern. */
  pattern?: FingerPattern
  /** Size of the picture in pixels of 500 dpi; 320 x 400. */
  width?: number
  height?: number
  rotationDegrees?: number
  /** Movement of the finger on the glass in pixels. */
  shift?: { x: number; y: number }
  /** Share of the usual contact area that touches, up to about 1.2. */
  area?: number
  /** 0 light (thin ridges) to 1 heavy (thick ridges that run together). */
  pressure?: number
  /** 0 moist to 1 very dry: ridges break up. */
  dryness?: number
  /** Elastic distortion; 1 is usual, 0 none. */
  distortion?: number
  /** Deviation of the sensor's noise in grey steps. */
  noise?: number
  scratches?: number
}

type Touch = {
  placing: Placing
  pressure: number
  dryness: number
  noise: number
  scratches: Scratch[]
  seed: number
}

const paper = 236
const ink = 182

/** Draws one impression of an invented finger, 500 dpi grey, dark ridges on light ground; always the same. */
export function drawFingerPrint(options: FingerPrintOptions): FingerPrint {
  const { width = 320, height = 400 } = options
  const master = masterOf(options.seed, options.finger, options.pattern)
  const touch = touchOf(master, options, width, height)
  const darkness = new Float32Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) darkness[y * width + x] = inkAt(master, touch, x, y)
  return { width, height, grey: scanned(darkness, width, height, touch) }
}

function touchOf(master: Master, options: FingerPrintOptions, width: number, height: number): Touch {
  const seed = seedOf(master.seed, 'touch', options.impression) >>> 1
  const random = randomFrom(seed)
  const between = (low: number, high: number) => mix(low, high, random())
  const thrown = {
    rotation: between(-16, 16),
    shift: { x: between(-26, 26), y: between(-34, 34) },
    area: between(0.82, 1.12),
    pressure: between(0.3, 0.7),
    dryness: random() ** 2 * 0.75,
    noise: between(5, 13),
    scratches: Math.floor(random() * 4),
    push: { x: between(-9, 9), y: between(-9, 9) },
    twist: between(-0.1, 0.1),
    stretch: between(1, 3),
    target: { x: between(-14, 14), y: between(-14, 14) },
  }
  const distortion = options.distortion ?? 1
  const area = Math.sqrt(options.area ?? thrown.area)
  const shift = options.shift ?? thrown.shift
  const { centre } = master.field
  return {
    placing: {
      centre: { x: centre.x + shift.x, y: centre.y + 12 + shift.y },
      target: { x: width / 2 + thrown.target.x, y: height / 2 + thrown.target.y },
      rotation: ((options.rotationDegrees ?? thrown.rotation) * Math.PI) / 180,
      radii: { x: 132 * area, y: 176 * area },
      push: { x: thrown.push.x * distortion, y: thrown.push.y * distortion },
      twist: thrown.twist * distortion,
      stretch: thrown.stretch * distortion,
      stretchSeed: seed,
    },
    pressure: options.pressure ?? thrown.pressure,
    dryness: options.dryness ?? thrown.dryness,
    noise: options.noise ?? thrown.noise,
    scratches: scratchesOf(master, random, options.scratches ?? thrown.scratches),
    seed,
  }
}

/** How much ink a pixel takes, 0 to 1. */
function inkAt(master: Master, touch: Touch, x: number, y: number): number {
  const { placing, seed } = touch
  const skin = skinUnder(placing, x, y)
  const dx = (skin.x - placing.centre.x) / placing.radii.x
  const dy = (skin.y - placing.centre.y) / placing.radii.y
  const edge = Math.hypot(dx, dy) + 0.09 * smoothNoise(x / 34, y / 34, seed + 2)
  if (edge > 1.08) return 0
  const ridge = ridgeAt(master, skin.x, skin.y)
  const contact = smoothStep(1.06, 0.86, edge)
  const patches = smoothNoise(x / 42, y / 42, seed + 3) + 0.5 * smoothNoise(x / 15, y / 15, seed + 4)
  const pressed = (touch.pressure - 0.5) * 1.7 + 0.22 * patches - (1 - contact) * 1.5
  const grain = smoothNoise(x / 2.3, y / 2.3, seed + 5) + 0.7 * smoothNoise(x / 5, y / 5, seed + 6)
  const broken = touch.dryness * (0.9 * grain + 0.9 * patches - 0.35)
  const covered = smoothStep(-0.55, 0.55, ridge + pressed - (broken > 0 ? broken * 1.5 : broken * 0.3))
  const pore = ridge > 0.35 && touch.pressure < 0.75 ? poreAt(skin.x, skin.y, master.seed) : 0
  return covered * (1 - 0.55 * pore) * (0.8 + 0.2 * contact) * scratchLight(touch.scratches, skin)
}

function ridgeAt(master: Master, x: number, y: number): number {
  const { width, height, ridges } = master
  const px = clamp(x, 0, width - 1.001)
  const py = clamp(y, 0, height - 1.001)
  const at = Math.floor(py) * width + Math.floor(px)
  const fx = px - Math.floor(px)
  const fy = py - Math.floor(py)
  return mix(mix(ridges[at]!, ridges[at + 1]!, fx), mix(ridges[at + width]!, ridges[at + width + 1]!, fx), fy)
}

/** Pores sit along the ridges about every half millimetre and stay with the finger; 1 in their middle. */
function poreAt(x: number, y: number, seed: number): number {
  const cell = 11
  const column = Math.floor(x / cell)
  const row = Math.floor(y / cell)
  // Lattice points of smooth noise are independent of one another: they serve as each cell's own throw.
  const px = (column + 0.5 + 0.35 * smoothNoise(column, row, seed >>> 1)) * cell
  const py = (row + 0.5 + 0.35 * smoothNoise(column, row, (seed >>> 1) + 1)) * cell
  return smoothStep(2.1, 0.7, Math.hypot(x - px, y - py))
}

/** What the sensor makes of it: slightly unsharp, uneven ground, noise. */
function scanned(darkness: Float32Array, width: number, height: number, touch: Touch): Uint8Array {
  const random = randomFrom(touch.seed + 7)
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let total = 0
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const at = clamp(y + dy, 0, height - 1) * width + clamp(x + dx, 0, width - 1)
          total += darkness[at]! * (dx === 0 && dy === 0 ? 4 : dx === 0 || dy === 0 ? 2 : 1)
        }
      const noise = (random() + random() + random() - 1.5) * 2 * touch.noise
      const ground = paper + 6 * smoothNoise(x / 120, y / 120, touch.seed + 8)
      grey[y * width + x] = clamp(Math.round(ground - (ink * total) / 16 + noise), 0, 255)
    }
  return grey
}
