import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCitizen, PASSCODE } from '../../../tests/applicant.ts'
import { aCase, aTaker, chipOf } from '../../../tests/case.ts'
import { aTerminal, type Terminal } from '../../../tests/staff.ts'
import { modules } from '../../modules.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { findLevel } from '../authenticators/index.ts'
import { biometricsReady } from '../biometrics/index.ts'

const KIOSK = '/v1/kiosk/cases'
let t: TestServer
let kiosk: Terminal
beforeAll(async () => {
  t = await startTestServer({
    modules: modules.filter(module => module.name !== 'welcome'),
    background: true,
  })
  await biometricsReady()
  kiosk = await aTerminal(t, 'K-1030')
})
afterAll(() => t.close())
beforeEach(() => t.clock.advance(601))

const statusOf = (answer: { statusCode: number; json: () => { code?: string } }) =>
  answer.statusCode >= 400 ? answer.json().code : answer.statusCode

describe('a government kiosk', () => {
  test('the whole way: chip, register, head turns, confirmation, code, phone, passcode, card', async () => {
    const citizen = await aCitizen(t, 3)
    const held = await aCase(kiosk, 'kiosk', KIOSK)
    expect(held.opened).toMatchObject({ status: 'open', step: 'card' })
    expect(await held.chip(await chipOf(citizen))).toMatchObject({ step: 'face' })
    const faced = await held.face(3)
    expect(faced).toMatchObject({ step: 'confirm', lastOutcome: 'match' })
    expect(faced.person?.maskedNumber).toContain('x')
    expect(faced.person?.card).toBeUndefined()
    expect(await held.step('confirm', { agrees: true })).toMatchObject({ step: 'ticket' })
    const { ticket } = await held.ticket()
    expect(JSON.stringify(Buffer.from(ticket.split('.')[1] ?? '', 'base64url').toString())).not.toContain(
      citizen.person.citizenNumber,
    )
    const taker = await aTaker(t)
    expect((await taker.look(ticket)).json()).toMatchObject({ code: 'K-1030', channel: 'kiosk' })
    const claim = { ticket, citizenNumber: citizen.person.citizenNumber }
    expect((await taker.claim(claim)).statusCode).toBe(204)
    expect((await taker.show()).step).toBe('passcode')
    await taker.choosePasscode()
    const { accessToken } = await taker.consent()
    expect(accessToken).toBeTruthy()
    await t.settle()
    expect(await held.show()).toMatchObject({ status: 'bound', ial: '2.3' })
    expect(await findLevel(t.ctx, citizen.person.personId)).toMatchObject({
      ial: '2.3',
      method: 'kioskChipFace',
      terminal_id: kiosk.terminalId,
      case_id: held.caseId,
    })
  })
})
