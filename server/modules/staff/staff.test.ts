import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPhone, hostOf } from '../../../tests/phone.ts'
import { portalCookie } from '../../../tests/portal.ts'
import { anOfficer, aTerminal, enterCounter, staffNumbers } from '../../../tests/staff.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { federation } from '../federation/index.ts'
import { notices } from '../notices/index.ts'
import { parties } from '../parties/index.ts'
import { getOrInventPerson, people } from '../people/index.ts'
import { portal } from '../portal/index.ts'
import { staff } from './index.ts'
import { endUnused } from './roles.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({
    modules: [people, consent, notices, authenticators, parties, federation, staff, portal],
  })
})
afterAll(() => t.close())
beforeEach(() => t.clock.advance(601))

const statusOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.statusCode >= 400 ? answer.json().code : undefined,
]

describe('terminals', () => {
  test('a code lets one device in, once; sent again by that device it is the same terminal', async () => {
    const invited = await t.request({
      method: 'POST',
      url: '/v1/staff/demo-terminal',
      payload: { place: 'R-1001' },
    })
    const { code } = invited.json()
    const one = await aTerminal(t, 'R-1001')
    const other = await aTerminal(t, 'P-5001')
    expect(
      statusOf(await other.call('POST', '/v1/staff/terminal', { json: { code: 'AAAA-AAAA-AAAA' } }))[0],
    ).toBe(200)
    expect(one.place).toMatchObject({ code: 'R-1001', channels: ['registrar'] })
    const [first, second] = [await aPhone(hostOf(t)), await aPhone(hostOf(t))]
    const spoken = code.toLowerCase().replaceAll('-', ' ')
    expect(statusOf(await first.call('POST', '/v1/staff/terminal', { json: { code: spoken } }))).toEqual([
      200,
      undefined,
    ])
    expect(statusOf(await second.call('POST', '/v1/staff/terminal', { json: { code } }))).toEqual([
      422,
      'staff.codeWrong',
    ])
    expect(statusOf(await second.call('GET', '/v1/staff/terminal'))).toEqual([401, 'staff.terminalUnknown'])
  })

  test('A56: switched off from afar, neither the terminal nor who works there can go on', async () => {
    const terminal = await aTerminal(t, 'R-1001')
    const officer = await anOfficer(t, terminal, staffNumbers.registrar)
    const supervisor = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrySupervisor)
    expect((await officer.call('DELETE', `/v1/staff/terminals/${terminal.terminalId}`)).statusCode).toBe(404)
    expect((await supervisor.call('DELETE', `/v1/staff/terminals/${terminal.terminalId}`)).statusCode).toBe(
      204,
    )
    expect(statusOf(await terminal.call('GET', '/v1/staff/terminal'))).toEqual([
      403,
      'staff.terminalDisabled',
    ])
    expect(statusOf(await officer.call('DELETE', '/v1/staff/session'))).toEqual([
      403,
      'staff.terminalDisabled',
    ])
  })
})

describe('officers', () => {
  test('a session belongs to one terminal, ends when idle, and with the account', async () => {
    const terminal = await aTerminal(t, 'R-1001')
    const officer = await anOfficer(t, terminal, staffNumbers.registrar)
    const other = await aTerminal(t, 'R-1001')
    const stolen = await other.call('DELETE', '/v1/staff/session', { token: officer.token })
    expect(statusOf(stolen)).toEqual([401, 'staff.signInFirst'])
    t.clock.advance(16 * 60)
    expect(statusOf(await officer.call('DELETE', '/v1/staff/session'))).toEqual([401, 'staff.signInFirst'])
  })

  test('A56: a stranger has no role, a clerk of another place has none here', async () => {
    const terminal = await aTerminal(t, 'R-1001')
    for (const number of ['1234567890121', staffNumbers.postClerk])
      expect(statusOf(await enterCounter(t, terminal, number))).toEqual([403, 'staff.noRoleHere'])
  })
})

describe('A55, A56: roles', () => {
  test('one proposes, another agrees, never oneself; unused for a day it is gone', async () => {
    const terminal = await aTerminal(t, 'P-5001')
    const supervisor = await anOfficer(t, terminal, staffNumbers.postSupervisor)
    const clerk = await anOfficer(t, await aTerminal(t, 'P-5001'), staffNumbers.postClerk)
    const { placeId } = terminal.place
    const asked = { placeId, role: 'clerk', citizenNumber: '1234567890121', reason: 'Second counter' }
    await getOrInventPerson(t.ctx, asked.citizenNumber)
    expect(statusOf(await clerk.call('POST', '/v1/staff/roles', { json: asked }))).toEqual([
      403,
      'staff.notAllowed',
    ])
    const own = { ...asked, citizenNumber: staffNumbers.postSupervisor }
    expect(statusOf(await supervisor.call('POST', '/v1/staff/roles', { json: own }))).toEqual([
      409,
      'staff.notYourself',
    ])
    const higher = { ...asked, role: 'supervisor' }
    expect(statusOf(await supervisor.call('POST', '/v1/staff/roles', { json: higher }))).toEqual([
      403,
      'staff.notAllowed',
    ])
    const proposed = await supervisor.call('POST', '/v1/staff/roles', { json: asked })
    const { grantId } = proposed.json() as { grantId: string }
    expect(statusOf(await supervisor.call('POST', `/v1/staff/roles/${grantId}/agree`))).toEqual([
      409,
      'staff.notTheSame',
    ])
    expect(statusOf(await enterCounter(t, terminal, asked.citizenNumber))).toEqual([403, 'staff.noRoleHere'])
    const operator = { cookie: await portalCookie(t, '1009900009019'), 'sec-fetch-site': 'same-origin' }
    const agreed = await t.request({
      method: 'POST',
      url: `/portal/console/places/${placeId}/roles/${grantId}/agree`,
      headers: operator,
    })
    expect(agreed.statusCode).toBe(302)
    t.clock.advance(24 * 3600 + 1)
    await endUnused(t.ctx)
    expect(statusOf(await enterCounter(t, await aTerminal(t, 'P-5001'), asked.citizenNumber))).toEqual([
      403,
      'staff.noRoleHere',
    ])
    const { rows } = await sql<{
      data: unknown
    }>`select data from platform.event where name = 'staff.roleEnded'`.execute(t.ctx.db)
    expect(rows).toMatchObject([{ data: { reason: 'unused', role: 'clerk' } }])
  })
})
