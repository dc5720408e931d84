// Every service of the catalogue, through the door: as somebody who may, as somebody who may not, and each kind to the end of its life.
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { toCitizenNumber } from '../../../shared/citizen-number.ts'
import { localDay } from '../../../shared/opening-hours.ts'
import { addDays } from '../../../shared/partial-date.ts'
import { startWithAgencies, type World } from '../../../tests/agencies.ts'
import { aChildOf } from '../../../tests/households.ts'
import { plainValueOf } from '../../../tests/service-forms.ts'
import { aCitizenPhone } from '../../../tests/sign-in.ts'
import type { Field } from './definition/form.ts'
import { loadServices, type PublishedService } from './load.ts'

const { services } = loadServices('services')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
// Of an age for everything that has one, heads of their houses and not, men and women.
const NUMBERS = ['3009900123454', '1009900765433', '1009900123440']

let world: World
type Citizen = Awaited<ReturnType<typeof aCitizenPhone>>
let people: Citizen[]
let low: Citizen

/** Offices are closed at night, and this test is not. */
function openAlways(folder: string) {
  for (const agency of readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()))
    for (const file of readdirSync(join(folder, agency.name)).filter(name => name !== 'openapi.yaml')) {
      const path = join(folder, agency.name, file)
      const { hours: _hours, maintenance: _rest, ...always } = parse(readFileSync(path, 'utf8'))
      writeFileSync(path, stringify(always, { aliasDuplicateObjects: false }))
    }
}

beforeAll(async () => {
  world = await startWithAgencies(openAlways)
  people = []
  for (const [index, number] of NUMBERS.entries()) {
    const person = await aCitizenPhone(world.t, number)
    const child = { number: toCitizenNumber(`10099022244${index}`), bornOn: addDays(today(), -1000) }
    await aChildOf(world.t, person.personId, child)
    people.push(person)
  }
  low = await aCitizenPhone(world.t, '1009900765441', '1.3')
})
// Phones and agencies go by the real time: the frozen clock is moved to it.
beforeEach(() => world.t.clock.advance((Date.now() - world.t.ctx.now().getTime()) / 1000))
afterAll(() => world.close())

const signed = async (who: Citizen, method: 'PUT' | 'POST', url: string) => ({
  dpop: await who.phone.proof(method, url, who.token),
  authorization: `DPoP ${who.token}`,
})
async function put<T>(who: Citizen, url: string, payload: object): Promise<T> {
  const answer = await world.t.request({
    method: 'PUT',
    url,
    headers: await signed(who, 'PUT', url),
    payload,
  })
  return (answer.body === '' ? {} : answer.json()) as T
}
const post = async <T>(who: Citizen, url: string, json: object) =>
  (await who.call('POST', url, json)).json() as T
type Answer = { outcome?: string; code?: string; result?: { bills: { key: string; isPayable: boolean }[] } }

// The day in Thailand: forms go by it, also when it is still yesterday in UTC.
const today = () => localDay(world.t.ctx.now())

/** A value that the field takes. Lists of the agency give their first. */
async function fill(who: Citizen, { id }: PublishedService, field: Field, form: Record<string, string>) {
  if (field.type === 'options' || field.type === 'fromRegister') {
    const url = `/v1/me/services/${id}/options/${field.name}`
    const { options = [] } = await post<{ options?: { value: string }[] }>(who, url, { form })
    // Not everybody has something of their own there, nor has agreed yet to be asked about.
    return options[0]?.value ?? '0'
  }
  if (field.type === 'files') {
    const url = `/v1/me/services/${id}/attachments`
    const headers = { ...(await signed(who, 'POST', url)), 'content-type': 'image/png' }
    return ((await world.t.request({ method: 'POST', url, headers, payload: PNG })).json() as { id: string })
      .id
  }
  return plainValueOf(field, today()) ?? ''
}
async function fillAll(who: Citizen, service: PublishedService) {
  const form: Record<string, string> = {}
  for (const field of service.form) form[field.name] = await fill(who, service, field, form)
  return form
}
async function allow(who: Citizen, { id }: PublishedService) {
  const { permission } = (await who.call('GET', `/v1/me/services/${id}`)).json() as {
    permission?: { sha256: string }
  }
  if (permission) await put(who, `/v1/me/services/${id}/permission`, { sha256: permission.sha256 })
}
const send = async (who: Citizen, service: PublishedService) =>
  put<Answer & { application?: { id: string; state: string; stage: string; mayWithdraw: boolean } }>(
    who,
    `/v1/me/services/${service.id}/applications/${randomUUID()}`,
    { form: await fillAll(who, service) },
  )
