// Face verification for agencies, on drawn people and real networks; and what it must not give away.
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cast, drawFaceJpeg } from '../../../../invented/faces/index.ts'
import { aCitizen } from '../../../../tests/applicant.ts'
import { aCitizenPhone, basic, demo, postForm } from '../../../../tests/sign-in.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { audit } from '../../audit/index.ts'
import { authenticators } from '../../authenticators/index.ts'
import { biometrics } from '../../biometrics/index.ts'
import { consent } from '../../consent/index.ts'
import { federation } from '../../federation/index.ts'
import { notices } from '../../notices/index.ts'
import { parties, registerClient, registerParty } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { linkage } from '../index.ts'

const SIZE = { width: 600, height: 750 }
const modules = [people, consent, notices, biometrics, authenticators, parties, federation, linkage, audit]
let t: TestServer
const numbers: string[] = []
let token: string
beforeAll(async () => {
  t = await startTestServer({ modules })
  for (const index of [0, 1, 2]) numbers.push((await aCitizen(t, index)).person.citizenNumber)
})
afterAll(() => t.close())
beforeEach(async () => {
  t.clock.advance(24 * 3600)
  token = await aToken()
})

async function aToken(scope = 'fvs.verify', authorization = basic(demo)) {
  const answer = await postForm(
    t,
    '/oidc/token',
    { grant_type: 'client_credentials', scope },
    { authorization },
  )
  return (answer.json() as { access_token: string }).access_token
}

const faceOf = (index: number, view = {}) => drawFaceJpeg(cast[index]!, { noiseSeed: 5, ...view }, SIZE)
async function verify(
  fields: Record<string, string>,
  image: Uint8Array | undefined,
  bearer: string | undefined = token,
) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ purpose: 'openAccount', ...fields })) form.set(name, value)
  if (image) form.set('image', new Blob([new Uint8Array(image)], { type: 'image/jpeg' }), 'face.jpg')
  const encoded = new Response(form)
  return t.request({
    method: 'POST',
    url: '/api/fvs/v1/verify',
    headers: {
      'content-type': encoded.headers.get('content-type')!,
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

describe('the answer', () => {
  test('the same person matches, another does not; each time with a request id and the quality', async () => {
    const [same, other] = [
      await verify({ citizenNumber: numbers[0]! }, await faceOf(0)),
      await verify({ citizenNumber: numbers[0]! }, await faceOf(4)),
    ]
    expect(same.json()).toMatchObject({
      result: 'match',
      quality: { eyeDistancePixels: expect.any(Number) },
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(other.json()).toMatchObject({ result: 'no_match' })
  })

  test('the person reads who compared, and how it ended', async () => {
    const phone = await aCitizenPhone(t, numbers[1]!)
    await verify({ citizenNumber: numbers[1]! }, await faceOf(1))
    await t.settle()
    const { entries } = (await phone.call('GET', '/v1/me/history')).json()
    expect(entries).toContainEqual(
      expect.objectContaining({ kind: 'faceCompared', via: 'match', clientId: demo.client_id }),
    )
  })
})

describe('the rules of a picture, each with its name', () => {
  const rules: [string, () => Promise<Uint8Array>][] = [
    [
      'format',
      async () =>
        sharp(await faceOf(0))
          .png()
          .toBuffer(),
    ],
    ['notAnImage', async () => Buffer.from([0xff, 0xd8, 1, 2, 3])],
    [
      'noFace',
      () =>
        sharp({ create: { ...SIZE, channels: 3, background: '#8899aa' } })
          .jpeg()
          .toBuffer(),
    ],
    [
      'tooSmall',
      async () =>
        sharp(await faceOf(0))
          .resize(90)
          .jpeg()
          .toBuffer(),
    ],
    [
      'blurred',
      async () =>
        sharp(await faceOf(0))
          .blur(9)
          .jpeg()
          .toBuffer(),
    ],
    [
      'tooDark',
      async () =>
        sharp(await faceOf(0))
          .linear(0.12, 0)
          .jpeg()
          .toBuffer(),
    ],
    ['turnedAway', () => faceOf(0, { yawDegrees: 40 })],
  ]
  test.each(rules)('%s', async (rule, draw) => {
    const answer = await verify({ citizenNumber: numbers[0]! }, await draw())
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'linkage.pictureUnusable'])
    expect(answer.json().rule).toBe(rule)
  })
})

describe('attacks', () => {
  test('A34: the score moves in bands only, and after five tries a day no more', async () => {
    const strict = await aStrictAgency()
    const bearer = await aToken('fvs.verify', strict)
    const scores = new Set<number>()
    for (let n = 0; n < 5; n += 1)
      scores.add((await verify({ citizenNumber: numbers[2]! }, await faceOf(5 + n), bearer)).json().score)
    expect([...scores].every(score => [10, 60, 95].includes(score))).toBe(true)
    const sixth = await verify({ citizenNumber: numbers[2]! }, await faceOf(3), bearer)
    expect([sixth.statusCode, sixth.json().code]).toEqual([429, 'linkage.tooManyTries'])
    expect((await verify({ citizenNumber: numbers[1]! }, await faceOf(1), bearer)).json().result).toBe(
      'match',
    )
  })

  test('A34: many tries at once gain nothing', async () => {
    const face = await faceOf(9)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => verify({ citizenNumber: numbers[0]! }, face)),
    )
    expect(answers.filter(answer => answer.statusCode === 200).length).toBeLessThanOrEqual(5)
  })

  test("A35: a number nobody has answers like a stranger, and a purpose must be one of the contract's", async () => {
    const unknown = await verify({ citizenNumber: '1009900765433' }, await faceOf(0))
    const stranger = await verify(
      { citizenNumber: numbers[0]! },
      await faceOf(4),
      await aToken('fvs.verify', await aStrictAgency()),
    )
    const shape = (answer: typeof unknown) => ({ ...answer.json(), requestId: '', quality: {} })
    expect(shape(unknown)).toEqual(shape(stranger))
    expect(
      (await verify({ citizenNumber: numbers[0]!, purpose: 'curiosity' }, await faceOf(0))).statusCode,
    ).toBe(400)
  })

  test('only a living token of the client itself with the scope opens the door', async () => {
    const face = await faceOf(0)
    for (const bearer of [undefined, 'x'.repeat(43), await aToken('fvs.score')])
      expect((await verify({ citizenNumber: numbers[0]! }, face, bearer ?? '')).statusCode).toBe(401)
    t.clock.advance(901)
    expect((await verify({ citizenNumber: numbers[0]! }, face)).statusCode).toBe(401)
  })

  test('neither number nor picture stands in a log line or in what is kept', async () => {
    await verify({ citizenNumber: numbers[0]! }, await faceOf(0))
    const { rows } = await sql<{
      all: string
    }>`select json_agg(r)::text as all from linkage.face_check r`.execute(t.ctx.db)
    expect(rows[0]!.all).not.toContain(numbers[0])
    expect(t.logLines.join('')).not.toContain(numbers[0])
  })
})

/** An agency whose contract allows bands only. */
async function aStrictAgency() {
  const partyId = await registerParty(t.ctx, {
    nameTh: 'ก',
    nameEn: 'A',
    domain: 'a.example',
    verified: true,
  })
  const { clientId, clientSecret } = await registerClient(t.ctx, partyId, {
    redirectUris: [],
    scopes: ['fvs.verify'],
    purpose: { th: 'ก', en: 'a' },
    oidc: { grant_types: ['client_credentials'] },
  })
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
}
