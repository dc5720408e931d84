// Sign-in with D.DOPA / ThaID where our own dialect is the provider.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCitizen, type Citizen } from '../../../../tests/applicant.ts'
import { aLiveBrowser, signInLive, startLiveServer } from '../../../../tests/live.ts'
import { aCitizenPhone, PASSCODE } from '../../../../tests/sign-in.ts'
import {
  aSigner,
  codeOf,
  lastSignIn,
  personIdOf,
  signInEnvironment,
  signInModules,
  signInsOf,
} from '../../../../tests/thaid-signer.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { findLevel } from '../../authenticators/index.ts'

describe('at our own provider', () => {
  let t: TestServer
  beforeAll(async () => {
    t = await startLiveServer([...signInModules], signInEnvironment)
  })
  afterAll(() => t.close())

  /** Signs in as somebody at the address and comes back with the answer. */
  async function signIn(address: string, { person }: Citizen) {
    const { url } = await signInLive(address, aLiveBrowser(), person.citizenNumber)
    const back = new URL(url)
    expect(back.pathname).toBe('/app/proof/thaid')
    return Object.fromEntries(back.searchParams)
  }

  test('the way is offered, with where it leads', async () => {
    const ways = (await t.request({ url: '/v1/proofing/ways' })).json()
    expect(ways).toEqual({ thaid: { host: new URL(t.settings.origin).host, needed: '2.3' } })
  })

  test('a new phone registers: sign-in, passcode, consent; the level is the provider’s, its source the issuer', async () => {
    const citizen = await aCitizen(t, 1)
    const phone = await aSigner(t)
    const { address, query } = await phone.begin()
    expect(query.get('code_challenge_method')).toBe('S256')
    expect(query.get('scope')).toBe('openid pid given_name family_name birthdate ial')
    const answer = await signIn(address, citizen)
    expect(codeOf(await phone.finish(answer))).toBe(204)
    expect(await lastSignIn(t)).toMatchObject({ status: 'bindPending', ial: '2.3', attempt_sealed: null })
    await phone.choosePasscode()
    expect((await phone.consent()).accessToken).toBeTruthy()
    await t.settle()
    expect((await lastSignIn(t))?.status).toBe('bound')
    const source = new URL(t.settings.origin).host
    expect(await findLevel(t.ctx, await personIdOf(t, citizen))).toMatchObject({
      ial: '2.3',
      method: 'thaidSignIn',
      source,
    })
  })

  test('a bound phone raises its level', async () => {
    const citizen = await aCitizen(t, 2)
    const { phone, personId } = await aCitizenPhone(t, citizen.person.citizenNumber, '2.1')
    const signer = await aSigner(t, phone)
    const { address } = await signer.begin()
    // The sandbox's form vouches for a person with an account as the account stands.
    const answer = await signIn(address, citizen)
    expect(codeOf(await signer.finish(answer))).toBe('counter.thaidLevelTooLow')
    await sql`update authenticators.assurance set ial = '2.3' where person_id = ${personId}`.execute(t.ctx.db)
    const again = await signer.begin()
    expect(codeOf(await signer.finish(await signIn(again.address, citizen)))).toBe(204)
    await signer.post('confirm', { passcode: PASSCODE })
    await t.settle()
    expect((await lastSignIn(t))?.status).toBe('bound')
    expect(await findLevel(t.ctx, personId)).toMatchObject({ ial: '2.3', method: 'thaidSignIn' })
  })

  test('the person says no there: the case ends, and another may begin', async () => {
    const phone = await aSigner(t)
    const { address, state } = await phone.begin()
    const visit = aLiveBrowser()
    const page = await visit(address)
    const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const body = new URLSearchParams({ pid: '1', decision: 'deny' })
    const back = new URL((await visit(new URL(action, page.url).href, { method: 'POST', body })).url)
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(codeOf(await phone.finish({ state, error: 'access_denied' }))).toBe('counter.thaidRefused')
    expect(await lastSignIn(t)).toMatchObject({ status: 'rejected', reason: 'citizenRefused' })
    expect((await phone.begin()).answer.statusCode).toBe(201)
  })

  test('A20: an answer is worth nothing on another phone, and stays good on the one that began', async () => {
    const citizen = await aCitizen(t, 3)
    const [mine, others] = [await aSigner(t), await aSigner(t)]
    const { address } = await mine.begin()
    const answer = await signIn(address, citizen)
    expect(codeOf(await others.finish(answer))).toBe('counter.thaidNotBegun')
    await others.begin()
    expect(codeOf(await others.finish(answer))).toBe('counter.thaidNotBegun')
    expect(codeOf(await mine.finish(answer))).toBe(204)
  })

  test('A11: sent again the answer changes nothing; its code in another attempt is refused', async () => {
    const citizen = await aCitizen(t, 4)
    const phone = await aSigner(t)
    const { address } = await phone.begin()
    const answer = await signIn(address, citizen)
    const both = await Promise.all([phone.finish(answer), phone.finish(answer)])
    expect(both.map(codeOf)).toContain(204)
    expect(codeOf(await phone.finish(answer))).toBe(204)
    const other = await aSigner(t)
    const { state } = await other.begin()
    expect(codeOf(await other.finish({ code: answer.code, state }))).toBe('counter.thaidCodeRefused')
    expect(await lastSignIn(t)).toMatchObject({ status: 'rejected', reason: 'codeRefused', person_id: null })
  })

  test('after a begun registration that was left the same person signs in on another phone (A32)', async () => {
    const citizen = await aCitizen(t, 5)
    for (const phone of [await aSigner(t), await aSigner(t)]) {
      const { address } = await phone.begin()
      expect(codeOf(await phone.finish(await signIn(address, citizen)))).toBe(204)
    }
    const mine = (await signInsOf(t)).slice(-2)
    expect(mine.map(row => row.status)).toEqual(['cancelled', 'bindPending'])
  })

  test('nothing personal is in the log', () => {
    expect(t.logLines.join('')).not.toMatch(/\d{13}|code=|state=/)
  })
})

test('where no provider is named the way is not offered', async () => {
  const t = await startTestServer({
    modules: signInModules,
    environment: {
      ...signInEnvironment,
      TUATON_SANDBOX: 'off',
      TUATON_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      DATABASE_URL: 'postgres://unused',
      TUATON_ORIGIN: 'https://id.example',
    },
  })
  expect((await t.request({ url: '/v1/proofing/ways' })).json()).toEqual({})
  const phone = await aSigner(t)
  expect(codeOf((await phone.begin()).answer)).toBe('counter.thaidNotOffered')
  await t.close()
})
