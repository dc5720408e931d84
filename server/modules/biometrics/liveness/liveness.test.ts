import { randomInt } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, drawFaceJpeg, type FaceView } from '../../../../invented/faces/index.ts'
import type { FaceMatcher } from '../engines.ts'
import { compareFaces, createFaceEngine } from '../face/index.ts'
import { type Ask, asksOf, checkLiveness, createChallenge, type LivenessFrame, type Turn } from './index.ts'

let engine: FaceMatcher
beforeAll(async () => {
  engine = await createFaceEngine()
})
afterAll(() => engine.close())

const views: Record<Ask, FaceView> = {
  front: { noiseSeed: 1 },
  left: { yawDegrees: 22, noiseSeed: 2 },
  right: { yawDegrees: -22, noiseSeed: 3 },
  up: { pitchDegrees: 20, noiseSeed: 4 },
}

function picture(ask: Ask, member = 0): Promise<Buffer> {
  return drawFaceJpeg(cast[member]!, views[ask], { width: 400, height: 500 })
}

async function judge(turns: Turn[], frames: LivenessFrame[]) {
  const analyses = []
  for (const { ask, image } of frames)
    analyses.push(await engine.analyse(image, ask === 'front' ? {} : { anyPose: true, anyQuality: true }))
  return checkLiveness({ challenge: { turns }, frames, analyses, compare: compareFaces })
}

async function capture(asks: Ask[]): Promise<LivenessFrame[]> {
  return Promise.all(asks.map(async ask => ({ ask, image: await picture(ask) })))
}

test('a challenge has two or three turns, never one twice running, and no sequence is left out', () => {
  const seen = new Set<string>()
  for (let n = 0; n < 18; n++) {
    const { turns } = createChallenge(below => n % below)
    expect([2, 3]).toContain(turns.length)
    expect(turns.every((turn, at) => turn !== turns[at - 1])).toBe(true)
    seen.add(turns.join())
  }
  expect(seen.size).toBe(18)
  expect(asksOf(createChallenge(randomInt))[0]).toBe('front')
})

test('a head that turns as asked is live', async () => {
  const result = await judge(['left', 'up', 'right'], await capture(['front', 'left', 'up', 'right']))
  expect(result).toMatchObject({ outcome: 'live', reasons: [] })
  expect(result.measures[1]!.yaw).toBeGreaterThan(0.15)
  expect(result.measures[3]!.yaw).toBeLessThan(-0.15)
})

test('turning the wrong way is not', async () => {
  const [front, left, up] = await capture(['front', 'left', 'up'])
  const frames = [front!, { ...left!, ask: 'right' as const }, up!]
  expect((await judge(['right', 'up'], frames)).reasons).toContain('notTurned')
})

test('frames in another order than asked, too few or too many are refused unseen', async () => {
  const frames = await capture(['front', 'left', 'up'])
  expect((await judge(['up', 'left'], frames)).reasons).toEqual(['wrongSequence'])
  expect((await judge(['left', 'up', 'right'], frames)).reasons).toEqual(['wrongSequence'])
  expect((await judge(['left', 'up'], frames.slice(1))).reasons).toEqual(['wrongSequence'])
})

test('a flat print, slanted and tilted, shows no depth', async () => {
  const print = await picture('front')
  const slant = (matrix: [number, number, number, number]) =>
    sharp(print).affine(matrix, { background: '#777' }).jpeg().toBuffer()
  const frames: LivenessFrame[] = [
    { ask: 'front', image: print },
    { ask: 'left', image: await slant([0.8, 0.08, 0, 1]) },
    { ask: 'up', image: await slant([1, 0, 0.08, 0.8]) },
  ]
  const result = await judge(['left', 'up'], frames)
  expect(result.outcome).toBe('notLive')
  expect(result.reasons).toEqual(expect.arrayContaining(['notTurned', 'flatFace']))
})

test('a picture sent twice is recognised, as bytes and encoded anew', async () => {
  const [front, left, right] = await capture(['front', 'left', 'right'])
  const twice = [front!, left!, right!, left!]
  expect((await judge(['left', 'right', 'left'], twice)).reasons).toEqual(['repeatedFrame'])
  const anew = await sharp(left!.image)
    .extract({ left: 3, top: 5, width: 390, height: 490 })
    .jpeg()
    .toBuffer()
  const shifted = [front!, left!, right!, { ask: 'left' as const, image: anew }]
  expect((await judge(['left', 'right', 'left'], shifted)).reasons).toEqual(['repeatedFrame'])
})

test('another person in a later frame is noticed', async () => {
  const frames = await capture(['front', 'left', 'up'])
  frames[1] = { ask: 'left', image: await picture('left', 1) }
  expect((await judge(['left', 'up'], frames)).reasons).toContain('differentPerson')
})

test('a frame without a face spoils the capture, and says which', async () => {
  const frames = await capture(['front', 'left', 'up'])
  frames[2] = { ask: 'up', image: Buffer.from('%PDF-1.4') }
  const result = await judge(['left', 'up'], frames)
  expect(result).toMatchObject({ outcome: 'notLive', reasons: ['faceNotUsable'] })
  expect(result.measures[2]!.refusal).toBe('notAnImage')
})
