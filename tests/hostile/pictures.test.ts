// Pictures that are none, and pictures of a card that is not there.
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardHolderOf, drawCardFront } from '../../invented/cards/index.ts'
import { inventPersonForNumber } from '../../invented/country/index.ts'
import { cast, drawFaceJpeg } from '../../invented/faces/index.ts'
import { authenticators } from '../../server/modules/authenticators/index.ts'
import { createCardReader } from '../../server/modules/biometrics/card/index.ts'
import { biometrics } from '../../server/modules/biometrics/index.ts'
import { consent } from '../../server/modules/consent/index.ts'
import { people } from '../../server/modules/people/index.ts'
import { proofing } from '../../server/modules/proofing/index.ts'
import { startTestServer, type TestServer } from '../../server/platform/testing.ts'
import { toCitizenNumber } from '../../shared/citizen-number.ts'
import { aCitizen, anApplicant, type Citizen, photographsOf } from '../applicant.ts'
import { hostilePictures } from '../fuzz/requests.ts'
import { atSelfie } from '../read-card.ts'

let t: TestServer
let somying: Citizen
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, biometrics, authenticators, proofing] })
  somying = await aCitizen(t, 1)
})
afterAll(() => t.close())

async function photograph(bytes: Uint8Array, type?: string) {
  const applicant = await anApplicant(t)
  await applicant.acceptTerms()
  return applicant.photograph('card-front', bytes, type)
}

describe('pictures that are none', () => {
  test('one pixel, cut short, a bomb, a polyglot: refused with a reason as a card', async () => {
    for (const bytes of hostilePictures) {
      const { step, cardFront } = await photograph(bytes, 'image/png')
      expect(step).toBe('cardFront')
      expect(cardFront).toMatchObject({
        status: 'refused',
        reason: expect.stringMatching(/^(notAnImage|imageTooLarge|noCard|tooSmall)$/),
      })
    }
  })

  test('and as frames of a face, where they cost no try', async () => {
    const applicant = await atSelfie(t, somying)
    const asked = await applicant.challenge()
    // One more byte each: the same picture twice would be a replay, which is another refusal.
    const frames = asked.asks.map((_, index) => Buffer.concat([hostilePictures[0]!, Buffer.alloc(index)]))
    expect(await applicant.selfie(frames, asked)).toMatchObject({
      step: 'selfie',
      selfie: { status: 'refused', triesLeft: 3 },
    })
  })

  test('and as a portrait for a specimen', async () => {
    for (const bytes of hostilePictures) {
      const head = (disposition: string) => `--xx\r\ncontent-disposition: form-data; ${disposition}\r\n`
      const payload = Buffer.concat([
        Buffer.from(
          `${head('name="personId"')}\r\n${somying.person.personId}\r\n${head('name="portrait"; filename="p.png"')}content-type: image/png\r\n\r\n`,
        ),
        bytes,
        Buffer.from('\r\n--xx--\r\n'),
      ])
      const answer = await t.request({
        method: 'POST',
        url: '/v1/sandbox/specimens',
        headers: { 'content-type': 'multipart/form-data; boundary=xx' },
        payload,
      })
      expect([201, 422]).toContain(answer.statusCode)
      if (answer.statusCode === 422) expect(answer.json()).toMatchObject({ code: 'people.notAPicture' })
    }
  })
})

describe('a card that is not there (A31)', () => {
  test('known limit: a screenshot, whose edges are the picture’s own, is refused or read as what stands on it', async () => {
    const portraitJpeg = await drawFaceJpeg(cast[1]!, {}, { width: 480, height: 600 })
    const reader = await createCardReader()
    for (const last of [1, 2, 3]) {
      const holder = cardHolderOf(inventPersonForNumber(toCitizenNumber(`10003000000${last}`), '2026-11-23'))
      const screenshot = await drawCardFront(holder, { portraitJpeg })
      const reading = await reader.read(await sharp(screenshot).jpeg().toBuffer(), 'front')
      if (reading.outcome === 'refused') expect(reading.reason).toMatch(/^(cutCorner|noCard)$/)
      else expect(reading.fields).toMatchObject({ citizenNumber: holder.citizenNumber })
    }
    await reader.close()
  })

  test('known limit: a photograph of a screen is read, as specimens are shown on screens; it says what a card says, and the face decides', async () => {
    const { front } = await photographsOf(somying)
    const view = await photograph(await onScreen(front))
    expect(view).toMatchObject({ step: 'cardFront', cardFront: { status: 'read' } })
  })
})

/** The stripes of a screen's pixels over a photograph. */
async function onScreen(picture: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata()
  const lines = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><pattern id="p" width="3" height="3" patternUnits="userSpaceOnUse"><rect width="1" height="3" fill="#f008"/><rect x="1" width="1" height="3" fill="#0f08"/><rect x="2" width="1" height="3" fill="#00f8"/></pattern></defs><rect width="100%" height="100%" fill="url(#p)"/></svg>`,
  )
  return sharp(picture)
    .composite([{ input: lines, blend: 'soft-light' }])
    .jpeg()
    .toBuffer()
}
