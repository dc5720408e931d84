// Operators look after places through the portal's door: add, change, invite, switch off, and roles that two people give.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPhone, hostOf } from '../../../../tests/phone.ts'
import { enterPortal } from '../../../../tests/portal.ts'
import { aBrowser, type Browser } from '../../../../tests/sign-in.ts'
import { anOfficer, enterCounter, staffNumbers } from '../../../../tests/staff.ts'
import { startTestServer, type TestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { federation } from '../../federation/index.ts'
import { linkage } from '../../linkage/index.ts'
import { notices } from '../../notices/index.ts'
import { parties } from '../../parties/index.ts'
import { getOrInventPerson, people } from '../../people/index.ts'
import { staff } from '../../staff/index.ts'
import { portal } from '../index.ts'

const CLERK = '1234567890121'
const LIST = '/portal/console/places'
let t: TestServer
let operators: [Browser, Browser]
beforeAll(async () => {
  t = await startTestServer({
    modules: [people, consent, notices, authenticators, parties, federation, linkage, staff, portal],
  })
  await getOrInventPerson(t.ctx, CLERK)
  const [one = '', two = ''] = t.settings.operators
  operators = [await aPortalBrowser(one), await aPortalBrowser(two)]
})
afterAll(() => t.close())
beforeEach(() => t.clock.advance(61))

async function aPortalBrowser(pid: string): Promise<Browser> {
  const browser = aBrowser(t)
  await enterPortal(browser, pid)
  return browser
}
const get = (browser: Browser, url: string) => browser({ url, headers: { accept: 'text/html' } })
const post = (browser: Browser, url: string, form: Record<string, string> = {}) =>
  browser({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
    payload: new URLSearchParams(form).toString(),
  })

const weekdays = Object.fromEntries([1, 2, 3, 4, 5].map(day => [`hours${day}`, '08:30-12:00, 13:00-16:30']))
const typed = {
  placeCode: 'p-9001',
  channel: 'post',
  nameTh: 'ไปรษณีย์ทดลอง',
  nameEn: 'Trial Post Office',
  addressTh: '',
  addressEn: '',
  districtTh: 'เมืองน่าน',
  districtEn: 'Mueang Nan',
  provinceTh: 'น่าน',
  provinceEn: 'Nan',
  latitude: '18.7756',
  longitude: '100.773',
  seats: '2',
  ...weekdays,
  hours6: '',
  hours7: '',
}

async function aPlace(code: string): Promise<string> {
  const made = await post(operators[0], `${LIST}/new`, { ...typed, placeCode: code })
  return String(made.headers.location)
}

/** A device that typed the code of an invitation. */
async function aTerminalOf(place: string) {
  await post(operators[0], `${place}/terminals`, { name: 'Counter 1', kind: 'counter' })
  const page = (await get(operators[0], place)).body
  const code = /id="terminal-code">([^<]+)</.exec(page)?.[1] ?? ''
  const device = await aPhone(hostOf(t))
  const made = (await device.call('POST', '/v1/staff/terminal', { json: { code } })).json()
  return { ...(made as { terminalId: string; place: { placeId: string } }), device, call: device.call, code }
}

const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code?: string }).code
const grantIn = (body: string) => /roles\/([0-9a-f-]{36})\//.exec(body)?.[1] ?? ''
const asked = { citizenNumber: CLERK, role: 'clerk', reason: 'Works at the second counter' }

describe('places', () => {
  test('a place is added, found by citizens, changed, and its history says by whom', async () => {
    const place = await aPlace('P-9001')
    expect((await post(operators[0], `${LIST}/new`, typed)).statusCode).toBe(409)
    const found = await t.request({ url: '/v1/places?province=Nan&channel=post' })
    expect(found.json().places).toMatchObject([
      {
        code: 'P-9001',
        takesBookings: true,
        opening: [
          { days: [1, 2, 3, 4, 5], from: '08:30', to: '12:00' },
          { days: [1, 2, 3, 4, 5], from: '13:00', to: '16:30' },
        ],
      },
    ])
    const form = (await get(operators[1], `${place}/edit`)).body
    expect(form).toContain('value="08:30-12:00, 13:00-16:30"')
    await post(operators[1], `${place}/edit`, { ...typed, seats: '0', hours6: '09:00-12:00' })
    const page = (await get(operators[1], `${place}?lang=en`)).body
    expect(page).toContain('No bookings')
    expect(page.match(/class="step placeChanged"/g)).toHaveLength(2)
    expect((await get(operators[0], `${LIST}?q=trial%20post`)).body).toContain('P-9001')
    expect((await get(operators[0], `${LIST}?q=%25`)).body).not.toContain('P-9001')
  })

  test.each([
    ['placeCode', 'post office'],
    ['channel', 'anywhere'],
    ['latitude', '48.2'],
    ['longitude', 'east'],
    ['seats', '99'],
    ['hours1', '16:30-08:30'],
    ['hours2', '08:30-12:00, 11:00-16:00'],
    ['nameTh', ' '],
  ])('a form whose %s is %s comes back with what was typed', async (name, value) => {
    const answer = await post(operators[0], `${LIST}/new`, { ...typed, placeCode: 'P-9002', [name]: value })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('value="Trial Post Office"')
    expect((await t.request({ url: '/v1/places?channel=post' })).body).not.toContain('P-9002')
  })

  test('whoever is no operator does not learn that there is such a page (A49); the channel stays under its terminals', async () => {
    expect((await get(await aPortalBrowser(CLERK), LIST)).statusCode).toBe(404)
    const place = await aPlace('P-9003')
    await aTerminalOf(place)
    const answer = await post(operators[0], `${place}/edit`, { ...typed, channel: 'shop' })
    expect(answer.statusCode).toBe(409)
  })
})

