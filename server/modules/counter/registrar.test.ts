// The registrar: 13 digits, the newest card, the index finger, the officer's eyes, and a code bound to all of them.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fingerPrintPng } from '../../../invented/fingers/index.ts'
import { toCitizenNumber } from '../../../shared/citizen-number.ts'
import { aCitizen, type Citizen } from '../../../tests/applicant.ts'
import { aCase, aTaker, type View } from '../../../tests/case.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers } from '../../../tests/staff.ts'
import { modules } from '../../modules.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { findLevel } from '../authenticators/index.ts'
import { changeCardStatus, findPersonByNumber, recordDeath } from '../people/index.ts'

let t: TestServer
let officer: Officer
beforeAll(async () => {
  t = await startTestServer({ modules: modules.filter(module => module.name !== 'welcome') })
})
afterAll(() => t.close())
beforeEach(async () => {
  t.clock.advance(901)
  officer = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar)
})

const codeOf = (answer: { statusCode: number; json: () => unknown }) =>
  answer.statusCode >= 400 ? (answer.json() as { code: string }).code : answer.statusCode
const laserOf = ({ person }: Citizen) => ({ laserCode: person.cards.at(-1)?.laserCode ?? '' })

async function aRegistrarCase(by: Officer = officer) {
  const held = await aCase({ call: by.call, device: by.terminal.device }, 'registrar')
  return {
    ...held,
    async finger(seed: string, touch: string, stepId: string = randomUUID()): Promise<View> {
      const bytes = await fingerPrintPng({ seed, finger: 'rightIndex', impression: `touch-${touch}` })
      const path = `/v1/counter/cases/${held.caseId}/finger?finger=rightIndex&stepId=${stepId}`
      return (await by.call('PUT', path, { bytes, type: 'image/png' })).json()
    },
  }
}

async function atTicket(citizen: Citizen) {
  const held = await aRegistrarCase()
  const { citizenNumber, personId } = citizen.person
  await held.step('number', { citizenNumber })
  await held.step('laser', laserOf(citizen))
  await held.finger(personId, '1')
  await held.step('attest', { agrees: true })
  const { ticket } = await held.ticket()
  return { held, claim: { ticket, citizenNumber } }
}

