// A bound phone proves its person again: a new passcode, and the end of a freeze. With the real face engine.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Applicant, aCitizen, anApplicant, framesOf } from '../../../tests/applicant.ts'
import { aBoundPhone, type Holder, PASSCODE } from '../../../tests/bound-phone.ts'
import { aPhone, hostOf } from '../../../tests/phone.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { biometrics } from '../biometrics/index.ts'
import { consent } from '../consent/index.ts'
import { notices } from '../notices/index.ts'
import { people, recordDeath } from '../people/index.ts'
import { proofing } from './index.ts'

const NEW_PASSCODE = '60718293'
const FACE = 4
const OTHER_FACE = 9
let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, biometrics, authenticators, proofing] })
})
afterAll(() => t.close())

async function aHolder() {
  const { person } = await aCitizen(t, FACE)
  return aBoundPhone(t, person.personId)
}
const begin = ({ phone }: Holder, purpose: 'resetPasscode' | 'unfreeze') => anApplicant(t, phone, purpose)
const standing = async ({ phone }: Holder) => (await phone.call('GET', '/v1/device')).json() as object
const confirm = (applicant: Applicant, passcode = PASSCODE) => applicant.post('confirm', { passcode })

describe('a forgotten passcode', () => {
  test('is set anew with the face on the bound phone; the others are told and keep theirs (M4)', async () => {
    const holder = await aHolder()
    const second = await aBoundPhone(t, holder.personId)
    t.clock.advance(25 * 3_600)
    const other = await second.open()
    const applicant = await begin(holder, 'resetPasscode')
    expect(await applicant.show()).toMatchObject({
      purpose: 'resetPasscode',
      step: 'selfie',
      position: 1,
      of: 3,
    })
    expect(await applicant.choosePasscode(NEW_PASSCODE)).toMatchObject({ code: 'proofing.wrongStep' })
    expect(await applicant.turnHead(FACE)).toMatchObject({ step: 'passcode' })
    expect(await applicant.choosePasscode('12345678')).toMatchObject({
      code: 'authenticators.passcodeSequence',
    })
    expect(await applicant.choosePasscode(NEW_PASSCODE)).toMatchObject({ step: 'done' })
    expect((await holder.unlock()).statusCode).toBe(401)
    expect((await holder.unlock(NEW_PASSCODE)).statusCode).toBe(200)
    await t.settle()
    const { notices: list } = (await other('GET', '/v1/me/notices')).json() as {
      notices: { kind: string }[]
    }
    expect(list.filter(notice => notice.kind === 'passcodeReset')).toHaveLength(1)
    expect((await second.unlock()).statusCode).toBe(200)
  })

  test('on a locked phone, too; a step sent twice has one effect', async () => {
    const holder = await aHolder()
    for (let tried = 0; tried < 10; tried++) await holder.unlock('82947151')
    expect(await standing(holder)).toMatchObject({ status: 'locked' })
    const applicant = await begin(holder, 'resetPasscode')
    await applicant.turnHead(FACE)
    await Promise.all([1, 2].map(() => applicant.choosePasscode(NEW_PASSCODE)))
    expect(await applicant.show()).toMatchObject({ step: 'done' })
    const { rows } = await sql`select 1 from platform.event
      where name = 'authenticators.passcodeReset' and person_id = ${holder.personId}`.execute(t.ctx.db)
    expect(rows).toHaveLength(1)
    expect((await holder.unlock(NEW_PASSCODE)).statusCode).toBe(200)
  })

  test('is not set with a face alone, on a phone nobody knows, or on one that waits (A45)', async () => {
    const holder = await aHolder()
    const stranger = await aPhone(hostOf(t))
    const waiting = await aBoundPhone(t, holder.personId)
    for (const phone of [stranger, waiting.phone])
      for (const purpose of ['resetPasscode', 'unfreeze'] as const)
        await expect(anApplicant(t, phone, purpose)).rejects.toMatchObject({ code: 'proofing.phoneNotBound' })
  })

  test('is not set by somebody else who holds the phone: five refused faces, then not for a day (A45, A42)', async () => {
    const holder = await aHolder()
    const applicant = await begin(holder, 'resetPasscode')
    for (const triesLeft of [2, 1])
      expect(await applicant.turnHead(OTHER_FACE)).toMatchObject({
        step: 'selfie',
        selfie: { reason: 'faceNotMatched', triesLeft },
      })
    await applicant.send('DELETE', 'session')
    // Giving up and beginning anew gives no further try.
    const again = await begin(holder, 'resetPasscode')
    await again.turnHead(OTHER_FACE)
    await again.turnHead(OTHER_FACE)
    expect(await again.turnHead(OTHER_FACE)).toMatchObject({
      step: 'counter',
      counter: { code: 'proofing.faceNotMatched' },
    })
    await expect(begin(holder, 'resetPasscode')).rejects.toMatchObject({
      code: 'proofing.tooManyTries',
      retryAfterSeconds: expect.any(Number),
    })
    // The owner, who knows the passcode, is not locked out by it.
    expect((await holder.unlock()).statusCode).toBe(200)
    t.clock.advance(24 * 3_600 + 1)
    expect(await (await begin(holder, 'resetPasscode')).show()).toMatchObject({ step: 'selfie' })
  })

  test('a capture of another session, or sent before, is refused (A30)', async () => {
    const [one, other] = [
      await begin(await aHolder(), 'resetPasscode'),
      await begin(await aHolder(), 'resetPasscode'),
    ]
    const asked = await one.challenge()
    const frames = await framesOf(FACE, asked.asks)
    expect(await other.selfie(frames, asked)).toMatchObject({ code: 'proofing.captureExpired' })
    expect(await one.selfie(frames, asked)).toMatchObject({ step: 'passcode' })
    const again = await other.challenge()
    expect(await other.selfie(frames, { ...again, asks: asked.asks })).toMatchObject({
      code: expect.stringMatching(/captureReplayed|captureForged/),
    })
  })

  test('no step of a registration is reached with it, and none of it with a registration (A61)', async () => {
    const applicant = await begin(await aHolder(), 'resetPasscode')
    for (const path of ['card-front/confirm', 'details/confirm', 'confirm'])
      expect(
        await applicant.post(path, path === 'confirm' ? { passcode: PASSCODE } : undefined),
      ).toMatchObject({
        code: 'proofing.wrongStep',
        step: 'selfie',
      })
    expect(await applicant.post('back', { to: 'terms' })).toMatchObject({ code: 'proofing.wrongStep' })
    const registering = await anApplicant(t)
    expect(await confirm(registering)).toMatchObject({ code: 'proofing.wrongStep', step: 'terms' })
  })

  test('the dead recover nothing', async () => {
    const holder = await aHolder()
    await recordDeath(t.ctx, { personId: holder.personId, diedOn: '2026-11-20' })
    await expect(begin(holder, 'resetPasscode')).rejects.toMatchObject({ code: 'proofing.personNotAlive' })
  })
})

