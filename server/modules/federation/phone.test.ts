import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatThaiCardDate, parseEnglishCardDate } from '../../../shared/card-date.ts'
import { toCitizenNumber } from '../../../shared/citizen-number.ts'
import {
  aBrowser,
  aCitizenPhone,
  authorizeUrl,
  cookieOf,
  hospital,
  openPage,
  PASSCODE,
  PID,
  redeem,
  ticketIn,
} from '../../../tests/sign-in.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent, listConsents } from '../consent/index.ts'
import { notices } from '../notices/index.ts'
import { parties } from '../parties/index.ts'
import { people } from '../people/index.ts'
import { federation } from './index.ts'

let t: TestServer
let phone: Awaited<ReturnType<typeof aCitizenPhone>>
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  phone = await aCitizenPhone(t)
})
afterAll(() => t.close())

const allItems = ['pid', 'given_name', 'family_name']

/** A page whose code the phone has just scanned. */
async function claimed(url = authorizeUrl(), by = phone) {
  const browser = aBrowser(t, { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0' })
  const { id, page } = await openPage(browser, url)
  const claim = await by.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })
  const numberShown = async () => (await browser({ url: `/sign-in/${id}/status` })).json().number as string
  const approve = async (answer: object = {}) =>
    by.call('POST', `/v1/sign-in/requests/${id}/approve`, {
      passcode: PASSCODE,
      number: await numberShown(),
      items: allItems,
      ...answer,
    })
  return { browser, id, page, claim, view: claim.json(), numberShown, approve }
}

