import { drawFace, type FaceView, type Picture } from './draw-face.ts'
import { type Film, writeFilm } from './film.ts'
import { randomFrom } from './noise.ts'
import { bell, mix, smoothStep } from './scalar.ts'
import type { CastMember } from './traits.ts'

/** One stretch of a film: the head goes to `view` within the first part of `seconds` and stays there. */
export type Scene = { seconds: number; view: FaceView }

/** Movements a liveness challenge may ask for; left and right are the person's own. */
export type Movement = 'front' | 'left' | 'right' | 'up'

const movements: Record<Movement, FaceView> = {
  front: {},
  left: { yawDegrees: 24 },
  right: { yawDegrees: -24 },
  up: { pitchDegrees: 22 },
}

/** A script that does the movements in order, `secondsEach` apiece. */
export function movementScript(order: readonly Movement[], secondsEach: number): Scene[] {
  return order.map(movement => ({ seconds: secondsEach, view: movements[movement] }))
}

const travelSeconds = 0.7
const blinkEverySeconds = 3.3

function viewAt(script: readonly Scene[], seconds: number, seed: number): FaceView {
  let start = 0
  let index = 0
  while (index < script.length - 1 && seconds >= start + script[index]!.seconds)
    start += script[index++]!.seconds
  const to = script[index]!.view
  const from = script[index === 0 ? script.length - 1 : index - 1]!.view
  const share = smoothStep(0, Math.min(travelSeconds, script[index]!.seconds * 0.6), seconds - start)
  const phase = randomFrom(seed)() * 6
  const blink = bell((seconds % blinkEverySeconds) - blinkEverySeconds * 0.6, 0.075)
  const closed = to.eyesClosed ?? 0
  return {
    ...to,
    yawDegrees: mix(from.yawDegrees ?? 0, to.yawDegrees ?? 0, share) + 0.9 * Math.sin(seconds * 1.3 + phase),
    pitchDegrees:
      mix(from.pitchDegrees ?? 0, to.pitchDegrees ?? 0, share) + 0.6 * Math.sin(seconds * 1.9 + phase),
    rollDegrees:
      mix(from.rollDegrees ?? 0, to.rollDegrees ?? 0, share) + 0.5 * Math.sin(seconds * 0.8 + phase),
    distance: mix(from.distance ?? 1, to.distance ?? 1, share),
    eyesClosed: Math.max(Number(closed), blink),
  }
}

function frameCountOf(script: readonly Scene[], fps: number): number {
  return Math.max(1, Math.round(script.reduce((sum, scene) => sum + scene.seconds, 0) * fps))
}

/** Films a member following a script, with breathing sway and blinks. The film loops smoothly when played again. */
export async function writeFaceVideo(
  film: Film & { member: CastMember; script: readonly Scene[] },
): Promise<void> {
  const { member, script, fps, width, height } = film
  await writeFilm(film, frameCountOf(script, fps), index =>
    drawFace(
      member,
      { ...viewAt(script, index / fps, member.traits.seed), noiseSeed: index + 1 },
      { width, height },
    ),
  )
}

/** An attack: a printed portrait held before the camera, moved and tilted by up to 30 degrees. */
export async function writeStillPhotoVideo(
  film: Film & { member: CastMember; seconds: number },
): Promise<void> {
  const print = drawFace(film.member, {}, { width: 420, height: 520 })
  await writeFilm(film, Math.max(1, Math.round(film.seconds * film.fps)), index => {
    const seconds = index / film.fps
    const tilt = 0.52 * Math.sin(seconds * 1.1)
    return heldPrint(print, film, tilt, 0.3 * Math.sin(seconds * 0.7), 14 * Math.sin(seconds * 2.1))
  })
}

/** Shows a flat picture turned by `tilt` and `nod` radians, by the plain pinhole rule. */
function heldPrint(
  print: Picture,
  size: { width: number; height: number },
  tilt: number,
  nod: number,
  shift: number,
): Picture {
  const { width, height } = size
  const data = new Uint8Array(width * height * 3).fill(96)
  const [ct, st, cn, sn] = [Math.cos(tilt), Math.sin(tilt), Math.cos(nod), Math.sin(nod)]
  const far = 3
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = (x - width / 2 - shift) / (height * 0.46)
      const dy = (y - height / 2) / (height * 0.46)
      // the plane is spanned by (ct, 0, -st) and (st*sn, cn, ct*sn); its normal meets the ray (dx, dy, far)
      const [nx, ny, nz] = [st * cn, -sn, ct * cn]
      const reach = (far * nz) / (dx * nx + dy * ny + far * nz)
      const [px, py, pz] = [dx * reach, dy * reach, far * reach - far]
      const u = px * ct - pz * st
      const v = px * st * sn + py * cn + pz * ct * sn
      copyPixel(print, data, (y * width + x) * 3, (u / 0.84 + 1) / 2, (v / 1.04 + 1) / 2)
    }
  }
  return { width, height, data }
}

function copyPixel(from: Picture, data: Uint8Array, at: number, u: number, v: number): void {
  const isPaper = u > -0.05 && u < 1.05 && v > -0.04 && v < 1.04
  if (!isPaper) return
  const isPicture = u >= 0 && u < 1 && v >= 0 && v < 1
  const source = (Math.floor(v * from.height) * from.width + Math.floor(u * from.width)) * 3
  for (let channel = 0; channel < 3; channel++)
    data[at + channel] = isPicture ? from.data[source + channel]! : 236
}

/** Two people side by side. */
export async function writeTwoFacesVideo(
  film: Film & { members: readonly [CastMember, CastMember]; seconds: number },
): Promise<void> {
  const half = { width: film.width / 2, height: film.height }
  const script: Scene[] = [{ seconds: film.seconds, view: { distance: 1.35 } }]
  await writeFilm(film, frameCountOf(script, film.fps), index => {
    const [left, right] = film.members.map(member =>
      drawFace(member, viewAt(script, index / film.fps, member.traits.seed), half),
    )
    return beside(left!, right!)
  })
}

function beside(left: Picture, right: Picture): Picture {
  const width = left.width + right.width
  const data = new Uint8Array(width * left.height * 3)
  for (let row = 0; row < left.height; row++) {
    data.set(left.data.subarray(row * left.width * 3, (row + 1) * left.width * 3), row * width * 3)
    data.set(
      right.data.subarray(row * right.width * 3, (row + 1) * right.width * 3),
      (row * width + left.width) * 3,
    )
  }
  return { width, height: left.height, data }
}

/** An empty room: a wall that flickers a little. */
export async function writeEmptyRoomVideo(film: Film & { seconds: number }): Promise<void> {
  const { width, height } = film
  await writeFilm(film, Math.max(1, Math.round(film.seconds * film.fps)), index => {
    const random = randomFrom(index)
    const data = new Uint8Array(width * height * 3)
    for (let at = 0; at < width * height; at++) {
      const value = 178 - 40 * Math.abs(((at % width) / width) * 2 - 1) + random() * 5
      data.fill(value, at * 3, at * 3 + 3)
    }
    return { width, height, data }
  })
}