describe('the end of a freeze', () => {
  test('takes the face and the passcode of the bound phone', async () => {
    const holder = await aHolder()
    await expect(begin(holder, 'unfreeze')).rejects.toMatchObject({ code: 'proofing.notFrozen' })
    await holder.phone.call('POST', '/v1/device/freeze')
    const applicant = await begin(holder, 'unfreeze')
    expect(await confirm(applicant)).toMatchObject({ code: 'proofing.wrongStep', step: 'selfie' })
    expect(await applicant.turnHead(FACE)).toMatchObject({ step: 'confirm' })
    expect(await confirm(applicant, '82947151')).toMatchObject({
      code: 'authenticators.passcodeWrong',
      triesLeft: 9,
    })
    expect(await standing(holder)).toMatchObject({ account: 'frozen' })
    expect(await confirm(applicant)).toMatchObject({ step: 'done' })
    expect((await holder.unlock()).statusCode).toBe(200)
  })

  test('with the passcode forgotten as well: first a new one, still frozen, then the end', async () => {
    const holder = await aHolder()
    await holder.phone.call('POST', '/v1/device/freeze')
    const reset = await begin(holder, 'resetPasscode')
    await reset.turnHead(FACE)
    await reset.choosePasscode(NEW_PASSCODE)
    expect((await holder.unlock(NEW_PASSCODE)).json()).toMatchObject({ code: 'authenticators.accountFrozen' })
    const applicant = await begin(holder, 'unfreeze')
    await applicant.turnHead(FACE)
    expect(await confirm(applicant, NEW_PASSCODE)).toMatchObject({ step: 'done' })
  })

  test("is not reached with somebody else's face", async () => {
    const holder = await aHolder()
    await holder.phone.call('POST', '/v1/device/freeze')
    const applicant = await begin(holder, 'unfreeze')
    expect(await applicant.turnHead(OTHER_FACE)).toMatchObject({ step: 'selfie' })
    expect(await confirm(applicant)).toMatchObject({ code: 'proofing.wrongStep' })
    expect(await standing(holder)).toMatchObject({ account: 'frozen' })
  })
})
