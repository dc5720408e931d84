// Reminders through the door: told once for each lead, right when the day moves, and silent when nobody wants them any more.
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { localDay } from '../../../../shared/opening-hours.ts'
import { addDays } from '../../../../shared/partial-date.ts'
import { startWithAgencies, type World } from '../../../../tests/agencies.ts'
import { withoutIds } from '../../../../tests/ids.ts'
import { aCitizenPhone } from '../../../../tests/sign-in.ts'
import { sendDue } from '../../notices/send.ts'
import { askPortions } from './refresh.ts'
import { tellReminders } from './tell.ts'

const [ONE, OTHER] = ['1009900765433', '3009900123454']
const DAY_SECONDS = 24 * 3600
type Citizen = Awaited<ReturnType<typeof aCitizenPhone>>
let world: World
let citizen: Citizen
let stranger: Citizen

beforeAll(async () => {
  world = await startWithAgencies()
  citizen = await aCitizenPhone(world.t, ONE)
  stranger = await aCitizenPhone(world.t, OTHER)
})
beforeEach(async () => {
  await sql`delete from services.reminder`.execute(world.t.ctx.db)
  await sql`delete from notices.outgoing`.execute(world.t.ctx.db)
  await sql`delete from notices.notice`.execute(world.t.ctx.db)
})
afterEach(async () => {
  for (const agency of ['dlt', 'mea', 'dca']) await world.misbehave(agency)
})
afterAll(() => world.close())

