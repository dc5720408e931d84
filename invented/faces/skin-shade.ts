import { type EyeStyle, type Gaze, paintEye } from './eye-paint.ts'
import { type Lamp, lambert, roomLight, sheen } from './light.ts'
import type { Measures } from './measures.ts'
import type { Palette } from './palette.ts'
import type { Painter, Touch } from './raster.ts'
import { type Colour, mix, smoothStep } from './scalar.ts'
import { type SkinMap, type SkinSample, sampleMap } from './skin-map.ts'

/** Lights skin of the given colour; red light travels furthest inside skin, so its shadow edge is the softest. */
export function lightSkin(
  touch: Touch,
  lamp: Lamp,
  red: number,
  green: number,
  blue: number,
  gloss: number,
): void {
  const length = Math.sqrt(touch.nx * touch.nx + touch.ny * touch.ny + touch.nz * touch.nz) || 1
  const nx = touch.nx / length
  const ny = touch.ny / length
  const nz = touch.nz / length
  const open = touch.occlusion
  const room = roomLight(lamp, ny, nz)
  const shine = sheen(lamp, nx, ny, nz, 14) * 0.055 * gloss * open
  const keyOpen = mix(1, open, 0.75)
  touch.red =
    red * (lamp.key[0] * 0.69 * lambert(lamp, nx, ny, nz, 0.5) * keyOpen + room * open ** 0.75) + shine
  touch.green = green * (lamp.key[1] * 0.69 * lambert(lamp, nx, ny, nz, 0.32) * keyOpen + room * open) + shine
  touch.blue =
    blue * (lamp.key[2] * 0.69 * lambert(lamp, nx, ny, nz, 0.26) * keyOpen + room * open * 1.02) + shine
}

/** Skin without drawing on it: ears, neck, hands. */
export function plainSkin(skin: Colour, lamp: Lamp): Painter {
  return touch => {
    if (touch.nz < 0) {
      touch.nx = -touch.nx
      touch.ny = -touch.ny
      touch.nz = -touch.nz
    }
    lightSkin(touch, lamp, skin[0], skin[1] * 0.97, skin[2] * 0.95, 0.6)
  }
}

export type FacePaint = {
  map: SkinMap
  measures: Measures
  palette: Palette
  eyeStyle: EyeStyle
  lamp: Lamp
  gaze: Gaze
  turn: Float64Array
}

/** The face: painted map, relief, light, and the eyes on top. */
export function faceSkin(face: FacePaint): Painter {
  const { map, lamp, turn } = face
  const { skin } = face.palette
  const sample: SkinSample = { red: 0.5, green: 0.5, blue: 0.5, gloss: 0.5, slopeX: 0.5, slopeY: 0.5 }
  return touch => {
    const front = smoothStep(-0.15, 0.15, touch.z)
    if (front <= 0) {
      lightSkin(touch, lamp, skin[0], skin[1], skin[2], 0.8)
      return
    }
    sampleMap(map, touch.x, touch.y, sample)
    const sx = sample.slopeX * front
    const sy = sample.slopeY * front
    touch.nx -= turn[0]! * sx + turn[1]! * sy
    touch.ny -= turn[3]! * sx + turn[4]! * sy
    touch.nz -= turn[6]! * sx + turn[7]! * sy
    const red = mix(skin[0], sample.red, front)
    const green = mix(skin[1], sample.green, front)
    const blue = mix(skin[2], sample.blue, front)
    lightSkin(touch, lamp, red, green, blue, sample.gloss)
    paintEye(touch, face.measures, face.palette, face.gaze, lamp, face.eyeStyle)
  }
}
