// A team without a network: packets sealed on the tablet, opened here, and proven only when the register has answered.
import { randomUUID } from 'node:crypto'
import { CompactEncrypt, importJWK, type JWK } from 'jose'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fingerPrintPng } from '../../../../invented/fingers/index.ts'
import { aCitizen, type Citizen } from '../../../../tests/applicant.ts'
import { aTaker } from '../../../../tests/case.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers, type Terminal } from '../../../../tests/staff.ts'
import { modules } from '../../../modules.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { findLevel } from '../../authenticators/index.ts'
import { recordDeath } from '../../people/index.ts'
import { openLeftPackets } from './packets.ts'

let t: TestServer
let tablet: Terminal
let officer: Officer
let event: { eventId: string }
let given: { pass: string; sealTo: JWK }
beforeAll(async () => {
  t = await startTestServer({ modules: modules.filter(module => module.name !== 'welcome') })
  tablet = await aTerminal(t, 'F-0001')
  officer = await anOfficer(t, tablet, staffNumbers.fieldRegistrar)
  event = (
    await officer.call('POST', '/v1/field/events', { json: { name: 'โรงเรียนตัวอย่าง', quota: 1300 } })
  ).json()
  given = (await officer.call('POST', `/v1/field/events/${event.eventId}/pass`)).json()
})
afterAll(() => t.close())
beforeEach(() => t.clock.advance(61))

let sequence = 0
const SLIP = '40718263'

/** What a tablet makes of somebody: sealed to the server, signed by the tablet. */
async function aPacket(citizen: Citizen, change: object = {}, outer: object = {}, by = tablet) {
  const print = await fingerPrintPng({
    seed: citizen.person.personId,
    finger: 'rightIndex',
    impression: 'touch-1',
  })
  const inner = {
    pass: given.pass,
    takenAt: t.ctx.now().toISOString(),
    citizenNumber: citizen.person.citizenNumber,
    laserCode: citizen.person.cards.at(-1)?.laserCode,
    finger: 'rightIndex',
    print: print.toString('base64'),
    attested: true,
    slip: SLIP,
    ...change,
  }
  const box = await new CompactEncrypt(Buffer.from(JSON.stringify(inner)))
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
    .encrypt(await importJWK(given.sealTo, 'ECDH-ES+A256KW'))
  sequence += 1
  return by.device.sign({ packetId: randomUUID(), eventId: event.eventId, sequence, box, ...outer })
}
const send = async (packet: string, by = tablet) =>
  by.call('POST', '/v1/field/packets', { bytes: Buffer.from(packet), type: 'application/octet-stream' })
const progress = async () =>
  (await tablet.call('GET', `/v1/field/events/${event.eventId}/progress`)).json() as Record<string, number>
const codeOf = (answer: { statusCode: number; json: () => unknown }) =>
  answer.statusCode >= 400 ? (answer.json() as { code: string }).code : answer.statusCode