/** So many days from now, with everything that runs by the clock run once. */
const at = (days: number) => {
  const now = new Date(world.t.ctx.now().getTime() + days * DAY_SECONDS * 1000)
  return { ...world.t.ctx, now: () => now }
}
const pass = async (days: number) => {
  await askPortions(at(days))
  await tellReminders(at(days))
}
const dayIn = (days: number) => addDays(localDay(world.t.ctx.now()), days)
const put = async (who: Citizen, url: string, payload: object) => {
  const proof = await who.phone.proof('PUT', url, who.token)
  const headers = { dpop: proof, authorization: `DPoP ${who.token}` }
  return world.t.request({ method: 'PUT', url, headers, payload })
}
async function record(agency: string, operation: string, key: string, body: object, status = 200) {
  const answer = await fetch(`${world.outside}/agencies/${agency}/records/${operation}/${key}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status, body }),
  })
  expect(answer.status).toBe(204)
}
const passport = (days: number, who = ONE) =>
  record('dca', 'getPassport', who, {
    ...{ passportNo: 'AC1234567', issuedOn: dayIn(-1000), expiresOn: dayIn(days) },
  })
async function allow(who: Citizen, id: string) {
  const { permission } = (await who.call('GET', `/v1/me/services/${id}`)).json() as {
    permission: { sha256: string }
  }
  await put(who, `/v1/me/services/${id}/permission`, { sha256: permission.sha256 })
}
const switchOn = async (who: Citizen, id: string, body: object = {}) =>
  who.call('POST', `/v1/me/services/${id}/reminders`, body)
type View = {
  id: string
  trouble?: string
  leadDays: number[]
  due: { id: string; dueOn: string; rows: { value: object }[] }[]
}
const reminders = async (who = citizen): Promise<View[]> =>
  (await who.call('GET', '/v1/me/reminders')).json().reminders
const toldDays = async (): Promise<string[]> => {
  const { rows } = await sql<{ due_on: string }>`
    select due_on from notices.notice where kind = 'reminderDue' order by due_on`.execute(world.t.ctx.db)
  return rows.map(row => row.due_on)
}

describe('a reminder', () => {
  test('needs the permission that every service needs, and says at once what is due', async () => {
    await passport(120)
    expect((await switchOn(citizen, 'passport-expiry')).json()).toEqual({ outcome: 'consentNeeded' })
    expect(world.calls.filter(call => call.includes('/dca/passports'))).toEqual([])
    await allow(citizen, 'passport-expiry')
    expect((await switchOn(citizen, 'passport-expiry', { leadDays: [90] })).json()).toEqual({ outcome: 'on' })
    const [mine] = await reminders()
    expect(mine).toMatchObject({ leadDays: [90], due: [{ dueOn: dayIn(120) }] })
    expect(JSON.stringify(mine)).not.toContain('AC1234567')
  })

  test('takes only lead days that are offered, and is one however often it is switched on', async () => {
    await allow(citizen, 'passport-expiry')
    for (const leadDays of [[], [5], [30, 90, 180, 270]])
      expect((await switchOn(citizen, 'passport-expiry', { leadDays })).statusCode).toBe(400)
    await Promise.all([1, 2, 3].map(() => switchOn(citizen, 'passport-expiry')))
    expect(await reminders()).toHaveLength(1)
    expect((await switchOn(citizen, 'treatment-right')).statusCode).toBe(404)
  })

  test('tells once for each lead, the shortest that has begun, and nothing after the day', async () => {
    await passport(100)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry', { leadDays: [270, 90, 30] })
    await pass(0)
    await pass(0)
    // 270 began long ago and stands for itself; 90 and 30 are still to come.
    expect(await toldDays()).toEqual([dayIn(100)])
    await pass(9)
    expect(await toldDays()).toHaveLength(1)
    await pass(10)
    await pass(11)
    expect(await toldDays()).toHaveLength(2)
    await pass(70)
    expect(await toldDays()).toHaveLength(3)
    await pass(101)
    await pass(130)
    expect(await toldDays()).toHaveLength(3)
  })

  test('of several leads that began while nobody looked, only the shortest is told', async () => {
    await passport(20)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry', { leadDays: [270, 90, 30] })
    await pass(0)
    expect(await toldDays()).toHaveLength(1)
    const [mine] = await reminders()
    await put(citizen, `/v1/me/reminders/${mine?.id}`, { leadDays: [90] })
    await pass(1)
    expect(await toldDays()).toHaveLength(1)
  })

  test('holds other leads from the moment they are chosen', async () => {
    await passport(100)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry', { leadDays: [30] })
    await pass(20)
    expect(await toldDays()).toEqual([])
    const [mine] = await reminders()
    expect((await put(citizen, `/v1/me/reminders/${mine?.id}`, { leadDays: [90] })).statusCode).toBe(204)
    await pass(20)
    expect(await toldDays()).toHaveLength(1)
  })

  test('reads the day of the ID card from the register, and asks no agency', async () => {
    const before = world.calls.length
    expect((await switchOn(citizen, 'id-card-expiry')).json()).toEqual({ outcome: 'on' })
    const [mine] = await reminders()
    const { rows } = await sql<{ expiry_date: string | null }>`
      select expiry_date from people.card where person_id = ${citizen.personId} order by version desc limit 1`.execute(
      world.t.ctx.db,
    )
    expect(mine?.due.map(one => one.dueOn)).toEqual(rows.flatMap(row => row.expiry_date ?? []))
    expect(world.calls).toHaveLength(before)
  })

  test('of a warning is told as soon as the agency has it, for each area that was chosen', async () => {
    const alert = { hazard: 'FLOOD', level: 'WARNING', text: 'น้ำท่วม' }
    const until = `${dayIn(3)}T18:00:00+07:00`
    await record('ddpm', 'listAlerts', '50', { alerts: [] })
    await switchOn(citizen, 'hazard-alerts', { form: { province: '50' } })
    await pass(0)
    expect(await toldDays()).toEqual([])
    await record('ddpm', 'listAlerts', '50', { alerts: [{ ...alert, alertId: '0000000001', until }] })
    await pass(0.1)
    await pass(0.2)
    expect(await toldDays()).toEqual([dayIn(3)])
    const wrong = await switchOn(citizen, 'hazard-alerts', { form: { province: 'xx' } })
    expect(wrong.statusCode).toBe(400)
  })
})

describe('a day that moves', () => {
  const start = async (days: number) => {
    await passport(days)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry', { leadDays: [30] })
  }

  test('before it was told is told for the new day only', async () => {
    await start(40)
    await passport(90)
    await pass(8)
    await pass(12)
    expect(await toldDays()).toEqual([])
    await pass(60)
    expect(await toldDays()).toEqual([dayIn(90)])
  })

  test('after it was told is told once more, when the new day comes near', async () => {
    await start(25)
    await pass(0)
    await passport(120)
    await pass(8)
    expect(await toldDays()).toEqual([dayIn(25)])
    await pass(91)
    expect(await toldDays()).toEqual([dayIn(25), dayIn(120)])
  })

  test('away and back again is not told twice, nor when it vanishes for a while', async () => {
    await start(25)
    await pass(0)
    await record('dca', 'getPassport', ONE, {}, 404)
    await pass(8)
    expect((await reminders())[0]).toMatchObject({ due: [], trouble: 'notFound' })
    await passport(25)
    await pass(16)
    expect((await reminders())[0]?.due).toHaveLength(1)
    expect(await toldDays()).toEqual([dayIn(25)])
  })
})

describe('nobody is told', () => {
  test('of a reminder that is switched off, nor is anybody asked', async () => {
    await passport(50)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry', { leadDays: [30] })
    const [mine] = await reminders()
    expect((await citizen.call('DELETE', `/v1/me/reminders/${mine?.id}`)).statusCode).toBe(204)
    const before = world.calls.length
    await pass(30)
    expect(await toldDays()).toEqual([])
    expect(world.calls).toHaveLength(before)
    await world.t.settle()
    const { entries } = (await citizen.call('GET', '/v1/me/history')).json() as { entries: object[] }
    const name = { th: expect.any(String), en: expect.any(String) }
    const service = expect.objectContaining({ name })
    for (const kind of ['reminderOn', 'reminderOff'])
      expect(entries).toContainEqual(expect.objectContaining({ kind, service }))
  })

  test('when the permission is withdrawn, and what was known is gone', async () => {
    await passport(50)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry', { leadDays: [30] })
    await citizen.call('DELETE', '/v1/me/services/passport-expiry/permission')
    const before = world.calls.length
    await pass(30)
    expect(await toldDays()).toEqual([])
    expect(await reminders()).toEqual([])
    expect(world.calls).toHaveLength(before)
    const { rows } = await sql`select 1 from services.due`.execute(world.t.ctx.db)
    expect(rows).toEqual([])
  })

  test('A50: of another’s reminder, and nobody sees, changes or ends it', async () => {
    await passport(20)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry')
    const [mine] = await reminders()
    expect(await reminders(stranger)).toEqual([])
    const url = `/v1/me/reminders/${mine?.id}`
    expect((await put(stranger, url, { leadDays: [30] })).statusCode).toBe(404)
    expect((await stranger.call('DELETE', url)).statusCode).toBe(404)
    expect((await world.t.request({ url: '/v1/me/reminders' })).statusCode).toBe(401)
    await pass(0)
    const notices = (await stranger.call('GET', '/v1/me/notices')).json().notices as { kind: string }[]
    expect(notices.map(one => one.kind)).not.toContain('reminderDue')
    expect((await reminders())[0]).toEqual(mine)
  })
})

describe('trouble', () => {
  test('an agency that is down changes nothing, and is asked again later', async () => {
    await passport(32)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry', { leadDays: [30] })
    await world.misbehave('dca', { errorPercent: 100 })
    await pass(8)
    expect((await reminders())[0]).toMatchObject({ trouble: 'unreachable', due: [{ dueOn: dayIn(32) }] })
    // Told all the same, from what is known.
    expect(await toldDays()).toEqual([dayIn(32)])
    const before = world.calls.length
    await askPortions(at(8))
    expect(world.calls).toHaveLength(before)
    await world.misbehave('dca')
    await pass(8.02)
    expect((await reminders())[0]).not.toHaveProperty('trouble')
  })

  test('a wrong answer of an agency is not believed', async () => {
    await passport(60)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry')
    await record('dca', 'getPassport', ONE, { passportNo: 'X', issuedOn: dayIn(0), expiresOn: 'soon' })
    await pass(8)
    expect((await reminders())[0]).toMatchObject({ trouble: 'wrongAnswer', due: [{ dueOn: dayIn(60) }] })
  })

  test('killed between telling and the end, all is as before, and the next time it is told once', async () => {
    await passport(20)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry')
    const { ctx } = world.t
    // The connection dies as a process does: its transaction was never committed.
    await sql`create function pg_temp_die() returns trigger language plpgsql as $$ begin
      perform pg_terminate_backend(pg_backend_pid()); return null; end $$`.execute(ctx.db)
    await sql`create constraint trigger die after insert on notices.outgoing deferrable initially deferred
      for each row execute function pg_temp_die()`.execute(ctx.db)
    await expect(tellReminders(at(0))).rejects.toThrow()
    await sql`drop trigger die on notices.outgoing`.execute(ctx.db)
    expect(await toldDays()).toEqual([])
    await Promise.all([tellReminders(at(0)), tellReminders(at(0)), tellReminders(at(0))])
    expect(await toldDays()).toHaveLength(1)
  })

  test('a lease that ended with its process is asked again after it', async () => {
    await passport(60)
    await allow(citizen, 'passport-expiry')
    await switchOn(citizen, 'passport-expiry')
    await sql`update services.reminder set ask_at = ${new Date(world.t.ctx.now().getTime() + 600_000)}`.execute(
      world.t.ctx.db,
    )
    const before = world.calls.length
    await askPortions(at(0))
    expect(world.calls).toHaveLength(before)
    await askPortions(at(0.01))
    expect(world.calls).toHaveLength(before + 1)
  })
})

test('the push of a reminder holds nothing of the person, and what is due is sealed', async () => {
  await record('mea', 'listUnpaidBills', '123456789', {
    customerNo: '123456789',
    bills: [{ billNo: '987654321098', amountSatang: 77_700, dueOn: dayIn(2) }],
  })
  await switchOn(citizen, 'mea-bill-reminder', { form: { customerNo: '123-456-789' } })
  await pass(0)
  expect(await toldDays()).toEqual([dayIn(2)])
  const [mine] = await reminders()
  expect(mine?.due[0]?.rows[0]?.value).toEqual({ type: 'money', satang: 77_700 })
  const sent: string[] = []
  const { fetch: real } = globalThis
  globalThis.fetch = async (input, init) => {
    if (String(input).endsWith('/phone/messages')) sent.push(String(init?.body))
    return real(input, init)
  }
  await put(citizen, '/v1/me/quiet-hours', { isOn: false, from: '21:00', to: '07:00' })
  await sendDue(world.t.ctx)
  globalThis.fetch = real
  expect(sent).toHaveLength(1)
  const kept = await sql`select * from services.reminder, services.due`.execute(world.t.ctx.db)
  const everything = JSON.stringify([sent, kept.rows, world.t.logLines])
  for (const secret of ['123456789', '987654321098', '77700', '777.00'])
    expect(withoutIds(everything).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')).not.toContain(secret)
})
