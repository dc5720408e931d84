import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { movementScript, writeFaceVideo } from './camera.ts'
import { cast, drawFace, drawFaceJpeg, drawFacePng, type FaceView } from './index.ts'

test('the cast is large, mixed in sex and age, and every id is its own', () => {
  expect(cast.length).toBeGreaterThanOrEqual(24)
  expect(new Set(cast.map(member => member.id)).size).toBe(cast.length)
  for (const sex of ['male', 'female'])
    expect(cast.filter(member => member.sex === sex).length).toBeGreaterThan(10)
  for (const age of [7, 18, 30, 45, 60, 85]) {
    expect(cast.some(({ ageRange: [from, to] }) => from <= age && age <= to)).toBe(true)
  }
})

test('a drawing is the same bytes every time and everywhere', () => {
  const view: FaceView = { yawDegrees: 12, expression: 'smile', noiseSeed: 4 }
  const first = drawFace(cast[4]!, view, { width: 120, height: 150 })
  const copy = drawFace(structuredClone(cast[4]!), view, { width: 120, height: 150 })
  expect(Buffer.compare(first.data, copy.data)).toBe(0)
  const coarse = Uint8Array.from(
    first.data.filter((_, at) => at % 997 === 0),
    value => Math.round(value / 16),
  )
  expect(createHash('sha256').update(coarse).digest('hex').slice(0, 16)).toMatchInlineSnapshot(
    `"a6eefec60490ccf7"`,
  )
})

test('portraits come as PNG and JPEG of the size asked for', async () => {
  const png = await drawFacePng(cast[0]!, {}, { width: 200, height: 250 })
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([200, 250])
  const jpeg = await drawFaceJpeg(cast[0]!, {}, { width: 200, height: 250 })
  expect(jpeg.subarray(0, 2).toString('hex')).toBe('ffd8')
})

test('a film is a stream of whole frames', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'film-'))
  const film = { member: cast[0]!, width: 160, height: 120, script: movementScript(['front', 'left'], 0.2) }
  try {
    await writeFaceVideo({ ...film, fps: 10, path: join(folder, 'a.y4m') })
    const raw = await readFile(join(folder, 'a.y4m'))
    const header = raw.indexOf('\n') + 1
    expect(raw.subarray(0, header).toString()).toBe('YUV4MPEG2 W160 H120 F10:1 Ip A1:1 C420jpeg\n')
    expect(raw.length - header).toBe(4 * (6 + 160 * 120 * 1.5))
    await writeFaceVideo({ ...film, fps: 30, path: join(folder, 'a.mjpeg') })
    const packed = await readFile(join(folder, 'a.mjpeg'))
    expect(packed.toString('latin1').split('\xff\xd8\xff').length - 1).toBe(12)
    await expect(writeFaceVideo({ ...film, fps: 10, path: join(folder, 'b.mjpeg') })).rejects.toThrow(
      RangeError,
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})