describe('a field team', () => {
  test('the whole way: pass, sealed packet, register, slip, phone', async () => {
    const citizen = await aCitizen(t, 3)
    expect((await send(await aPacket(citizen))).json()).toEqual({ state: 'processed' })
    expect(await progress()).toMatchObject({ quota: 1300, received: 1, proven: 1, bound: 0, refused: 0 })
    const { citizenNumber } = citizen.person
    const taker = await aTaker(t)
    expect(codeOf(await taker.claimByCode({ code: '11111111', citizenNumber }))).toBe('counter.codeRefused')
    expect(codeOf(await taker.claimByCode({ code: SLIP, citizenNumber }))).toBe(204)
    await taker.choosePasscode()
    await taker.consent()
    await t.settle()
    expect(await progress()).toMatchObject({ proven: 1, bound: 1 })
    expect(await findLevel(t.ctx, citizen.person.personId)).toMatchObject({
      ial: '2.3',
      method: 'fieldFinger',
    })
  })

  test('nothing is doubled: the same packet again, and twenty times at once, is one case', async () => {
    const packet = await aPacket(await aCitizen(t, 4))
    const before = await progress()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(packet)))
    expect(new Set(answers.map(codeOf))).toEqual(new Set([200]))
    const after = await progress()
    expect([after.received! - before.received!, after.proven! - before.proven!]).toEqual([1, 1])
  })

  test('kill -9 between keeping and opening: the next sweep opens it', async () => {
    const packet = await aPacket(await aCitizen(t, 5))
    await send(packet)
    const box = JSON.parse(Buffer.from(packet.split('.')[1] ?? '', 'base64url').toString()) as {
      packetId: string
      box: string
    }
    // As a killed server leaves it: kept, not opened.
    await sql`delete from counter.case where case_id = (select case_id from counter.packet where packet_id = ${box.packetId})`.execute(
      t.ctx.db,
    )
    await sql`update counter.packet set state = 'received', case_id = null, processed_at = null,
      sealed = ${t.ctx.vault.seal('counter-packet', Buffer.from(box.box), box.packetId)} where packet_id = ${box.packetId}`.execute(
      t.ctx.db,
    )
    t.clock.advance(61)
    await openLeftPackets(t.ctx)
    const { rows } =
      await sql`select state, sealed from counter.packet where packet_id = ${box.packetId}`.execute(t.ctx.db)
    expect(rows).toEqual([{ state: 'processed', sealed: null }])
  })

  test('proven only when the register has answered: dead since, another finger, an unknown code', async () => {
    const dead = await aCitizen(t, 6)
    await recordDeath(t.ctx, { personId: dead.person.personId, diedOn: '2026-11-20' })
    const before = await progress()
    expect((await send(await aPacket(dead))).json()).toEqual({ state: 'processed', reason: 'personDeceased' })
    const other = await aCitizen(t, 7)
    const wrong = await fingerPrintPng({ seed: 'somebody else', finger: 'rightIndex', impression: 'x' })
    const unlike = await send(await aPacket(other, { print: wrong.toString('base64') }))
    expect(unlike.json()).toEqual({ state: 'processed', reason: 'fingerMismatch' })
    await send(await aPacket(await aCitizen(t, 8), { laserCode: 'ZZ0000000000' }))
    const after = await progress()
    expect([
      after.refused! - before.refused!,
      after.review! - before.review!,
      after.proven! - before.proven!,
    ]).toEqual([2, 1, 0])
  })

  test('A30, A36: another tablet, a changed packet, a used number, a foreign box and a clock out of the pass', async () => {
    const citizen = await aCitizen(t, 9)
    const other = await aTerminal(t, 'F-0001')
    const packet = await aPacket(citizen)
    expect(codeOf(await send(packet, other))).toBe('counter.packetForged')
    const [head, , signature] = packet.split('.')
    const changed = Buffer.from(
      JSON.stringify({ packetId: randomUUID(), eventId: event.eventId, sequence: 999, box: 'x' }),
    ).toString('base64url')
    expect(codeOf(await send(`${head}.${changed}.${signature}`))).toBe('counter.packetForged')
    expect((await send(packet)).json()).toEqual({ state: 'processed' })
    expect(codeOf(await send(await aPacket(await aCitizen(t, 10), {}, { sequence })))).toBe(
      'counter.packetForged',
    )
    expect((await send(await aPacket(citizen, {}, { box: 'no box' }))).json()).toEqual({
      state: 'refused',
      reason: 'unreadable',
    })
    const late = { takenAt: new Date(t.ctx.now().getTime() + 6 * 86_400_000).toISOString() }
    expect((await send(await aPacket(await aCitizen(t, 11), late))).json()).toEqual({
      state: 'refused',
      reason: 'passInvalid',
    })
    const mine = await other.device.sign({
      packetId: randomUUID(),
      eventId: event.eventId,
      sequence: 1,
      box: (
        JSON.parse(
          Buffer.from((await aPacket(await aCitizen(t, 2))).split('.')[1] ?? '', 'base64url').toString(),
        ) as { box: string }
      ).box,
    })
    expect((await send(mine, other)).json()).toEqual({ state: 'refused', reason: 'passInvalid' })
  })

  test('A32: one person in two packets is one case', async () => {
    const citizen = await aCitizen(t, 2)
    expect((await send(await aPacket(citizen))).json()).toEqual({ state: 'processed' })
    expect((await send(await aPacket(citizen))).json()).toEqual({ state: 'refused', reason: 'activeCase' })
  })
})
