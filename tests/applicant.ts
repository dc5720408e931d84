// People who register, for tests: invented, with a card in hand and a face that can turn.
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import {
  cardHolderOf,
  drawCardBack,
  drawCardFront,
  type PhotographLevel,
  photographCard,
} from '../invented/cards/index.ts'
import { type InventedPerson, inventPersonForNumber } from '../invented/country/index.ts'
import { cast, drawFaceJpeg, type FaceView } from '../invented/faces/index.ts'
import { insertInventedPeople } from '../server/modules/people/index.ts'
import { finishReading } from '../server/modules/proofing/index.ts'
import { sha256 } from '../server/platform/crypto.ts'
import type { TestServer } from '../server/platform/testing.ts'
import { nextNumber } from './numbers.ts'
import { aPhone, hostOf, type Phone } from './phone.ts'

export const PASSCODE = '82947150'
const TODAY = '2026-11-23'
// Just above the size at which the pencil draws every pixel more than twice: half the time.
const CAMERA = { width: 672, height: 504 }
const PORTRAIT = { width: 480, height: 600 }
// Nobody turns twice to quite the same place.
const viewFor = (ask: string, index: number): FaceView =>
  ({
    front: {},
    left: { yawDegrees: 20 + 3 * index },
    right: { yawDegrees: -20 - 3 * index },
    up: { pitchDegrees: 16 + 3 * index },
  })[ask] ?? {}

export type Citizen = { person: InventedPerson; castIndex: number }

/** An invented adult, put into the register with a face of the cast. */
export async function aCitizen(
  t: Pick<TestServer, 'ctx'>,
  castIndex: number,
  change: Partial<InventedPerson> = {},
): Promise<Citizen> {
  const person = { ...inventPersonForNumber(nextNumber(), TODAY), ...change }
  await insertInventedPeople(t.ctx, [person], { chooseCastId: () => cast[castIndex]?.id ?? '' })
  return { person, castIndex }
}

/** The two sides of somebody's card as photographed by a phone. */
export async function photographsOf(
  { person, castIndex }: Citizen,
  level: PhotographLevel = 'mild',
  holder = cardHolderOf(person),
) {
  const portraitJpeg = await drawFaceJpeg(cast[castIndex]!, {}, PORTRAIT)
  const [front, back] = await Promise.all([drawCardFront(holder, { portraitJpeg }), drawCardBack(holder)])
  return {
    front: await photographCard(front, { level, seed: 7 }),
    back: await photographCard(back, { level, seed: 8 }),
  }
}

/** Camera frames of a face for what was asked. */
export const framesOf = (castIndex: number, asks: readonly string[], light = 0.9) =>
  Promise.all(
    asks.map((ask, index) =>
      drawFaceJpeg(
        cast[castIndex]!,
        {
          ...viewFor(ask, index),
          distance: 1.25,
          noiseSeed: index + Math.round(Math.random() * 1e6),
          light: { direction: [0.2, 0.4, 0.9], strength: light, warmth: 0 },
        },
        CAMERA,
      ),
    ),
  )

type View = {
  step: string
  cardFront: { status: string; reason?: string; read?: Record<string, string> }
  cardBack: { status: string; reason?: string }
  selfie: { status: string; reason?: string; triesLeft: number }
  counter?: { code: string; reference: string }
  lastProblem?: string
  details?: Record<string, string>
  code?: string
}

/** A server in this process, or one that is reached over the network. */
export type Reachable = Pick<TestServer, 'request'> & {
  settings: { origin: string }
  ctx: { now: () => Date }
}

/** The view once nothing is being read any more. */
async function afterReading(show: () => Promise<View>): Promise<View> {
  for (;;) {
    const view = await show()
    const states = [view.cardFront, view.cardBack, view.selfie].map(capture => capture?.status)
    if (!states.some(status => status === 'waiting' || status === 'working')) return view
    await delay(100)
  }
}

/** Somebody with a phone who goes through the steps. */
export async function anApplicant(
  t: Reachable,
  phone?: Phone,
  purpose?: 'raise' | 'resetPasscode' | 'unfreeze',
  channel: 'self' | 'case' = 'self',
) {
  const own = phone ?? (await aPhone(hostOf(t)))
  const begun = (
    await own.call('POST', '/v1/proofing/sessions', { json: { channel, language: 'th', purpose } })
  ).json() as { token: string; code?: string }
  if (!begun.token) throw Object.assign(new Error('not begun'), begun)
  const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, options: object = {}) =>
    own.call(method, `/v1/proofing/${path}`, { token: begun.token, ...options })
  const post = async (path: string, json?: object) =>
    (await send('POST', path, json ? { json } : {})).json() as View
  const show = async () => (await send('GET', 'session')).json() as View
  const text = async (kind: string) => {
    const { version, sha256: hash } = (
      await t.request({ method: 'GET', url: `/v1/consent/texts/${kind}` })
    ).json()
    return { version, sha256: hash }
  }
  const photograph = async (side: 'card-front' | 'card-back', bytes: Uint8Array, type = 'image/jpeg') => {
    const answer = await send('PUT', side, { bytes, type })
    await finishReading()
    return answer.statusCode === 202 ? afterReading(show) : (answer.json() as View)
  }
  const challenge = async () =>
    (await send('POST', 'selfie/challenge')).json() as { challengeId: string; nonce: string; asks: string[] }
  const selfie = async (
    frames: Uint8Array[],
    asked: { challengeId: string; nonce: string; asks: string[] },
    sign = own,
  ) => {
    const binding = await sign.sign({
      challengeId: asked.challengeId,
      nonce: asked.nonce,
      frames: frames.map((frame, index) => ({ ask: asked.asks[index], sha256: sha256(frame) })),
    })
    const { bytes, type } = multipart({ binding }, frames)
    const answer = await send('PUT', 'selfie', { bytes, type })
    await finishReading()
    return answer.statusCode === 202 ? afterReading(show) : (answer.json() as View)
  }
  return {
    phone: own,
    token: begun.token,
    send,
    post,
    show,
    photograph,
    challenge,
    selfie,
    acceptTerms: async () => post('terms', await text('terms')),
    async showCard(pictures: { front: Uint8Array; back: Uint8Array }) {
      await photograph('card-front', pictures.front)
      await post('card-front/confirm')
      await photograph('card-back', pictures.back)
      return post('card-back/confirm')
    },
    async turnHead(castIndex: number) {
      const asked = await challenge()
      return selfie(await framesOf(castIndex, asked.asks), asked)
    },
    choosePasscode: (passcode = PASSCODE, repeat = passcode) => post('passcode', { passcode, repeat }),
    consent: async (passcode = PASSCODE) =>
      (
        await send('POST', 'consent', {
          json: { ...(await text('card')), passcode, deviceName: 'Test phone' },
        })
      ).json() as View & { accessToken: string; session: View },
  }
}
export type Applicant = Awaited<ReturnType<typeof anApplicant>>

/** Fields and pictures as a form sends them. */
export function multipart(fields: Record<string, string>, frames: Uint8Array[]) {
  const boundary = randomUUID()
  const head = (disposition: string) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n`)
  const parts = [
    ...Object.entries(fields).flatMap(([name, value]) => [
      head(`name="${name}"`),
      Buffer.from(`\r\n${value}\r\n`),
    ]),
    ...frames.flatMap((frame, index) => [
      head(`name="frame${index}"; filename="frame${index}.jpg"`),
      Buffer.from('content-type: image/jpeg\r\n\r\n'),
      Buffer.from(frame),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return { bytes: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` }
}
