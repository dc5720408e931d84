import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, drawFaceJpeg, drawFacePng, type FaceView } from '../../../../invented/faces/index.ts'
import type { FaceMatcher } from '../engines.ts'
import { compareFaces, createFaceEngine, type FaceFinding, type FaceOptions, tensorsAlive } from './index.ts'

const size = { width: 400, height: 500 }
const anything = { anyPose: true, anyCount: true, anyQuality: true }
let engine: FaceMatcher
let portrait: Buffer
let reference: FaceFinding

beforeAll(async () => {
  engine = await createFaceEngine()
  portrait = await draw()
  reference = await faceOf(portrait)
})
afterAll(() => engine.close())

function draw(view: FaceView = {}, member = 0): Promise<Buffer> {
  return drawFacePng(cast[member]!, view, size)
}

async function faceOf(image: Uint8Array, options: FaceOptions = anything): Promise<FaceFinding> {
  const answer = await engine.analyse(image, options)
  if (answer.outcome === 'refused') throw new Error(`refused: ${answer.reason}`)
  return answer.face
}

async function refusalOf(image: Uint8Array, options: FaceOptions = {}) {
  const answer = await engine.analyse(image, options)
  return answer.outcome === 'refused' ? answer.reason : answer.outcome
}

async function distanceTo(image: Uint8Array): Promise<number> {
  return compareFaces(reference.template, (await faceOf(image)).template).distance
}

test('one person in another light, pose and camera is a match', async () => {
  const again = await drawFaceJpeg(cast[0]!, { yawDegrees: 10, distance: 1.3, noiseSeed: 7 }, size, 70)
  const { template } = await faceOf(again, {})
  const comparison = compareFaces(reference.template, template)
  expect(comparison.outcome).toBe('match')
  expect(comparison.similarityPercent).toBeGreaterThanOrEqual(80)
})

test('other people are not', async () => {
  for (const member of [1, 2, 3]) {
    const { template } = await faceOf(await draw({}, member))
    expect(compareFaces(reference.template, template).outcome).toBe('noMatch')
  }
})

test('the same photograph encoded anew is flagged as a copy', async () => {
  const copy = await sharp(portrait).resize(300).jpeg({ quality: 60 }).toBuffer()
  expect(compareFaces(reference.template, (await faceOf(copy)).template).copied).toBe(true)
})

test('yaw above zero is the person’s own left, pitch above zero is up', async () => {
  expect((await faceOf(await draw({ yawDegrees: 20 }))).yaw).toBeGreaterThan(0.2)
  expect((await faceOf(await draw({ yawDegrees: -20 }))).yaw).toBeLessThan(-0.2)
  expect((await faceOf(await draw({ pitchDegrees: 18 }))).pitch - reference.pitch).toBeGreaterThan(0.15)
  const tilted = await faceOf(await sharp(portrait).rotate(15, { background: '#888' }).png().toBuffer())
  expect(tilted.roll - reference.roll).toBeCloseTo((15 * Math.PI) / 180, 1)
})

test('box, eyes and landmarks are in pixels of the picture as sent', async () => {
  const twice = await faceOf(await sharp(portrait).resize(1600, 2000).png().toBuffer())
  expect(twice.eyeDistancePixels / reference.eyeDistancePixels).toBeCloseTo(4, 1)
  expect(twice.box.left / reference.box.left).toBeCloseTo(4, 0)
  expect(twice.landmarks[0]! / reference.landmarks[0]!).toBeCloseTo(4, 1)
})

test.each([0, 3, 5])('member %i is recognised in a picture turned by quarters', async member => {
  const upright = await draw({}, member)
  const { template } = await faceOf(upright)
  for (const angle of [90, 180, 270]) {
    const turned = await faceOf(await sharp(upright).rotate(angle).png().toBuffer())
    expect(compareFaces(template, turned.template).distance).toBeLessThan(0.3)
  }
})

