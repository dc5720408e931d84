// What reaches us is bytes: which bytes are refused, and which, honestly, are not (ADR 7; CEN/TS 18099).
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCitizen, framesOf } from '../../../tests/applicant.ts'
import { atSelfie } from '../../../tests/read-card.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { biometrics } from '../biometrics/index.ts'
import { consent } from '../consent/index.ts'
import { people } from '../people/index.ts'
import { proofing } from './index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, biometrics, authenticators, proofing] })
})
afterAll(() => t.close())

const FACE = 3
const applicantOf = async () => atSelfie(t, await aCitizen(t, FACE))
const refused = (reason: string) => ({ step: 'selfie', selfie: { status: 'refused', reason } })

/** A flat picture, turned in front of the camera: it gets narrower, but shows no other side of a head. */
async function turnedPrint(picture: Uint8Array, ask: string, index: number): Promise<Buffer> {
  if (ask === 'front') return Buffer.from(picture)
  const size = ask === 'up' ? { width: 640, height: 410 - index } : { width: 540 - 9 * index, height: 480 }
  const squashed = await sharp(picture)
    .resize({ ...size, fit: 'fill' })
    .toBuffer()
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#776' } })
    .composite([{ input: squashed, gravity: 'centre' }])
    .jpeg()
    .toBuffer()
}

test('a photograph or a screen, turned as asked in front of the camera, is not alive (A27)', async () => {
  const applicant = await applicantOf()
  const asked = await applicant.challenge()
  const [print] = await framesOf(FACE, ['front'])
  const frames = await Promise.all(asked.asks.map((ask, index) => turnedPrint(print!, ask, index)))
  expect(await applicant.selfie(frames, asked)).toMatchObject(refused('notLive'))
})

test('a video made before the question was asked turns the wrong way (A28, A29)', async () => {
  const applicant = await applicantOf()
  const asked = await applicant.challenge()
  const opposite: Record<string, string> = { left: 'right', right: 'left', up: 'left', front: 'front' }
  const recorded = await framesOf(
    FACE,
    asked.asks.map(ask => opposite[ask] ?? ask),
  )
  expect(await applicant.selfie(recorded, asked)).toMatchObject(refused('notLive'))
})

test('one face from the front and another when it turns is refused (A29)', async () => {
  const applicant = await applicantOf()
  const asked = await applicant.challenge()
  const [own, other] = [await framesOf(FACE, asked.asks), await framesOf(6, asked.asks)]
  const swapped = asked.asks.map((ask, index) => (ask === 'front' ? own[index]! : other[index]!))
  expect((await applicant.selfie(swapped, asked)).selfie.status).toBe('refused')
})

test('frames after the time of the question, however good, are refused (A28)', async () => {
  const applicant = await applicantOf()
  const asked = await applicant.challenge()
  const frames = await framesOf(FACE, asked.asks)
  t.clock.advance(5 * 60)
  expect(await applicant.selfie(frames, asked)).toMatchObject({ code: 'proofing.captureExpired' })
})

test('known limit: a stream drawn to the question in time passes, because a browser cannot vouch for its camera (A28)', async () => {
  const applicant = await applicantOf()
  const asked = await applicant.challenge()
  // Every frame of these tests is such a stream. Attestation, or a counter, is what a higher level asks for.
  expect(await applicant.selfie(await framesOf(FACE, asked.asks), asked)).toMatchObject({ step: 'passcode' })
})
