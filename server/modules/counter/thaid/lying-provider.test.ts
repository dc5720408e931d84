// Sign-in with D.DOPA / ThaID at a provider that lies, is slow or is not there.
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCitizen, anApplicant, type Citizen } from '../../../../tests/applicant.ts'
import { aCitizenPhone } from '../../../../tests/sign-in.ts'
import { APP, aThaidProvider, type Lies } from '../../../../tests/thaid-provider.ts'
import {
  aSigner,
  codeOf,
  lastSignIn,
  personIdOf,
  type Signer,
  signInEnvironment,
  signInModules,
  signInsOf,
} from '../../../../tests/thaid-signer.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { changeCardStatus, recordDeath } from '../../people/index.ts'

let t: TestServer
let provider: Awaited<ReturnType<typeof aThaidProvider>>
let citizen: Citizen
beforeAll(async () => {
  provider = await aThaidProvider(() => t.ctx.now())
  t = await startTestServer({
    modules: signInModules,
    environment: {
      ...signInEnvironment,
      TUATON_THAID_ISSUER: provider.issuer,
      TUATON_THAID_CLIENT_ID: APP.id,
      TUATON_THAID_CLIENT_SECRET: APP.secret,
    },
  })
  citizen = await aCitizen(t, 1)
})
afterEach(() => {
  provider.lies = {}
  t.clock.advance(60)
})
afterAll(async () => {
  await t.close()
  provider.stop()
})

const honest = ({ person }: Citizen) => ({
  pid: person.citizenNumber,
  given_name: person.name.firstTh,
  family_name: person.name.lastTh ?? '',
  birthdate: person.birthDate,
  ial: '2.3',
})

/** The whole way with an answer of the provider; `lies` is what is wrong with it. */
async function signIn(lies: Lies, who = citizen, signer?: Signer) {
  const phone = signer ?? (await aSigner(t))
  const { state, nonce } = await phone.begin()
  provider.says = { ...honest(who), nonce }
  provider.lies = lies
  return { phone, state, answer: await phone.finish({ code: 'any-code', state }) }
}

test('an honest answer is taken, a space that nobody sees in it too; a level above 2.3 earns 2.3', async () => {
  const claims = { ial: '3', given_name: `${citizen.person.name.firstTh}\u200b` }
  expect(codeOf((await signIn({ claims })).answer)).toBe(204)
  expect(await lastSignIn(t)).toMatchObject({ status: 'bindPending', ial: '2.3' })
})

