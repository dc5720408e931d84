import type { Ask } from './api-types.ts'

/** What the face engine saw in one camera frame; angles in radians, places as shares of the unmirrored picture. */
export type FaceReading = {
  faces: number
  /** Middle of the face and its width. */
  centreX: number
  centreY: number
  width: number
  /** Positive: the person has turned to their own left. */
  yaw: number
  /** Positive: the person looks up. */
  pitch: number
  roll: number
  /** Mean brightness of the face, 0-255. */
  luma: number
}

export type FaceAdvice =
  | 'noFace'
  | 'manyFaces'
  | 'tooDark'
  | 'tooBright'
  | 'closer'
  | 'farther'
  | 'moveLeft'
  | 'moveRight'
  | 'moveUp'
  | 'moveDown'
  | 'lookStraight'
  | 'straightenHead'
  | 'turnLeft'
  | 'turnRight'
  | 'lookUp'
  | 'lessTurn'
  | 'hold'

export const faceLimits = {
  darkestLuma: 55,
  brightestLuma: 212,
  // The server wants 60 pixels between the eyes: of a 480-pixel picture that is a face, cheek to cheek, this wide.
  narrowest: 0.28,
  widest: 0.62,
  frontYaw: 0.12,
  frontPitch: 0.2,
  frontRoll: 0.3,
  // Well beyond what the server asks for (0.15): a frame taken on the way there shows little depth.
  turnYaw: 0.23,
  /** Against the frontal frame: how high the phone is held sets the level. */
  turnPitch: 0.16,
  mostTurn: 0.6,
} as const

/**
 * The one sentence that would help most for this ask, or `hold` when the frame is what was asked for.
 * `aspect` is width divided by height of the picture, so that a tall and a wide camera want the same face.
 */
export function adviseFace(
  ask: Ask,
  face: FaceReading,
  aspect: number,
  level: Pick<FaceReading, 'yaw' | 'pitch'> = { yaw: 0, pitch: 0 },
): FaceAdvice {
  if (face.faces === 0) return 'noFace'
  if (face.faces > 1) return 'manyFaces'
  if (face.luma < faceLimits.darkestLuma) return 'tooDark'
  if (face.luma > faceLimits.brightestLuma) return 'tooBright'
  const place = advisePlace(face, aspect)
  if (place) return place
  return ask === 'front' ? adviseFront(face) : adviseTurn(ask, face, level)
}

function advisePlace(face: FaceReading, aspect: number): FaceAdvice | undefined {
  // The shorter side of the picture is the measure: a face fills the oval alike on a phone and a laptop.
  const width = aspect > 1 ? face.width * aspect : face.width
  if (width < faceLimits.narrowest) return 'closer'
  if (width > faceLimits.widest) return 'farther'
  // Mirrored on the screen, yet "left" is the person's own left: a face left of the middle as the camera sees it
  // belongs to somebody who stands too far to their own right.
  if (face.centreX < 0.5 - 0.2 / Math.max(aspect, 0.7)) return 'moveLeft'
  if (face.centreX > 0.5 + 0.2 / Math.max(aspect, 0.7)) return 'moveRight'
  if (face.centreY < 0.26) return 'moveDown'
  if (face.centreY > 0.74) return 'moveUp'
  return undefined
}

function adviseFront(face: FaceReading): FaceAdvice {
  if (Math.abs(face.yaw) > faceLimits.frontYaw || Math.abs(face.pitch) > faceLimits.frontPitch)
    return 'lookStraight'
  if (Math.abs(face.roll) > faceLimits.frontRoll) return 'straightenHead'
  return 'hold'
}

function adviseTurn(
  ask: Exclude<Ask, 'front'>,
  face: FaceReading,
  level: Pick<FaceReading, 'yaw' | 'pitch'>,
): FaceAdvice {
  // The server measures a side turn both from zero and from the frontal frame, a raised head from the latter.
  const side = Math.min(Math.abs(face.yaw), Math.abs(face.yaw - level.yaw)) * Math.sign(face.yaw)
  const turn = ask === 'left' ? side : ask === 'right' ? -side : face.pitch - level.pitch
  if (turn > faceLimits.mostTurn) return 'lessTurn'
  if (turn >= (ask === 'up' ? faceLimits.turnPitch : faceLimits.turnYaw)) return 'hold'
  return ask === 'left' ? 'turnLeft' : ask === 'right' ? 'turnRight' : 'lookUp'
}

export type Sequence = {
  asks: Ask[]
  /** Which ask is on. */
  at: number
  /** Since when the frame has been right, in milliseconds of the same clock as `now`. */
  goodSince: number | undefined
  /** When the time of this ask runs out; it only begins with the first face. */
  endsAt: number | undefined
  /** How the head was held in the frontal frame. */
  level: { yaw: number; pitch: number }
}

export type SequenceStep = {
  sequence: Sequence
  advice: FaceAdvice
  event?: 'capture' | 'finished' | 'timeout'
}

const holdMs = { front: 700, turn: 180 } as const

export function beginSequence(asks: Ask[]): Sequence {
  return { asks, at: 0, goodSince: undefined, endsAt: undefined, level: { yaw: 0, pitch: 0 } }
}

/**
 * One camera frame further. The frontal ask has no clock: people need their time to find the oval; every turn after
 * it must come within its window. `capture` asks the caller to take this very frame, `finished` likewise the last.
 */
export function advance(
  sequence: Sequence,
  face: FaceReading,
  aspect: number,
  now: number,
  secondsPerAsk: number,
): SequenceStep {
  const ask = sequence.asks[sequence.at]
  if (!ask) return { sequence, advice: 'hold' }
  const advice = adviseFace(ask, face, aspect, sequence.level)
  const endsAt = ask === 'front' ? undefined : (sequence.endsAt ?? now + secondsPerAsk * 1000)
  if (endsAt !== undefined && now > endsAt) return { sequence, advice, event: 'timeout' }
  if (advice !== 'hold') return { sequence: { ...sequence, goodSince: undefined, endsAt }, advice }
  const goodSince = sequence.goodSince ?? now
  if (now - goodSince < (ask === 'front' ? holdMs.front : holdMs.turn))
    return { sequence: { ...sequence, goodSince, endsAt }, advice }
  const level = ask === 'front' ? { yaw: face.yaw, pitch: face.pitch } : sequence.level
  const next = { asks: sequence.asks, at: sequence.at + 1, goodSince: undefined, endsAt: undefined, level }
  return { sequence: next, advice, event: next.at === sequence.asks.length ? 'finished' : 'capture' }
}