describe('the phone scans the code of another screen', () => {
  test('the whole way: claim, number, passcode, code, tokens, consent on record', async () => {
    const { browser, id, view, approve } = await claimed()
    expect(view).toMatchObject({
      status: 'waiting',
      needsNumber: true,
      startedFrom: { browser: 'Chrome · Windows', sameDevice: false },
      party: { domain: '127.0.0.1:8123', verified: false },
    })
    expect(view.items.map((item: { scope: string }) => item.scope)).toEqual(allItems)
    expect(view.items[0].valueTh).toBe('1-2345-67890-12-1')
    expect((await approve()).json()).toEqual({ status: 'approved' })
    expect((await browser({ url: `/sign-in/${id}/status` })).json().status).toBe('approved')
    const answer = await browser({ url: `/sign-in/${id}/finish` })
    const location = new URL(String(answer.headers.location))
    expect([...location.searchParams.keys()].sort()).toEqual(['code', 'state'])
    const tokens = await redeem(t, location.searchParams.get('code') ?? '')
    expect(tokens.json()).toMatchObject({ pid: PID, scope: 'pid given_name family_name' })
    const [newest] = await listConsents(t.ctx, phone.personId, 1)
    expect(newest).toMatchObject({ request_id: id, scopes: allItems })
  })

  test('the page shows digits only once a phone has the request, and only there', async () => {
    const browser = aBrowser(t)
    const { id, page } = await openPage(browser)
    expect((await browser({ url: `/sign-in/${id}/status` })).json().number).toBeUndefined()
    const claim = await phone.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })
    const { number } = (await browser({ url: `/sign-in/${id}/status` })).json()
    expect(number).toMatch(/^[1-9]\d$/)
    expect(JSON.stringify({ ...claim.json(), id: '', startedAt: '', expiresAt: '' })).not.toContain(
      `"${number}"`,
    )
  })

  test('A18: a code older than 30 seconds, forged, or of nothing is dead', async () => {
    const { page } = await openPage(aBrowser(t))
    t.clock.advance(31)
    const fresh = ticketIn((await openPage(aBrowser(t))).page)
    const forged = `${fresh.slice(0, -4)}AAAA`
    for (const ticket of [ticketIn(page), forged, '', 'x'.repeat(51), `${fresh}AAAA`]) {
      const answer = await phone.call('POST', '/v1/sign-in/claim', { ticket })
      expect([answer.statusCode, answer.json().code]).toEqual([410, 'federation.ticketExpired'])
    }
  })

  test('A18: the page gets a new code, and the new one works', async () => {
    const browser = aBrowser(t)
    const { id, page } = await openPage(browser)
    t.clock.advance(35)
    const { link } = (await browser({ url: `/sign-in/${id}/code` })).json()
    const ticket = String(link).split('#t=')[1] ?? ''
    expect(ticket).not.toBe(ticketIn(page))
    expect((await phone.call('POST', '/v1/sign-in/claim', { ticket })).statusCode).toBe(200)
    expect((await browser({ url: `/sign-in/${id}/code` })).statusCode).toBe(410)
  })

  test('A19: a wrong number is refused, twice ends the request', async () => {
    const { browser, id, numberShown, approve } = await claimed()
    const wrong = (await numberShown()) === '10' ? '11' : '10'
    const first = await approve({ number: wrong })
    expect([first.statusCode, first.json()]).toMatchObject([
      400,
      { code: 'federation.numberWrong', triesLeft: 1 },
    ])
    expect((await approve({ number: wrong })).json().code).toBe('federation.numberRefused')
    expect((await approve()).json().code).toBe('federation.requestAnswered')
    const back = await browser({ url: `/sign-in/${id}/finish` })
    expect(back.headers.location).toContain('error=access_denied')
  })

  test('A19: guessing all numbers at once gains nothing', async () => {
    const { approve } = await claimed()
    const guesses = Array.from({ length: 30 }, (_, index) => String(10 + index))
    const answers = await Promise.all(guesses.map(number => approve({ number, passcode: '00000000' })))
    expect(answers.filter(answer => answer.json().code === 'federation.numberWrong').length).toBeLessThan(2)
  })

  test('a wrong passcode leaves the request open, and the right number unspent', async () => {
    const { approve } = await claimed()
    for (let tries = 0; tries < 3; tries++)
      expect((await approve({ passcode: '00000000' })).json().code).toBe('authenticators.passcodeWrong')
    expect((await approve()).statusCode).toBe(200)
  })

  test('another phone cannot take, see or answer a claimed request', async () => {
    const other = await aCitizenPhone(t, toCitizenNumber('345678901234'))
    const { id, page } = await claimed()
    const again = await other.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })
    expect(again.json().code).toBe('federation.ticketUsed')
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/deny'],
    ] as const) {
      const answer = await other.call(method, `/v1/sign-in/requests/${id}${path}`)
      expect(answer.json().code).toBe('federation.requestNotFound')
    }
  })

  test('of two phones that scan at once, one gets it', async () => {
    const other = await aCitizenPhone(t, toCitizenNumber('345678901235'))
    const { page } = await openPage(aBrowser(t))
    const answers = await Promise.all(
      [phone, other].map(one => one.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })),
    )
    expect(answers.map(answer => answer.statusCode).sort()).toEqual([200, 409])
  })

  test('no on the phone sends the browser back with access_denied', async () => {
    const { browser, id } = await claimed()
    const answer = await phone.call('POST', `/v1/sign-in/requests/${id}/deny`, {})
    expect(answer.json()).toEqual({ status: 'denied' })
    const back = await browser({ url: `/sign-in/${id}/finish` })
    expect(back.headers.location).toContain('error=access_denied')
  })

  test('A12: items that were not asked for cannot be given, needed ones cannot be kept back', async () => {
    const { approve } = await claimed()
    expect((await approve({ items: [...allItems, 'address'] })).json().code).toBe('federation.itemsNotAsked')
    const short = await approve({ items: ['pid'] })
    expect(short.json().code).toBe('federation.itemsMissing')
  })

  test('A22: nothing starts from a citizen number', async () => {
    const { body } = await t.request({ url: '/api/openapi.json' })
    const paths = Object.keys(JSON.parse(body).paths).filter(path => /sign-in|oauth2/.test(path))
    expect(paths.some(path => /pid|number|push/.test(path))).toBe(false)
    const { page } = await openPage(aBrowser(t), authorizeUrl({ login_hint: PID }))
    expect(page.body).not.toContain(PID)
  })

  test('A21: a person can claim twenty in ten minutes', async () => {
    const busy = await aCitizenPhone(t, toCitizenNumber('345678901236'))
    const codes: number[] = []
    for (let count = 0; count < 21; count++) codes.push((await claimed(undefined, busy)).claim.statusCode)
    expect(codes.slice(0, 20).every(code => code === 200)).toBe(true)
    expect(codes[20]).toBe(429)
  })
})

