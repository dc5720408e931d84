// The way with nothing given: photographs of a card are read, and what is wrong with a photograph is said.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardHolderOf } from '../../../invented/cards/index.ts'
import { aCitizen, anApplicant, type Citizen, photographsOf } from '../../../tests/applicant.ts'
import {
  anImageBomb,
  aPdf,
  drawCat,
  inFortyMegapixels,
  leftPartOf,
  turnedByExif,
} from '../../../tests/scenes.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { biometrics } from '../biometrics/index.ts'
import { card } from '../card/index.ts'
import { consent } from '../consent/index.ts'
import { people } from '../people/index.ts'
import { proofing } from './index.ts'

let t: TestServer
let somying: Citizen
let pictures: { front: Buffer; back: Buffer }
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, biometrics, authenticators, proofing, card] })
  somying = await aCitizen(t, 1)
  pictures = await photographsOf(somying)
})
afterAll(() => t.close())

test('a photographed card and a turning head lead to a card on the phone', async () => {
  const applicant = await anApplicant(t)
  await applicant.acceptTerms()
  const view = await applicant.showCard(pictures)
  expect(view).toMatchObject({ step: 'details', details: { citizenNumber: somying.person.citizenNumber } })
  expect((await applicant.send('GET', 'card-front/image')).rawPayload.subarray(0, 2)).toEqual(
    Buffer.from([0xff, 0xd8]),
  )
  expect(await applicant.post('details/confirm')).toMatchObject({ step: 'selfie' })
  expect(await applicant.turnHead(1)).toMatchObject({ step: 'passcode' })
  await applicant.choosePasscode()
  expect(await applicant.consent()).toMatchObject({ session: { step: 'done' } })
})

describe('a bad photograph is told, and nothing is half-done', () => {
  const show = async (bytes: Uint8Array, type?: string) => {
    const applicant = await anApplicant(t)
    await applicant.acceptTerms()
    const view = await applicant.photograph('card-front', bytes, type)
    expect(view.step).toBe('cardFront')
    expect(await applicant.post('card-front/confirm')).toMatchObject({ code: 'proofing.nothingCaptured' })
    return view.cardFront.reason
  }
  test('a cat', async () => expect(await show(await drawCat())).toBe('noCard'))
  test('half a card', async () =>
    expect(['cutCorner', 'noCard']).toContain(await show(await leftPartOf(pictures.front, 0.5))))
  test('the back where the front is asked', async () => expect(await show(pictures.back)).toBe('wrongSide'))
  test('a PDF named .jpg', async () => expect(await show(aPdf())).toBe('notAnImage'))
  test('a truncated picture', async () =>
    expect(await show(pictures.front.subarray(0, 3_000))).toBe('notAnImage'))
  test('an image bomb', async () =>
    expect(['imageTooLarge', 'notAnImage']).toContain(await show(await anImageBomb(), 'image/png')))
  test('something that is no picture by its type', async () => {
    const applicant = await anApplicant(t)
    await applicant.acceptTerms()
    expect(await applicant.photograph('card-front', Buffer.from('hello'), 'text/plain')).toMatchObject({
      code: 'platform.unsupportedMedia',
    })
  })

  test('a card whose number has a wrong check digit', async () => {
    const holder = {
      ...cardHolderOf(somying.person),
      citizenNumber: wrongCheckDigit(somying.person.citizenNumber),
    }
    expect(await show((await photographsOf(somying, 'clean', holder)).front)).toBe('unreadable')
  })
})

test('a picture the camera turned, and one of forty megapixels, are read all the same', async () => {
  const applicant = await anApplicant(t)
  await applicant.acceptTerms()
  const turned = await turnedByExif(pictures.front)
  expect(await applicant.photograph('card-front', turned)).toMatchObject({ cardFront: { status: 'read' } })
  const huge = await inFortyMegapixels(pictures.front)
  await applicant.post('card-front/retake')
  expect(await applicant.photograph('card-front', huge)).toMatchObject({
    cardFront: { status: 'read', read: { citizenNumber: somying.person.citizenNumber } },
  })
})

const wrongCheckDigit = (number: string) => `${number.slice(0, 12)}${(Number(number[12]) + 1) % 10}`
