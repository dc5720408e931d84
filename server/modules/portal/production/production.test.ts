// The way to production through the portal's door: checks, a request with its reasons, and two operators who have nothing to do with it.
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fetchFrom } from '../../../../tests/fetch.ts'
import { freezeWith, signIn } from '../../../../tests/oidc.ts'
import { enterPortal } from '../../../../tests/portal.ts'
import { aBrowser, type Browser, PID } from '../../../../tests/sign-in.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { federation } from '../../federation/index.ts'
import { linkage } from '../../linkage/index.ts'
import { notices } from '../../notices/index.ts'
import { findAnyClient, parties } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { portal } from '../index.ts'

const CALLBACK = 'http://127.0.0.1:8080/callback'
const NAMES = { nameTh: 'กรมทดลอง', nameEn: 'Trials' }
const STRANGER = '0099000000017'
let t: TestServer
let operators: [Browser, Browser]
beforeAll(async () => {
  t = await startTestServer({
    modules: [people, consent, notices, authenticators, parties, federation, linkage, portal],
  })
  freezeWith(t)
  const [one = '', two = ''] = t.settings.operators
  operators = [await aPortalBrowser(one), await aPortalBrowser(two)]
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})

async function aPortalBrowser(pid: string): Promise<Browser> {
  const browser = aBrowser(t)
  await enterPortal(browser, pid)
  return browser
}
const get = (browser: Browser, url: string) => browser({ url, headers: { accept: 'text/html' } })
const post = (browser: Browser, url: string, form: Record<string, string | string[]> = {}) =>
  browser({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) => [value].flat().map(one => [name, one])),
    ).toString(),
  })

const registration = {
  speaks: 'oidc',
  redirectUris: CALLBACK,
  items: ['given_name', 'birthdate'],
  purposeTh: 'ทดลอง',
  purposeEn: 'To try',
}

async function aSystem(more: Record<string, string | string[]> = {}, pid = PID, names = NAMES) {
  const browser = await aPortalBrowser(pid)
  const form = { ...names, domain: 'trials.example' }
  const at = String((await post(browser, '/portal/organisations', form)).headers.location)
  const made = await post(browser, `${at}/clients`, { ...registration, ...more })
  const page = await get(browser, String(made.headers.location))
  const inCode = (id: string) => new RegExp(`<code id="${id}">([^<]+)</code>`).exec(page.body)?.[1] ?? ''
  const id = inCode('client-id')
  return { browser, at, id, secret: inCode('client-secret'), way: `/portal/clients/${id}/production` }
}
type System = Awaited<ReturnType<typeof aSystem>>

/** A careful client signs somebody in; whether it worked. */
async function attempt({ id, secret }: System): Promise<boolean> {
  const config = await client.discovery(
    new URL(`${t.settings.origin}/oidc`),
    id,
    undefined,
    client.ClientSecretBasic(secret),
    { execute: [client.allowInsecureRequests], [client.customFetch]: fetchFrom(t) },
  )
  const [state, nonce, verifier] = [
    client.randomState(),
    client.randomNonce(),
    client.randomPKCECodeVerifier(),
  ]
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid given_name',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  try {
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier }
    const tokens = await client.authorizationCodeGrant(config, await signIn(t, url), checks)
    await client.fetchUserInfo(config, tokens.access_token, tokens.claims()!.sub)
    return true
  } catch {
    return false
  }
}

async function passChecks(system: System) {
  await post(system.browser, `${system.way}/checks`)
  const worked = []
  for (const _ of [1, 2, 3, 4, 5]) worked.push(await attempt(system))
  expect(worked).toEqual([false, false, false, false, true])
  t.clock.advance(30)
  vi.setSystemTime(t.ctx.now())
}

const reasons = {
  legalBasis: 'พ.ร.บ. ทดลอง มาตรา 5',
  'reason-given_name': 'เรียกชื่อ',
  'reason-birthdate': 'คำนวณอายุ',
}
/** A system that has passed and asked; returns where operators find it. */
async function anAskedSystem(more: Record<string, string | string[]> = {}, names = NAMES) {
  const system = await aSystem(more, PID, names)
  await passChecks(system)
  await post(system.browser, system.way, reasons)
  const [operator] = operators
  const list = await get(operator, '/portal/console')
  const requests = [...list.body.matchAll(/\/portal\/console\/[0-9a-f-]{36}/g)].map(([path]) => path)
  return { ...system, request: requests.at(-1) ?? '' }
}
const stageOf = async ({ id }: System) => (await findAnyClient(t.ctx, id))?.stage
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code
const agree = (browser: Browser, request: string) => post(browser, request, { says: 'approve', note: 'ครบ' })

