import { type Colour, clamp, mix } from './scalar.ts'

/** Where the light comes from. `direction` points from the head to the lamp (x right, y up, z to the viewer). */
export type Light = { direction: readonly [number, number, number]; strength: number; warmth: number }

export const portraitLight: Light = { direction: [-0.45, 0.55, 0.75], strength: 1, warmth: 0 }

/** The light made ready for shading: unit direction, colours of lamp and room. */
export type Lamp = { x: number; y: number; z: number; key: Colour; room: number; strength: number }

/** Makes a light ready for shading; strength is held between .2 and 2. */
export function lampOf(light: Light): Lamp {
  const [x, y, z] = light.direction
  const length = Math.sqrt(x * x + y * y + z * z) || 1
  const warm = clamp(light.warmth, -1, 1)
  const strength = clamp(light.strength, 0.2, 2)
  const key: Colour = [strength * (1 + 0.14 * warm), strength, strength * (1 - 0.2 * warm)]
  return { x: x / length, y: y / length, z: z / length, key, room: 0.5 + 0.5 * strength, strength }
}

/** How much light a wrapped (soft) surface takes: `wrap` 0 is chalk, .5 lets light creep round the edge like skin. */
export function lambert(lamp: Lamp, nx: number, ny: number, nz: number, wrap: number): number {
  const facing = nx * lamp.x + ny * lamp.y + nz * lamp.z
  const value = (facing + wrap) / (1 + wrap)
  return Math.max(value, 0)
}

/** Light from the room: bright from above and ahead, dim from below. */
export function roomLight(lamp: Lamp, ny: number, nz: number): number {
  return lamp.room * (0.3 + 0.12 * ny + 0.14 * nz)
}

/** Mirror-like sheen towards the viewer: a soft lobe of the given sharpness. */
export function sheen(lamp: Lamp, nx: number, ny: number, nz: number, sharpness: number): number {
  const hx = lamp.x
  const hy = lamp.y
  const hz = lamp.z + 1
  const length = Math.sqrt(hx * hx + hy * hy + hz * hz) || 1
  const facing = (nx * hx + ny * hy + nz * hz) / length
  if (facing <= 0) return 0
  const edge = 1 - clamp(nz, 0, 1)
  return facing ** sharpness * mix(1, 2.2, edge * edge * edge) * lamp.strength
}
