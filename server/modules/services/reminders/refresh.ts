// Asks agencies anew about what people want to be reminded of: every minute a portion, beside and never before those who wait for
// an answer now. What an agency does not say today stands as it said it last, and is asked for later.
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { findNewestCard } from '../../people/index.ts'
import { askAgency } from '../agency/ask-agency.ts'
import { ConversionError } from '../definition/conversion.ts'
import type { Reminder } from '../definition/reminder.ts'
import { callOf, type PublishedAgency, type PublishedService } from '../load.ts'
import { findService, getPublication } from '../published.ts'
import { type Asker, describeAsker, findHindrance } from '../use/asker.ts'
import { describePermission, holdPermission } from '../use/permission.ts'
import { getSources } from '../use/sources.ts'
import { type DueThing, readDueThings } from './due-things.ts'
import { db, holdReminder, openForm, replaceDue } from './store.ts'
import type { ReminderRow, Trouble } from './tables.ts'

const MINUTE_MILLISECONDS = 60_000
const LEASE_MINUTES = 10
/** A minute's portion of one agency, for each call it takes at once; and of those places only a part, so that people go first. */
const ASKS_PER_PLACE = 15
const PART_OF_PLACES = 4
const FIRST_WAIT_MINUTES = 15
const LONGEST_WAIT_MINUTES = 6 * 60
const RUN_MILLISECONDS = 50_000
const DAY_MINUTES = 24 * 60
const everyMinutes: Record<Reminder['askEvery'], number> = {
  hour: 60,
  day: DAY_MINUTES,
  week: 7 * DAY_MINUTES,
}

/** This minute's portion of every agency; one that is slow or down keeps none of the others waiting. */
export async function askPortions(ctx: Ctx): Promise<void> {
  const { agencies, services } = getPublication(ctx)
  const until = Date.now() + RUN_MILLISECONDS
  await Promise.all(
    agencies.map(async agency => {
      const ids = services.filter(one => one.reminder && one.agency.id === agency.id).map(one => one.id)
      if (ids.length > 0) await askPortion(ctx, agency, ids, until)
    }),
  )
}

async function askPortion(ctx: Ctx, { callsAtOnce }: PublishedAgency, serviceIds: string[], until: number) {
  const rows = await lease(ctx, serviceIds, callsAtOnce * ASKS_PER_PLACE)
  const atOnce = Math.max(1, Math.floor(callsAtOnce / PART_OF_PLACES))
  const waiting = rows.values()
  const work = async () => {
    for (const row of waiting) {
      // What is left over comes back when its lease ends.
      if (Date.now() > until) return
      await refresh(ctx, row)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** Takes what is to be asked by moving its time: nobody else asks meanwhile, and after a crash it is asked again. */
async function lease(ctx: Ctx, serviceIds: readonly string[], portion: number): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow>`
    update services.reminder set ask_at = ${inMinutes(ctx, LEASE_MINUTES)}
    where (person_id, id) in (
      select person_id, id from services.reminder
      where service_id = any(${serviceIds}::text[]) and ask_at <= ${ctx.now()}
      order by ask_at limit ${portion} for update skip locked)
    returning *`.execute(ctx.db)
  return rows
}

/** Asks for one reminder and keeps what is due. Withdrawn or switched off while the agency was asked, nothing is kept (PDPA s. 19). */
export async function refresh(ctx: Ctx, { person_id: personId, id, ...row }: ReminderRow): Promise<void> {
  const service = findService(ctx, row.service_id)
  if (!service?.reminder) return
  const found = await find(ctx, service, { person_id: personId, id, ...row })
  await transaction(ctx, async tx => {
    if (describePermission(service) && !(await holdPermission(tx, personId, service.id))) return
    const held = await holdReminder(tx, personId, id)
    if (!held) return
    if (found.things) await replaceDue(tx, held, found.things)
    const { trouble } = found
    const isAnswered = found.things !== undefined
    const failures = isAnswered ? 0 : held.failures + 1
    await db(tx)
      .updateTable('services.reminder')
      .set({
        trouble: trouble ?? null,
        failures,
        ask_at: found.askAt ?? nextTime(ctx, service.reminder as Reminder, failures),
        ...(isAnswered ? { asked_at: tx.now() } : {}),
      })
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .execute()
  })
}

/** `things` where they are known for certain; without them what was known stands. */
type Found = { things?: DueThing[]; trouble?: Trouble; askAt?: Date | undefined }

async function find(ctx: Ctx, service: PublishedService, row: ReminderRow): Promise<Found> {
  const asker = await describeAsker(ctx, row.person_id)
  const hindrance = await findHindrance(ctx, service, asker)
  if (hindrance?.outcome === 'outsideHours') return { trouble: 'outsideHours', askAt: hindrance.opensAt }
  if (hindrance) return { things: [], trouble: hindrance.outcome }
  const answered = await answerFor(ctx, service, row, asker)
  if (answered.is === 'notFound' || answered.is === 'notAccepted') return { things: [], trouble: answered.is }
  if (answered.is === 'maintenance') return { trouble: answered.is, askAt: answered.until }
  if (answered.is !== 'answer') return { trouble: answered.is }
  try {
    return { things: readDueThings(service.reminder as Reminder, answered.answer) }
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    return { trouble: 'wrongAnswer' }
  }
}

async function answerFor(ctx: Ctx, service: PublishedService, row: ReminderRow, asker: Asker) {
  if (service.reminder?.register === 'card') {
    const card = await findNewestCard(ctx, row.person_id)
    return card ? ({ is: 'answer', answer: card } as const) : ({ is: 'notFound' } as const)
  }
  const sources = await getSources(ctx, service, { asker, form: openForm(ctx, row) })
  return askAgency(ctx, service.agency, callOf(service), sources)
}

/** The usual time, a tenth sooner or later, so that what began together does not stay together; after failures sooner, then ever later. */
function nextTime(ctx: Ctx, { askEvery }: Reminder, failures: number): Date {
  if (failures > 0)
    return inMinutes(ctx, Math.min(LONGEST_WAIT_MINUTES, FIRST_WAIT_MINUTES * 2 ** (failures - 1)))
  const usual = everyMinutes[askEvery]
  return inMinutes(ctx, usual * 0.9 + randomInt(Math.ceil(usual * 0.2)))
}

const inMinutes = (ctx: Ctx, minutes: number) => new Date(ctx.now().getTime() + minutes * MINUTE_MILLISECONDS)