test('the turn written into EXIF is undone', async () => {
  const sideways = await sharp(portrait).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const face = await faceOf(sideways, {})
  expect(Math.abs(face.roll)).toBeLessThan(0.1)
  expect(face.box.height).toBeCloseTo(reference.box.height, -1)
})

test('a crop as tight as the face, a small face in a large picture and a dark one are found', async () => {
  const { left, top, width, height } = reference.box
  const [x, y, w, h] = [left, top, width, height].map(Math.round) as [number, number, number, number]
  const tight = sharp(portrait).extract({ left: x, top: y, width: w, height: h })
  expect(await distanceTo(await tight.png().toBuffer())).toBeLessThan(0.45)
  const small = await sharp(portrait).resize(150).png().toBuffer()
  const inLarge = sharp(small).extend({ top: 700, bottom: 200, left: 900, right: 100, background: '#567' })
  expect(await distanceTo(await inLarge.png().toBuffer())).toBeLessThan(0.45)
  expect(await distanceTo(await sharp(portrait).linear(0.15, 0).png().toBuffer())).toBeLessThan(0.45)
})

test('what is no picture is refused by its first bytes', async () => {
  expect(await refusalOf(Buffer.from('%PDF-1.7 not a face'))).toBe('notAnImage')
  expect(await refusalOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('notAnImage')
  expect(await refusalOf(new Uint8Array())).toBe('notAnImage')
  expect(await refusalOf(portrait.subarray(0, 200))).toBe('notAnImage')
})

test('an image bomb is refused from its header, in no time', async () => {
  const bomb = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  // The header (IHDR, bytes 12-32) claims 1.6 billion pixels; its checksum is put right.
  bomb.writeUInt32BE(40_000, 16)
  bomb.writeUInt32BE(40_000, 20)
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
  const start = performance.now()
  expect(await refusalOf(bomb)).toBe('imageTooLarge')
  expect(performance.now() - start).toBeLessThan(500)
  expect(await refusalOf(new Uint8Array(16 * 1024 * 1024))).toBe('imageTooLarge')
})

test('no face, two faces, and a passer-by', async () => {
  const hill =
    '<svg width="640" height="480"><rect width="640" height="480" fill="#9cf"/><circle cx="320" cy="400" r="200" fill="#486"/></svg>'
  expect(await refusalOf(await sharp(Buffer.from(hill)).png().toBuffer())).toBe('noFace')
  const other = await draw({}, 1)
  const beside = (width: number) =>
    sharp({ create: { width: 900, height: 500, channels: 3, background: '#999' } })
      .composite([
        { input: portrait, left: 0, top: 0 },
        { input: other, left: 450, top: 0 },
      ])
      .resize(width)
  const two = await beside(900).png().toBuffer()
  expect(await refusalOf(two)).toBe('manyFaces')
  expect(await refusalOf(two, { anyCount: true })).toBe('found')
})

test('too small, too dark, too bright, blurred and turned away each have their own reason', async () => {
  expect(await refusalOf(await sharp(portrait).resize(130).png().toBuffer())).toBe('tooSmall')
  expect(await refusalOf(await sharp(portrait).linear(0.15, 0).png().toBuffer())).toBe('tooDark')
  expect(await refusalOf(await sharp(portrait).linear(0.25, 205).png().toBuffer())).toBe('tooBright')
  expect(await refusalOf(await sharp(portrait).blur(6).png().toBuffer())).toBe('blurred')
  expect(await refusalOf(await draw({ yawDegrees: 35 }))).toBe('turnedAway')
})

test('templates of two models are never compared', () => {
  const foreign = { ...reference.template, modelId: 'another-engine' }
  expect(() => compareFaces(reference.template, foreign)).toThrow(/cannot be compared/)
})

test('nothing stays behind from face to face', async () => {
  const before = tensorsAlive()
  for (let n = 0; n < 3; n++) await engine.analyse(portrait)
  expect(tensorsAlive()).toBe(before)
})