describe('the phone where it began', () => {
  test('proves by its cookie that it is the same browser: no number, and a way back', async () => {
    const browser = aBrowser(t)
    const { id, page } = await openPage(browser)
    const claim = await phone.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) }, cookieOf(page))
    expect(claim.json()).toMatchObject({ needsNumber: false, startedFrom: { sameDevice: true } })
    const answer = await phone.call('POST', `/v1/sign-in/requests/${id}/approve`, {
      passcode: PASSCODE,
      items: allItems,
    })
    const { returnTo } = answer.json()
    expect(returnTo).toBe(`${t.settings.origin}/sign-in/${id}/finish`)
    // A20: the link on the victim's phone leads nowhere without the cookie of the browser that began.
    expect((await aBrowser(t)({ url: new URL(returnTo).pathname })).statusCode).toBe(403)
    expect((await browser({ url: new URL(returnTo).pathname })).statusCode).toBe(302)
    expect((await browser({ url: new URL(returnTo).pathname })).statusCode).toBe(409)
  })
})

describe('a hospital that is registered', () => {
  const url = (changes = {}) =>
    authorizeUrl({
      client_id: hospital.client_id,
      redirect_uri: `${t.settings.outside}/callback`,
      scope: 'openid pid given_name address',
      ...changes,
    })

  test('is shown under its verified name and domain; the address is optional and off', async () => {
    const { browser, id, view, approve } = await claimed(url())
    expect(view.party).toMatchObject({ domain: 'rimnam-hospital.example', verified: true })
    expect(view.party.mark).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(view.items.find((item: { scope: string }) => item.scope === 'address').required).toBe(false)
    expect((await approve({ items: ['pid', 'given_name'] })).statusCode).toBe(200)
    expect((await browser({ url: `/sign-in/${id}/finish` })).headers.location).toContain('/callback?code=')
    const [newest] = await listConsents(t.ctx, phone.personId, 1)
    expect(newest?.scopes).toEqual(['openid', 'pid', 'given_name'])
  })

  test('the person finds in the inbox where they signed in', async () => {
    const { browser, id, approve } = await claimed(url())
    await approve({ items: ['pid', 'given_name'] })
    await browser({ url: `/sign-in/${id}/finish` })
    await t.settle()
    const [newest] = (await phone.call('GET', '/v1/me/notices')).json().notices
    expect(newest).toMatchObject({ kind: 'signedIn', th: { title: 'เข้าสู่ระบบที่ โรงพยาบาลตัวอย่างริมน้ำ' } })
  })

  test('asks for a level that a weakly proven person does not have', async () => {
    const weak = await aCitizenPhone(t, toCitizenNumber('345678901237'), '1.3')
    const { view, approve } = await claimed(url(), weak)
    expect(view.problem).toBe('federation.levelTooLow')
    expect((await approve({ items: ['pid', 'given_name'] })).json().code).toBe('federation.levelTooLow')
  })

  test('shows the number even when only `sub` carries it', async () => {
    const { view } = await claimed(url({ scope: 'openid given_name' }))
    expect(view.items[0]).toMatchObject({ scope: 'openid', valueTh: '1-2345-67890-12-1', required: true })
  })
})

test('no number, name, ticket or passcode in any log line or event', async () => {
  const { view, page } = await claimed(authorizeUrl({ scope: 'pid given_name birthdate address' }))
  await t.settle()
  const facts = await sql<{ all: string }>`select e::text as all from platform.event e`.execute(t.ctx.db)
  const logs = [...t.logLines, ...facts.rows.map(row => row.all)].join('\n')
  type Item = { scope: string; valueTh: string; valueEn: string }
  const names = view.items.slice(1).map((item: Item) => item.valueTh)
  const birth = view.items.find((item: Item) => item.scope === 'birthdate') as Item
  expect(birth.valueTh).toBe(formatThaiCardDate(parseEnglishCardDate(birth.valueEn) ?? ''))
  for (const secret of [
    PID,
    '1-2345-67890-12-1',
    PASSCODE,
    ticketIn(page),
    ...names,
    parseEnglishCardDate(birth.valueEn),
  ])
    expect(logs).not.toContain(secret)
})