const now = () => Math.floor(t.ctx.now().getTime() / 1000)
test.each<[string, string, string, () => Lies]>([
  ['A09: another key', 'counter.thaidAnswerInvalid', 'answerInvalid', () => ({ otherKey: true })],
  ['A09: alg none', 'counter.thaidAnswerInvalid', 'answerInvalid', () => ({ alg: 'none' })],
  [
    'A09: the public key as a secret',
    'counter.thaidAnswerInvalid',
    'answerInvalid',
    () => ({ alg: 'HS256' }),
  ],
  [
    'A11: for another client',
    'counter.thaidAnswerInvalid',
    'answerInvalid',
    () => ({ claims: { aud: 'other' } }),
  ],
  [
    'A05: of another issuer',
    'counter.thaidAnswerInvalid',
    'answerInvalid',
    () => ({ claims: { iss: 'https://other.example' } }),
  ],
  [
    'A11: another nonce',
    'counter.thaidAnswerInvalid',
    'answerInvalid',
    () => ({ claims: { nonce: 'other' } }),
  ],
  [
    'A11: 61 s after its end',
    'counter.thaidClockDiffers',
    'clockDiffers',
    () => ({ claims: { exp: now() - 61 } }),
  ],
  [
    'A11: 61 s before its time',
    'counter.thaidClockDiffers',
    'clockDiffers',
    () => ({ claims: { iat: now() + 61 } }),
  ],
  [
    'A14: a name that turns the letters of others',
    'counter.thaidAnswerInvalid',
    'answerInvalid',
    () => ({ claims: { given_name: `\u202e${citizen.person.name.firstTh}` } }),
  ],
  ['no number', 'counter.thaidAnswerInvalid', 'answerInvalid', () => ({ claims: { pid: '123' } })],
  ['A13: a lower level', 'counter.thaidLevelTooLow', 'levelTooLow', () => ({ claims: { ial: '2.2' } })],
  ['A13: no level', 'counter.thaidLevelTooLow', 'levelTooLow', () => ({ claims: { ial: 'high' } })],
  [
    'nobody in the register',
    'counter.thaidPersonUnknown',
    'personUnknown',
    () => ({ claims: { pid: '1234567890121' } }),
  ],
  [
    'another name than the register',
    'counter.thaidDataMismatch',
    'nameMismatch',
    () => ({ claims: { given_name: 'อื่น' } }),
  ],
  [
    'the code refused',
    'counter.thaidCodeRefused',
    'codeRefused',
    () => ({ answer: { status: 400, body: { error: 'invalid_request' } } }),
  ],
  [
    'refused at the last moment',
    'counter.thaidRefused',
    'citizenRefused',
    () => ({ answer: { status: 401, body: { error: 'user_denied' } } }),
  ],
  [
    'us not known',
    'counter.thaidAnswerInvalid',
    'answerInvalid',
    () => ({ answer: { status: 401, body: { error: 'invalid_client' } } }),
  ],
])('%s', async (_name, code, reason, lies) => {
  const { answer, phone, state } = await signIn(lies())
  expect(codeOf(answer)).toBe(code)
  expect(await lastSignIn(t)).toMatchObject({ status: 'rejected', reason, attempt_sealed: null })
  expect((await phone.show()).step).toBe('proof')
  // What was refused is not taken a moment later.
  provider.lies = {}
  expect(codeOf(await phone.finish({ code: 'any-code', state }))).toBe('counter.thaidNotBegun')
})

test('a minute of clocks is borne', async () => {
  for (const claims of [{ exp: now() - 59 }, { iat: now() + 59 }])
    expect(codeOf((await signIn({ claims })).answer)).toBe(204)
})

test('A13: what is too low says which level and which is needed', async () => {
  const { answer } = await signIn({ claims: { ial: '1.2' } })
  expect(answer.json()).toMatchObject({ ial: '1.2', needed: '2.3' })
})

test('A05: an answer that names another issuer is not redeemed', async () => {
  const phone = await aSigner(t)
  const { state } = await phone.begin()
  const before = provider.redeemed
  const answer = await phone.finish({ code: 'any-code', state, iss: 'https://other.example' })
  expect(codeOf(answer)).toBe('counter.thaidAnswerInvalid')
  expect(provider.redeemed).toBe(before)
})

test('A11: another state, or one that is ten minutes old, is refused before anybody is asked', async () => {
  const phone = await aSigner(t)
  const { state } = await phone.begin()
  const before = provider.redeemed
  expect(codeOf(await phone.finish({ code: 'any-code', state: 'other' }))).toBe('counter.thaidNotBegun')
  t.clock.advance(600)
  expect(codeOf(await phone.finish({ code: 'any-code', state }))).toBe('counter.thaidNotBegun')
  expect(provider.redeemed).toBe(before)
})

test('A26: a bound phone is raised by its own person only; the other reads that it was tried', async () => {
  const [owner, other] = [await aCitizen(t, 2), await aCitizen(t, 3)]
  const { phone } = await aCitizenPhone(t, owner.person.citizenNumber, '2.1')
  const signer = await aSigner(t, phone)
  expect(codeOf((await signIn({}, other, signer)).answer)).toBe('proofing.otherPerson')
  const person_id = await personIdOf(t, other)
  expect(await lastSignIn(t)).toMatchObject({ status: 'rejected', reason: 'otherPerson', person_id })
  expect(codeOf((await signIn({}, owner, signer)).answer)).toBe(204)
})

test('A26: a phone that is bound to somebody registers nobody else', async () => {
  const [owner, other] = [await aCitizen(t, 4), await aCitizen(t, 5)]
  const { phone } = await aCitizenPhone(t, owner.person.citizenNumber)
  const taker = await anApplicant(t, phone, undefined, 'case')
  await taker.acceptTerms()
  const { address } = (await taker.send('POST', 'thaid/begin')).json() as { address: string }
  const query = new URL(address).searchParams
  provider.says = { ...honest(other), nonce: query.get('nonce') }
  const json = { code: 'any-code', state: query.get('state') }
  expect(codeOf(await taker.send('POST', 'thaid/finish', { json }))).toBe('proofing.otherPerson')
  expect((await taker.show()).step).toBe('proof')
})