describe('a registrar', () => {
  test('the whole way: digits, card, finger, eyes, code, phone', async () => {
    const citizen = await aCitizen(t, 3)
    const { personId, citizenNumber } = citizen.person
    const held = await aRegistrarCase()
    const seen = await held.step('number', { citizenNumber })
    expect(seen).toMatchObject({ step: 'card', person: { card: { issueDate: expect.any(String) } } })
    expect(JSON.stringify(seen)).not.toContain(laserOf(citizen).laserCode)
    expect(await held.step('laser', laserOf(citizen))).toMatchObject({ step: 'finger' })
    expect(await held.finger(personId, '1')).toMatchObject({ step: 'attest', lastOutcome: 'match' })
    expect(await held.step('attest', { agrees: true })).toMatchObject({ step: 'ticket' })
    const { ticket } = await held.ticket()
    const taker = await aTaker(t)
    expect(codeOf(await taker.claim({ ticket, citizenNumber }))).toBe(204)
    await taker.choosePasscode()
    await taker.consent()
    await t.settle()
    expect(await held.show()).toMatchObject({ status: 'bound', ial: '2.3' })
    expect((await held.show()).person).toBeUndefined()
    expect(await findLevel(t.ctx, personId)).toMatchObject({
      method: 'registrarFinger',
      terminal_id: officer.terminal.terminalId,
    })
  })

  test.each(['0', '6', '7', '8'])(
    'A38: somebody whose number begins with %s is proven like anybody',
    async first => {
      const citizenNumber = toCitizenNumber(`${first}0003123456${first}`)
      const citizen = await aCitizen(t, 8, { citizenNumber, isThai: false })
      const { held, claim } = await atTicket(citizen)
      const taker = await aTaker(t)
      expect(codeOf(await taker.claim(claim))).toBe(204)
      await taker.choosePasscode()
      await taker.consent()
      await t.settle()
      expect(await held.show()).toMatchObject({ status: 'bound', ial: '2.3' })
    },
  )

  test('A38: the case of somebody who died ends with its reason once the card is looked at', async () => {
    const citizen = await aCitizen(t, 9)
    const { person } = citizen
    await recordDeath(t.ctx, { personId: person.personId, diedOn: '2026-11-20' })
    const held = await aRegistrarCase()
    await held.step('number', { citizenNumber: person.citizenNumber })
    const ended = await held.step('laser', laserOf(citizen))
    expect(ended).toMatchObject({ status: 'rejected', reason: 'personDeceased' })
    expect(ended.person).toBeUndefined()
  })

  test('A54: each look is told to the person, with the place; the photograph only during the case', async () => {
    const citizen = await aCitizen(t, 4)
    const held = await aRegistrarCase()
    await held.step('number', { citizenNumber: citizen.person.citizenNumber })
    const photo = `/v1/counter/cases/${held.caseId}/photo`
    expect((await officer.call('GET', photo)).statusCode).toBe(200)
    await officer.call('DELETE', `/v1/counter/cases/${held.caseId}`)
    expect((await officer.call('GET', photo)).statusCode).toBe(404)
    await t.settle()
    const { rows } = await sql<{ kind: string; via: string; party_id: string }>`
      select kind, via, party_id from audit.access where person_id = ${citizen.person.personId}`.execute(
      t.ctx.db,
    )
    expect(rows).toMatchObject([
      { kind: 'recordSeen', via: 'registrar', party_id: expect.stringMatching(/-/) },
    ])
    const notices =
      await sql`select kind from notices.notice where person_id = ${citizen.person.personId}`.execute(
        t.ctx.db,
      )
    expect(notices.rows).toMatchObject([{ kind: 'recordSeen' }])
  })

  test('A55: without a fingerprint nothing goes on, and three that do not match wait for another officer', async () => {
    const citizen = await aCitizen(t, 5)
    const held = await aRegistrarCase()
    await held.step('number', { citizenNumber: citizen.person.citizenNumber })
    await held.step('laser', laserOf(citizen))
    expect((await held.step('attest', { agrees: true })).code).toBe('counter.wrongStep')
    expect((await held.ticket()).code).toBe('counter.wrongStep')
    for (const touch of ['1', '2'])
      expect(await held.finger('somebody else', touch)).toMatchObject({ step: 'finger' })
    expect(await held.finger('somebody else', '3')).toMatchObject({
      status: 'review',
      reason: 'fingerMismatch',
    })
    const path = `/v1/counter/cases/${held.caseId}/override`
    const decide = { agrees: true, why: 'นิ้วเป็นแผล ตรวจเอกสารเพิ่มแล้ว', stepId: randomUUID() }
    expect(codeOf((await officer.call('POST', path, { json: decide })) as never)).toBe('counter.notAllowed')
    const supervisor = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrySupervisor)
    const elsewhere = await anOfficer(t, await aTerminal(t, 'P-5001'), staffNumbers.postSupervisor)
    expect(codeOf((await elsewhere.call('POST', path, { json: decide })) as never)).toBe(
      'counter.caseUnknown',
    )
    expect((await supervisor.call('POST', path, { json: decide })).json()).toMatchObject({
      status: 'open',
      step: 'attest',
    })
  })

  test('a picture that is no print costs no try and says why', async () => {
    const citizen = await aCitizen(t, 6)
    const held = await aRegistrarCase()
    await held.step('number', { citizenNumber: citizen.person.citizenNumber })
    await held.step('laser', laserOf(citizen))
    const path = `/v1/counter/cases/${held.caseId}/finger?finger=rightIndex&stepId=${randomUUID()}`
    const bytes = Buffer.from('not a picture')
    const answer = (await officer.call('PUT', path, { bytes, type: 'image/png' })).json() as {
      code: string
      reason: string
    }
    expect(answer).toMatchObject({ code: 'counter.printUnusable', reason: 'notAnImage' })
    expect((await held.show()).triesLeft).toBe(3)
  })

  test('A31: a lost card, another card’s code and a number nobody has', async () => {
    const lost = await aCitizen(t, 7)
    await changeCardStatus(t.ctx, { personId: lost.person.personId, status: 'lost' })
    const held = await aRegistrarCase()
    await held.step('number', { citizenNumber: lost.person.citizenNumber })
    expect(await held.step('laser', laserOf(lost))).toMatchObject({
      status: 'rejected',
      reason: 'cardCancelled',
    })
    const other = await aRegistrarCase()
    await other.step('number', { citizenNumber: (await aCitizen(t, 8)).person.citizenNumber })
    expect(await other.step('laser', laserOf(lost))).toMatchObject({ step: 'card', triesLeft: 2 })
    const nobody = await aRegistrarCase()
    expect(await nobody.step('number', { citizenNumber: toCitizenNumber('310080000001') })).toMatchObject({
      status: 'rejected',
      reason: 'personUnknown',
    })
  })

  test('A55: a registrar’s own case ends at once', async () => {
    const own = await findPersonByNumber(t.ctx, staffNumbers.registrar)
    const held = await aRegistrarCase()
    expect(await held.step('number', { citizenNumber: own!.citizenNumber })).toMatchObject({
      status: 'rejected',
      reason: 'ownCase',
    })
  })

  test('A23: the code dies with the officer’s session', async () => {
    const { claim } = await atTicket(await aCitizen(t, 9))
    await officer.call('DELETE', '/v1/staff/session')
    expect(codeOf(await (await aTaker(t)).claim(claim))).toBe('counter.ticketInvalid')
  })

  test('A50, A53: a case of another officer is not there', async () => {
    const held = await aRegistrarCase()
    const other = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrySupervisor)
    const step = { citizenNumber: '1234567890121', stepId: randomUUID() }
    const path = `/v1/counter/cases/${held.caseId}/number`
    expect(codeOf((await other.call('POST', path, { json: step })) as never)).toBe('counter.caseUnknown')
  })
})
