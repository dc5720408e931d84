// Reminders of a country: everybody has one thing that is due, and all become due on one morning. How long until every one of them
// stands in an inbox and waits for its phone; with the database's connections cut on the way, and once more to see that nobody is
// told twice. Smaller first, to see that it grows no faster than the country.
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { authenticators } from '../server/modules/authenticators/index.ts'
import { consent } from '../server/modules/consent/index.ts'
import { messages } from '../server/modules/messages/index.ts'
import { notices } from '../server/modules/notices/index.ts'
import { people } from '../server/modules/people/index.ts'
import { services } from '../server/modules/services/index.ts'
import { replaceDue } from '../server/modules/services/reminders/store.ts'
import type { ReminderRow } from '../server/modules/services/reminders/tables.ts'
import { tellReminders } from '../server/modules/services/reminders/tell.ts'
import { transaction } from '../server/platform/context.ts'
import { startTestServer, type TestServer } from '../server/platform/testing.ts'
import { localDay } from '../shared/opening-hours.ts'
import { addDays } from '../shared/partial-date.ts'
import { setup } from '../tests/database.ts'

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '100000' },
    large: { type: 'string', default: '1000000' },
    cuts: { type: 'string', default: '3' },
  },
})
const LEAD_DAYS = 30
/** As long as what is kept of a vehicle: plate and province with their labels, sealed. */
const SEALED_BYTES = 260
const SEED_BATCH = 50_000
const KEPT = 2_000
const teardown = await setup()
const rows = [await oneCountry(Number(values.small)), await oneCountry(Number(values.large))]
console.table(rows)
process.stdout.write(
  `${JSON.stringify({ bench: 'reminders', rows, aims: '1,000,000 people in 300 s; each told once', how: 'one process on one database, batches of 5,000 in a transaction each; connections cut while telling' })}\n`,
)
await teardown()
process.exit(0)

async function oneCountry(count: number) {
  const t = await startTestServer({
    modules: [people, consent, notices, messages, authenticators, services],
    environment: { LOG_LEVEL: 'error' },
  })
  await switchOnForAll(t, count)
  const cuts = cutConnections(t, Number(values.cuts), count)
  const begun = performance.now()
  let broken = 0
  for (;;) {
    try {
      if ((await tellReminders(t.ctx)) === 0) break
    } catch {
      broken++
    }
  }
  const seconds = (performance.now() - begun) / 1000
  clearInterval(cuts)
  const { told, waiting } = await countTold(t)
  const again = await tellReminders(t.ctx)
  const keptPerSecond = await keepAnswers(t)
  await t.close()
  return {
    people: count,
    seconds: seconds.toFixed(1),
    'told a second': Math.round(count / seconds),
    'times cut off': broken,
    'in inboxes': told,
    'waiting for phones': waiting,
    'told again': again,
    'answers kept a second': keptPerSecond,
  }
}

/** Everybody switched a reminder on, and their thing is due in so many days as they wanted to hear of it before. */
async function switchOnForAll({ ctx }: TestServer, people: number) {
  const dueOn = addDays(localDay(ctx.now()), LEAD_DAYS)
  const id = (kind: string) => sql`overlay(md5(${kind} || n) placing '7' from 13)::uuid`
  for (let from = 1; from <= people; from += SEED_BATCH) {
    const to = Math.min(people, from + SEED_BATCH - 1)
    await sql`with reminder as (
        insert into services.reminder (person_id, id, service_id, inputs, form, lead_days, since, ask_at)
        select ${id('person')}, ${id('reminder')}, 'vehicle-tax-due', 'none', '\\x00', ${[LEAD_DAYS]}::integer[],
          ${ctx.now()}, ${new Date(ctx.now().getTime() + 86_400_000)}
        from generate_series(${from}::integer, ${to}::integer) as n
        returning person_id, id, lead_days)
      insert into services.due (person_id, reminder_id, key, due_on, sealed, tell_on)
      select person_id, id, md5(id::text), ${dueOn}::date, decode(repeat('5a', ${SEALED_BYTES}::integer), 'hex'),
        services.tell_day(${dueOn}::date, lead_days, null, null)
      from reminder`.execute(ctx.db)
  }
  await sql`analyze services.due, services.reminder`.execute(ctx.db)
}

/** Every few seconds all connections end in the middle of what they do, as in a crash of the server. */
function cutConnections({ ctx }: TestServer, cuts: number, people: number) {
  let left = cuts
  return setInterval(() => {
    if (left-- <= 0) return
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query like '%services.due%'`
      .execute(ctx.db)
      .catch(() => undefined)
  }, people / 40)
}

async function countTold({ ctx }: TestServer) {
  const { rows } = await sql<{ told: number; waiting: number }>`
    select (select count(*) from notices.notice)::integer as told,
      (select count(*) from notices.outgoing)::integer as waiting`.execute(ctx.db)
  return rows[0] as { told: number; waiting: number }
}

/** What one process keeps of answers of agencies, sealed, one transaction each. */
async function keepAnswers({ ctx }: TestServer): Promise<number> {
  const { rows } = await sql<ReminderRow>`select * from services.reminder limit ${KEPT}`.execute(ctx.db)
  const value = { type: 'text', text: '1กข 4521' } as const
  const thing = {
    key: '1กข 4521',
    dueOn: '2027-06-01',
    rows: [{ label: { th: 'ทะเบียน', en: 'Plate' }, value }],
  }
  const begun = performance.now()
  for (const row of rows) await transaction(ctx, tx => replaceDue(tx, row, [thing]))
  return Math.round((KEPT * 1000) / (performance.now() - begun))
}