test('A31: the dead and whoever holds no valid card are refused by the register', async () => {
  const [dead, lost] = [await aCitizen(t, 6), await aCitizen(t, 7)]
  await recordDeath(t.ctx, { personId: await personIdOf(t, dead), diedOn: '2026-11-01' })
  await changeCardStatus(t.ctx, { personId: await personIdOf(t, lost), status: 'lost' })
  expect(codeOf((await signIn({}, dead)).answer)).toBe('counter.personNotAlive')
  expect(codeOf((await signIn({}, lost)).answer)).toBe('counter.cardNotValid')
  // Nobody learns of a record by signing in with less than is needed.
  expect(codeOf((await signIn({ claims: { ial: '1.1' } }, dead)).answer)).toBe('counter.thaidLevelTooLow')
})

test.each<[string, Lies]>([
  ['is down', { isDown: true }],
  ['is broken', { answer: { status: 503, body: {} } }],
  ['says try again', { answer: { status: 400, body: { error: 'server_error' } } }],
  ['is slow', { waitMilliseconds: 5_500 }],
])('a provider that %s is not the end: the same answer may be sent again', async (_name, lies) => {
  const { answer, phone, state } = await signIn(lies, await aCitizen(t, 8))
  expect(codeOf(answer)).toBe('counter.thaidUnavailable')
  expect(await lastSignIn(t)).toMatchObject({ status: 'open', person_id: null })
  provider.lies = {}
  expect(codeOf(await phone.finish({ code: 'any-code', state }))).toBe(204)
})

test('a provider that turns people away with an error ends the case', async () => {
  const errors = {
    login_required: 'counter.thaidNotRegistered',
    temporarily_unavailable: 'counter.thaidUnavailable',
    invalid_scope: 'counter.thaidAnswerInvalid',
  }
  for (const [error, code] of Object.entries(errors)) {
    const phone = await aSigner(t)
    const { state } = await phone.begin()
    expect(codeOf(await phone.finish({ state, error }))).toBe(code)
    expect((await lastSignIn(t))?.status).toBe('rejected')
  }
})

/** What discovery said is remembered for some minutes. */
const forgetDiscovery = () => t.clock.advance(301)

test('a provider that is not there opens no case', async () => {
  const phone = await aSigner(t)
  forgetDiscovery()
  const before = (await signInsOf(t)).length
  provider.lies = { isGone: true }
  expect(codeOf((await phone.begin()).answer)).toBe('counter.thaidUnavailable')
  expect((await signInsOf(t)).length).toBe(before)
})

test('A16: a provider leads neither the person nor us to another place', async () => {
  const phone = await aSigner(t)
  for (const elsewhere of ['authorization_endpoint', 'token_endpoint', 'jwks_uri']) {
    forgetDiscovery()
    provider.lies = { discovery: { [elsewhere]: 'http://127.0.0.1:9/somewhere' } }
    const { answer, state, nonce } = await phone.begin()
    provider.says = { ...honest(citizen), nonce }
    const last = state ? await phone.finish({ code: 'any-code', state }) : answer
    expect(codeOf(last)).toBe('counter.thaidAnswerInvalid')
  }
  forgetDiscovery()
})

test('what was asked and answered leaves no token, name or number behind', async () => {
  await t.settle()
  const rows = await sql<{ text: string }>`
      select to_jsonb(c)::text as text from counter.case c where channel = 'thaid'
      union all select to_jsonb(e)::text from counter.case_event e
      union all select to_jsonb(r)::text from counter.check_result r
      union all select to_jsonb(f)::text from platform.event f where name like 'counter.%'`.execute(t.ctx.db)
  const all = rows.rows.map(({ text }) => text).join('\n') + t.logLines.join('\n')
  for (const word of [citizen.person.citizenNumber, citizen.person.name.firstTh, 'any-code'])
    expect(all).not.toContain(word)
})