const ask = async (who: Citizen, service: PublishedService) =>
  post<Answer>(who, `/v1/me/services/${service.id}/ask`, { form: await fillAll(who, service) })

test('every number of the national catalogue is there', () => {
  const numbers = new Set(services.map(service => service.number))
  expect(Array.from({ length: 132 }, (_, index) => index + 1).filter(number => !numbers.has(number))).toEqual(
    [],
  )
})

const working = services.filter(service => service.call && service.kind !== 'reminder')

describe.each(working.map(service => [service.id, service] as const))('%s', (_id, service) => {
  const use = (who: Citizen) => (service.case ? send(who, service) : ask(who, service))

  test('tells who may not why, and gives who may an answer', async () => {
    const [first] = people
    if (!first) throw new Error('nobody')
    if (service.needs.level === 2) expect(await use(low)).toMatchObject({ outcome: 'levelTooLow' })
    const ends = new Set<string | undefined>()
    for (const [index, who] of people.entries()) {
      const before = await use(who)
      if (service.data.length > 0 && before.outcome !== 'notEligible')
        expect(before).toMatchObject({ outcome: 'consentNeeded' })
      await allow(who, service)
      const after = service.data.length > 0 ? await use(who) : before
      expect(after).toMatchObject({
        outcome: expect.stringMatching(/^(ok|notFound|notAccepted|notEligible|sent)$/),
      })
      ends.add(after.outcome)
      const { application } = after as Awaited<ReturnType<typeof send>>
      if (application)
        await followToTheEnd(who, service, { id: application.id, ending: index === 0 ? 'refused' : 'done' })
      const bill = after.result?.bills.find(one => one.isPayable)
      if (bill) await payOnce(who, service, bill.key)
    }
    expect(
      [...ends].some(end => end === 'ok' || end === 'sent' || end === 'notFound' || end === 'notEligible'),
    ).toBe(true)
  })
})

/** A bill that is found by the number of an account may be another's already, as it is in life. */
async function payOnce(who: Citizen, service: PublishedService, key: string) {
  const url = `/v1/me/services/${service.id}/pay`
  const paid = await post<Answer>(who, url, { form: await fillAll(who, service), key })
  if (service.form.length === 0 || paid.code === undefined) expect(paid).toMatchObject({ outcome: 'toPay' })
  else expect(paid.code).toBe('payments.duplicateReference')
}

/** The officer takes it through the states that the definition knows, to the one ending or the other; the person reads each. */
async function followToTheEnd(
  who: Citizen,
  service: PublishedService,
  { id, ending }: { id: string; ending: 'done' | 'refused' },
) {
  const read = async () => {
    return (await who.call('GET', `/v1/me/applications/${id}`)).json() as {
      state: string
      stage: string
      reference?: string
      stateName?: object
    }
  }
  const { reference, stage, state } = await read()
  if (stage === 'notAccepted') return
  expect(state).not.toBe('sending')
  const states = Object.entries(service.case?.states ?? {})
  const order = ['waiting', 'needsYou', ending]
  for (const [name, { stage: wanted }] of states
    .filter(([, one]) => order.includes(one.stage))
    .toSorted(([, one], [, other]) => order.indexOf(one.stage) - order.indexOf(other.stage))) {
    const moved = await fetch(`${world.outside}/agencies/${service.agency.id}/opened/${reference}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ state: name, note: 'หมายเหตุ' }),
    })
    expect([name, moved.status]).toEqual([name, 204])
    expect(await read()).toMatchObject({ stage: wanted, stateName: { en: expect.any(String) } })
    if (wanted === ending) return
  }
}
