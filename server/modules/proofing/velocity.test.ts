// Mule farms (A33): nothing on one registration is wrong; there are only too many of them.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Applicant, aCitizen, anApplicant, PASSCODE } from '../../../tests/applicant.ts'
import { aReadCard, atSelfie, passFace } from '../../../tests/read-card.ts'
import { eraseOutlived } from '../../platform/system.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { biometrics } from '../biometrics/index.ts'
import { consent } from '../consent/index.ts'
import { people } from '../people/index.ts'
import { proofing } from './index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({
    modules: [people, consent, biometrics, authenticators, proofing],
    environment: { PEOPLE_PER_PHONE: '2', NUMBERS_PER_FACE: '2' },
  })
})
afterAll(() => t.close())

test('one phone, many people: the next one is sent to a counter, and nobody else is disturbed (A33)', async () => {
  let phone: Applicant['phone'] | undefined
  const confirm = async () => {
    const citizen = await aCitizen(t, 0)
    const applicant = await anApplicant(t, phone)
    phone = applicant.phone
    await applicant.acceptTerms()
    await aReadCard(t, citizen, {}, applicant)
    return { applicant, citizen, view: await applicant.post('details/confirm') }
  }
  for (let person = 0; person < 2; person++) {
    const { applicant, citizen, view } = await confirm()
    expect(view.step).toBe('selfie')
    await passFace(t, citizen, PASSCODE)
    expect(await applicant.consent()).toMatchObject({ session: { step: 'done' } })
  }
  const { view, citizen } = await confirm()
  expect(view).toMatchObject({ step: 'counter', counter: { code: 'proofing.tooManyPeople' } })
  expect((await (await aReadCard(t, citizen)).post('details/confirm')).step).toBe('selfie')
  t.clock.advance(31 * 86_400)
  expect((await confirm()).view.step).toBe('selfie')
})

test('one face, many numbers: the third is held, another face and the same person are not (A33)', async () => {
  const register = async (castIndex: number, known?: Awaited<ReturnType<typeof aCitizen>>) => {
    const citizen = known ?? (await aCitizen(t, castIndex))
    const applicant = await atSelfie(t, citizen)
    const view = await applicant.turnHead(castIndex)
    if (view.step === 'passcode') {
      await applicant.choosePasscode()
      await applicant.consent()
    }
    return { view, citizen }
  }
  const first = await register(3)
  expect(first.view.step).toBe('passcode')
  expect((await register(3)).view.step).toBe('passcode')
  expect((await register(3)).view).toMatchObject({
    step: 'counter',
    counter: { code: 'proofing.faceManyNumbers' },
  })
  expect((await register(5)).view.step).toBe('passcode')
  const faces = () =>
    sql<{ sealed: Buffer }>`select template_sealed as sealed from proofing.recent_face`.execute(t.ctx.db)
  // Sealed: no number of the template can be read in the table.
  for (const { sealed } of (await faces()).rows) expect(sealed.toString('latin1')).not.toContain('modelId')
  t.clock.advance(8 * 86_400)
  await eraseOutlived(t.ctx, [proofing])
  expect((await faces()).rows).toEqual([])
  expect((await register(3)).view.step).toBe('passcode')
}, 240_000)