describe('the gate', () => {
  test('nobody asks before every check has passed', async () => {
    const system = await aSystem()
    expect((await get(system.browser, system.way)).body).toContain('ขอได้เมื่อผ่านการตรวจทุกข้อ')
    expect(codeOf(await post(system.browser, system.way, reasons))).toBe('portal.checksMissing')
    await passChecks(system)
    const page = await get(system.browser, system.way)
    expect(page.body.match(/class="check passed"/g)).toHaveLength(7)
    expect((await post(system.browser, system.way, reasons)).statusCode).toBe(302)
    expect((await get(system.browser, system.way)).body).toContain('รอผู้พิจารณาสองคน')
  })

  test('each item needs a reason; what was typed is not lost', async () => {
    const system = await aSystem()
    await passChecks(system)
    const again = await post(system.browser, system.way, { ...reasons, 'reason-birthdate': ' ' })
    expect([again.statusCode, again.body.includes('เรียกชื่อ')]).toEqual([400, true])
    expect(await stageOf(system)).toBe('trial')
  })

  test.each([
    ['addressForeign', { redirectUris: 'https://elsewhere.example/cb' }, 'นอกโดเมน'],
    ['addressPlain', { redirectUris: CALLBACK, speaks: 'thaid' }, 'ไม่ใช่ https'],
    [
      'keyUnnamed',
      { speaks: 'fapi2', jwks: JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] }) },
      'ไม่มี kid',
    ],
  ])('%s is found without asking anything', async (_name, more, words) => {
    const system = await aSystem(more)
    expect((await get(system.browser, system.way)).body).toContain(words)
  })

  test('a changed registration begins the checks again and withdraws the request', async () => {
    const system = await anAskedSystem()
    await post(system.browser, `/portal/clients/${system.id}`, { ...registration, items: ['given_name'] })
    expect((await get(system.browser, system.way)).body).toContain('คำขอก่อนหน้าถูกถอน')
    const late = await agree(operators[0], system.request)
    expect([late.statusCode, codeOf(late)]).toEqual([409, 'portal.checksMissing'])
  })
})

describe('four eyes', () => {
  test('two operators agree: the system is in production and the organisation is verified; nothing of it changes under people’s feet', async () => {
    const system = await anAskedSystem()
    await agree(operators[0], system.request)
    expect(await stageOf(system)).toBe('trial')
    await agree(operators[1], system.request)
    expect(await stageOf(system)).toBe('live')
    expect((await findAnyClient(t.ctx, system.id))?.party.verified).toBe(true)
    const change = await post(system.browser, `/portal/clients/${system.id}`, registration)
    expect(codeOf(change)).toBe('portal.liveStays')
    expect(codeOf(await post(system.browser, `${system.way}/checks`))).toBe('portal.liveStays')
    expect(await attempt(system)).toBe(true)
  })

  test('one operator twice is one pair of eyes; two at once are two', async () => {
    const system = await anAskedSystem()
    await Promise.all([agree(operators[0], system.request), agree(operators[0], system.request)])
    expect(await stageOf(system)).toBe('trial')
    const other = await anAskedSystem()
    await Promise.all(operators.map(operator => agree(operator, other.request)))
    expect(await stageOf(other)).toBe('live')
  })

  test('one no ends it, and its reason is read by the organisation, without the operator’s name', async () => {
    const system = await anAskedSystem()
    await agree(operators[0], system.request)
    await post(operators[1], system.request, { says: 'refuse', note: 'กฎหมายไม่ให้อำนาจ' })
    const page = await get(system.browser, system.way)
    expect(page.body).toContain('กฎหมายไม่ให้อำนาจ')
    expect(page.body).not.toMatch(/100990000902/)
    expect(codeOf(await agree(operators[0], system.request))).toBe('portal.alreadyDecided')
    expect(await stageOf(system)).toBe('trial')
  })

  test('nobody decides about an organisation of their own', async () => {
    const [operator = ''] = t.settings.operators
    const system = await aSystem({}, operator)
    await passChecks(system)
    await post(system.browser, system.way, reasons)
    const list = await get(operators[1], '/portal/console')
    const request = list.body.match(/\/portal\/console\/[0-9a-f-]{36}/g)?.at(-1) ?? ''
    expect(codeOf(await agree(operators[0], request))).toBe('portal.ownRequest')
    expect((await get(operators[0], request)).body).toContain('จึงพิจารณาคำขอนี้ไม่ได้')
  })

  test('A14: whoever decides is told whose name looks like this one, organisation or agency', async () => {
    const other = await aPortalBrowser(STRANGER)
    const form = { nameTh: 'กรมทคสอบ', nameEn: 'Elsewhere', domain: 'elsewhere.example' }
    await post(other, '/portal/organisations', form)
    const names = { nameTh: 'กรมทดสอบ', nameEn: 'BANGK0K METROPOLlTAN ADMINISTRATION' }
    const { body } = await get(operators[0], (await anAskedSystem({}, names)).request)
    const [, line = ''] = /<p class="notice" data-alike>([^<]+)</.exec(body) ?? []
    expect(line).toContain('กรมทคสอบ / Elsewhere (elsewhere.example)')
    expect(line).toContain('Bangkok Metropolitan Administration (หน่วยงานของรัฐ)')
    expect(line).not.toContain('Trials')
  })

  test('A49: to everybody else the console does not exist', async () => {
    const system = await anAskedSystem()
    for (const browser of [system.browser, await aPortalBrowser(STRANGER)])
      for (const url of ['/portal/console', system.request])
        expect((await get(browser, url)).statusCode).toBe(404)
    expect((await agree(system.browser, system.request)).statusCode).toBe(404)
    expect((await get(aBrowser(t), system.request)).statusCode).toBe(303)
  })
})

test('a copy of a live system is on trial, with keys of its own', async () => {
  const system = await anAskedSystem()
  for (const operator of operators) await agree(operator, system.request)
  const made = await post(system.browser, `/portal/clients/${system.id}/copy`)
  const id = String(made.headers.location).split('/').at(-1) ?? ''
  expect(id).not.toBe(system.id)
  expect(await findAnyClient(t.ctx, id)).toMatchObject({ stage: 'trial', redirectUris: [CALLBACK] })
})
