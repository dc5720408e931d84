// Choosing from the register: one's own children, house and houses, told after a yes and only as the definition says, and nobody else's.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { localDay } from '../../../../shared/opening-hours.ts'
import { addDays } from '../../../../shared/partial-date.ts'
import { startWithAgencies, type World } from '../../../../tests/agencies.ts'
import { aChildOf } from '../../../../tests/households.ts'
import { aCitizenPhone } from '../../../../tests/sign-in.ts'
import { transaction } from '../../../platform/context.ts'
import { recordDeath } from '../../people/index.ts'
import { lookAtDue } from './follow.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const GRANT = 'newborn-grant'
const [SMALL, GROWN, DEAD, OTHERS] = ['1009902224413', '1009902224430', '1009902224456', '1009902224472']

let world: World
type Citizen = Awaited<ReturnType<typeof aCitizenPhone>>
let mother: Citizen
let other: Citizen
let smallId: string
let othersId: string
const born = (days: number) => addDays(localDay(world.t.ctx.now()), -days)

beforeAll(async () => {
  world = await startWithAgencies()
  mother = await aCitizenPhone(world.t, '1009900765433')
  other = await aCitizenPhone(world.t, '3009900123454')
  const child = (who: Citizen, number: string, days: number) =>
    aChildOf(world.t, who.personId, { number, bornOn: born(days) })
  smallId = await child(mother, SMALL, 1_000)
  await child(mother, GROWN, 21 * 366)
  const deadId = await child(mother, DEAD, 900)
  await transaction(world.t.ctx, tx => recordDeath(tx, { personId: deadId, diedOn: born(10) }))
  othersId = await child(other, OTHERS, 800)
})
afterEach(() => world.misbehave('dcy'))
afterAll(() => world.close())

type Option = { value: string; text: { th: string }; beside: object }
const optionsOf = async (who: Citizen, service: string, field: string) =>
  (
    (await who.call('POST', `/v1/me/services/${service}/options/${field}`, { form: {} })).json() as {
      options: Option[]
    }
  ).options
const only = async (who: Citizen, service = GRANT, field = 'child') => {
  const options = await optionsOf(who, service, field)
  expect(options).toHaveLength(1)
  return options[0] as Option
}
type Sent = { outcome?: string; errors?: object[]; application?: { id: string } }
const send = async (who: Citizen, form: Record<string, string>, service = GRANT) =>
  (await who.call('PUT', `/v1/me/services/${service}/applications/${randomUUID()}`, { form })).json() as Sent
const allow = async (who: Citizen, service = GRANT) => {
  const view = (await who.call('GET', `/v1/me/services/${service}`)).json() as {
    permission: { sha256: string; items: { item: string; tells?: { en: string }[] }[] }
  }
  await who.call('PUT', `/v1/me/services/${service}/permission`, { sha256: view.permission.sha256 })
  return view.permission.items
}
async function grantForm(who: Citizen, child: string): Promise<Record<string, string>> {
  const url = `/v1/me/services/${GRANT}/attachments`
  const headers = {
    ...{ dpop: await who.phone.proof('POST', url, who.token), authorization: `DPoP ${who.token}` },
    'content-type': 'image/png',
  }
  const kept = await world.t.request({ method: 'POST', url, headers, payload: PNG })
  const { id } = kept.json() as { id: string }
  const filled = {
    income: '20,000',
    certificate: id,
    payTo: 'PROMPTPAY',
    telephone: '0812345678',
    declared: 'yes',
  }
  return { relation: 'MOTHER', child, ...filled }
}

test('a child is told after the yes, as the definition says and no more; the grown and the dead are no choice', async () => {
  const { value, text } = await only(mother)
  // They read their own register; no number of it is on the phone.
  expect(JSON.stringify(await optionsOf(mother, GRANT, 'child'))).not.toContain(SMALL)
  const form = await grantForm(mother, value)
  expect(await send(mother, form)).toMatchObject({ outcome: 'consentNeeded' })
  expect(world.received).toEqual([])
  const told = (await allow(mother)).find(({ item }) => item === 'children')?.tells
  expect(told?.map(({ en }) => en)).toEqual(['Citizen number', 'Name in Thai', 'Date of birth'])
  expect(await send(mother, form)).toMatchObject({ outcome: 'sent' })
  const body = world.received.at(-1)?.body as { ownChild: object }
  expect(body.ownChild).toEqual({ citizenId: SMALL, nameTh: text.th, birthDate: born(1_000) })
  expect(JSON.stringify(body)).not.toContain(value)
})

test("A50: another's child, an id of the register and a value of another list are nobody's choice", async () => {
  await allow(mother)
  const calls = world.calls.length
  const theirs = await only(other)
  const [house] = await optionsOf(mother, 'flood-relief', 'house')
  for (const child of [theirs.value, smallId, house?.value ?? '', randomUUID(), '1'])
    expect(await send(mother, await grantForm(mother, child))).toMatchObject({
      code: 'services.formInvalid',
      errors: [{ field: 'child', code: 'wrongForm' }],
    })
  expect(world.calls).toHaveLength(calls)
})

test('a child of a house is a choice for its head alone; who is of age there, a tenant as well, speaks for themselves (A50)', async () => {
  const inHouse = (who: Citizen) => optionsOf(who, 'hospital-appointment', 'member')
  expect(await inHouse(mother)).toEqual([])
  await sql`update people.membership set is_head = false, house_code =
    (select house_code from people.membership where person_id = ${mother.personId} and until_day is null)
    where person_id = any(${[other.personId, othersId]}) and until_day is null`.execute(world.t.ctx.db)
  const found = await inHouse(mother)
  expect(found.map(({ value }) => value)).toHaveLength(1)
  expect(found[0]?.beside).toEqual({ type: 'date', date: born(800) })
  expect(await inHouse(other)).toEqual([])
})

test('what waits for its agency is not sent any more when the child is theirs no more', async () => {
  await allow(mother)
  await world.misbehave('dcy', { errorPercent: 100 })
  const { application } = await send(mother, await grantForm(mother, (await only(mother)).value))
  expect(application).toMatchObject({ state: 'sending' })
  await sql`update people.parent set parent_id = null where person_id = ${smallId}`.execute(world.t.ctx.db)
  await world.misbehave('dcy')
  const calls = world.calls.length
  world.t.clock.advance(61)
  await lookAtDue(world.t.ctx)
  expect((await mother.call('GET', `/v1/me/applications/${application?.id}`)).json()).toMatchObject({
    state: 'ended',
    stage: 'undelivered',
  })
  expect(world.calls).toHaveLength(calls)
})