describe('terminals', () => {
  test('A56: the code is shown once; switched off from afar the terminal stops at once', async () => {
    const place = await aPlace('P-9010')
    const terminal = await aTerminalOf(place)
    expect((await get(operators[0], place)).body).not.toContain(terminal.code)
    expect((await terminal.call('GET', '/v1/staff/terminal')).statusCode).toBe(200)
    await post(operators[1], `${place}/terminals/${terminal.terminalId}/disable`)
    expect(codeOf(await terminal.call('GET', '/v1/staff/terminal'))).toBe('staff.terminalDisabled')
  })

  test('an invitation that was taken back lets nobody in', async () => {
    const place = await aPlace('P-9011')
    await post(operators[0], `${place}/terminals`, { name: 'Counter 1', kind: 'counter' })
    const page = (await get(operators[0], place)).body
    const code = /id="terminal-code">([^<]+)</.exec(page)?.[1] ?? ''
    await post(operators[0], /action="([^"]+\/disable)"/.exec(page)?.[1] ?? '')
    const device = await aPhone(hostOf(t))
    const answer = await device.call('POST', '/v1/staff/terminal', { json: { code } })
    expect(codeOf(answer)).toBe('staff.codeWrong')
  })
})

describe('A55, A56: roles', () => {
  test('one operator asks, another agrees, the clerk works, and the role is taken away in the middle of it', async () => {
    const place = await aPlace('P-9020')
    await post(operators[0], `${place}/roles`, asked)
    const grant = grantIn((await get(operators[0], place)).body)
    const own = await post(operators[0], `${place}/roles/${grant}/agree`)
    expect([own.statusCode, own.body.includes('does not agree to it as well')]).toEqual([409, true])
    const terminal = await aTerminalOf(place)
    expect((await enterCounter(t, terminal, CLERK)).statusCode).toBe(403)
    expect((await get(operators[1], LIST)).body).toContain('P-9020')
    expect((await post(operators[1], `${place}/roles/${grant}/agree`)).statusCode).toBe(302)
    const clerk = await anOfficer(t, terminal, CLERK)
    expect((await clerk.call('DELETE', '/v1/staff/session')).statusCode).toBe(204)
    const again = await anOfficer(t, terminal, CLERK)
    await post(operators[0], `${place}/roles/${grant}/end`)
    expect(codeOf(await again.call('DELETE', '/v1/staff/session'))).toBe('staff.signInFirst')
  })

  test('nobody asks for a role of their own, nobody agrees to it, and a request can be withdrawn', async () => {
    const place = await aPlace('P-9021')
    const [own = ''] = t.settings.operators
    const refused = await post(operators[0], `${place}/roles`, { ...asked, citizenNumber: own })
    expect([refused.statusCode, refused.body.includes('Nobody gives a role to themselves')]).toEqual([
      409,
      true,
    ])
    await post(operators[1], `${place}/roles`, { ...asked, citizenNumber: own })
    const grant = grantIn((await get(operators[1], place)).body)
    expect((await post(operators[0], `${place}/roles/${grant}/agree`)).statusCode).toBe(409)
    await post(operators[1], `${place}/roles/${grant}/end`)
    expect((await get(operators[1], `${place}?lang=en`)).body).toContain('Nobody may work here yet.')
  })

  test.each([
    ['P-9031', { citizenNumber: '12' }, 400],
    ['P-9032', { reason: 'no' }, 400],
    ['P-9033', { role: 'king' }, 400],
    ['P-9034', { citizenNumber: '1009999999999' }, 404],
  ])('what is not complete comes back: at %s %o', async (code, wrong, status) => {
    const place = await aPlace(code)
    expect((await post(operators[0], `${place}/roles`, { ...asked, ...wrong })).statusCode).toBe(status)
  })

  test('a form of another site does nothing (A15)', async () => {
    const place = await aPlace('P-9022')
    const answer = await operators[0]({
      method: 'POST',
      url: `${place}/roles`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
      },
      payload: new URLSearchParams(asked).toString(),
    })
    expect(answer.statusCode).toBe(403)
  })
})

test('the officers of other places gain nothing by it: a supervisor adds no place and gives no role elsewhere', async () => {
  const place = await aPlace('P-9040')
  const browser = await aPortalBrowser(staffNumbers.postSupervisor)
  expect((await post(browser, `${LIST}/new`, { ...typed, placeCode: 'P-9041' })).statusCode).toBe(404)
  expect((await post(browser, `${place}/roles`, asked)).statusCode).toBe(404)
})
