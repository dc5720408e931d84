import { afterEach, expect, test } from 'vitest'
import { cast, drawFaceJpeg, type FaceView } from '../../../invented/faces/index.ts'
import { fingerPrintPng } from '../../../invented/fingers/index.ts'
import {
  analyseFace,
  BiometricsBusy,
  BiometricsTimeout,
  biometricsReady,
  checkLivenessCapture,
  compareFaces,
  compareFingers,
  engineIds,
  queueLength,
  readFinger,
  startBiometrics,
  stopBiometrics,
} from './index.ts'

afterEach(stopBiometrics)

const draw = (view: FaceView) => drawFaceJpeg(cast[0]!, view, { width: 400, height: 500 })

test('a capture is judged in a thread, with its phases and the frontal face, while this thread stays free', async () => {
  await startBiometrics({ threads: 1 })
  await biometricsReady()
  const [front, left, up] = await Promise.all([
    draw({ noiseSeed: 1 }),
    draw({ yawDegrees: 22, noiseSeed: 2 }),
    draw({ pitchDegrees: 20, noiseSeed: 3 }),
  ])
  const phases: string[] = []
  const before = process.threadCpuUsage()
  const result = await checkLivenessCapture(
    {
      challenge: { turns: ['left', 'up'] },
      frames: [
        { ask: 'front', image: front },
        { ask: 'left', image: left },
        { ask: 'up', image: up },
      ],
    },
    phase => phases.push(phase),
  )
  const { user, system } = process.threadCpuUsage(before)
  expect(result.outcome).toBe('live')
  expect(phases).toEqual(['frame:1', 'frame:2', 'frame:3'])
  // Its own processor time, not a stopwatch: a busy test machine may pause any thread.
  expect((user + system) / 1000).toBeLessThan(100)
  expect(result.measures[0]!.passive).toBeDefined()
  const portrait = await analyseFace(front)
  if (portrait.outcome !== 'found' || !result.front) throw new Error('no face')
  expect(compareFaces(portrait.face.template, result.front.template).distance).toBeLessThan(1e-4)
  expect(portrait.face.template.modelId).toBe(engineIds().face)
})

test('fingers are read and compared in a thread, also when the setting asks for none', async () => {
  await startBiometrics({ threads: 0 })
  const touch = async (finger: string, impression: number) => {
    const reading = await readFinger(await fingerPrintPng({ seed: 'threads', finger, impression }), {
      finger: 'rightIndex',
    })
    if (reading.outcome !== 'read') throw new Error(reading.reason)
    return reading.template
  }
  const enrolled = [await touch('rightIndex', 1), await touch('rightIndex', 2)]
  expect(enrolled[0]!.position).toBe(2)
  expect((await compareFingers(await touch('rightIndex', 3), enrolled)).outcome).toBe('match')
  expect((await compareFingers(await touch('rightThumb', 3), enrolled)).outcome).not.toBe('match')
  await expect(compareFingers(enrolled[0]!, [])).rejects.toThrow(RangeError)
  expect(await readFinger(Buffer.from('no picture'))).toEqual({ outcome: 'refused', reason: 'notAnImage' })
  expect(engineIds().finger).toBe('tuaton-finger-1')
})

test('a full queue turns away at once and says how long it is', async () => {
  await startBiometrics({ threads: 1, queue: 2 })
  await biometricsReady()
  const image = await draw({})
  const accepted = [analyseFace(image), analyseFace(image), analyseFace(image)]
  expect(queueLength()).toBe(2)
  const refused = await analyseFace(image).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(BiometricsBusy)
  expect(refused).toMatchObject({ queueLength: 2 })
  for (const answer of await Promise.all(accepted)) expect(answer.outcome).toBe('found')
  expect(queueLength()).toBe(0)
})

test('a task that hangs ends its thread and the next one is served', async () => {
  const enginesModule = new URL('./hanging-engines.fixture.ts', import.meta.url).href
  await startBiometrics({ threads: 1, timeoutSeconds: 1, enginesModule })
  await expect(analyseFace(new Uint8Array([1]))).rejects.toBeInstanceOf(BiometricsTimeout)
  expect(await analyseFace(new Uint8Array([0]))).toMatchObject({ reason: 'noFace' })
})

test('another engine takes the place of ours without a change elsewhere', async () => {
  const enginesModule = new URL('./hanging-engines.fixture.ts', import.meta.url).href
  await startBiometrics({ threads: 1, enginesModule })
  expect(engineIds()).toEqual({
    face: 'fixture-face',
    document: 'fixture-card',
    liveness: 'fixture-turns',
    finger: 'fixture-finger',
  })
})
