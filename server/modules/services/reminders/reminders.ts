// A person's reminders: switched on by a permission as every service has, changed, switched off.
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import type { Reminder } from '../definition/reminder.ts'
import { reminderChanged, reminderSwitchedOff, reminderSwitchedOn } from '../events.ts'
import { fail } from '../failures.ts'
import type { PublishedService } from '../load.ts'
import { findKnownService, findService, getService } from '../published.ts'
import { checkForm } from '../use/ask.ts'
import { describeAsker, findHindrance, type Hindrance } from '../use/asker.ts'
import { refresh } from './refresh.ts'
import {
  db,
  forgetReminders,
  holdReminder,
  inputsOf,
  listDue,
  listReminders,
  openForm,
  openRows,
  sealForm,
  setLeadDays,
} from './store.ts'

const MOST_OF_A_SERVICE = 10
/** Longer before than anything is known: told as soon as it stands. */
const AT_ONCE = [36_500]

/** The lead days in use. @throws services.leadDaysUnknown when one is not among the choices */
function checkLeadDays({ leadDays }: Reminder, chosen: readonly number[] | undefined): number[] {
  if (leadDays === 'atOnce') return AT_ONCE
  const days = [...new Set(chosen ?? leadDays.default)].sort((one, other) => other - one)
  const most = 3
  if (days.length === 0 || days.length > most || days.some(day => !leadDays.choices.includes(day)))
    throw fail.leadDaysUnknown()
  return days
}

function reminderOf(service: PublishedService): Reminder {
  if (!service.reminder) throw fail.serviceUnknown()
  return service.reminder
}

type Wanted = { serviceId: string; typed: Record<string, string>; leadDays?: number[] | undefined }

/** Switches a reminder on and asks at once; switched on twice it is one. Answers what is in the way, if something is. @throws services.formInvalid | leadDaysUnknown | tooManyReminders */
export async function switchOn(
  ctx: Ctx,
  personId: string,
  { serviceId, typed, leadDays }: Wanted,
): Promise<Hindrance | { outcome: 'on' }> {
  const service = getService(ctx, serviceId)
  const days = checkLeadDays(reminderOf(service), leadDays)
  const form = checkForm(ctx, service, typed)
  const hindrance = await findHindrance(ctx, service, await describeAsker(ctx, personId))
  // Outside hours it is asked for later: nobody has to come back for that.
  if (hindrance && hindrance.outcome !== 'outsideHours') return hindrance
  const id = newId(ctx)
  const row = await transaction(ctx, async tx => {
    const mine = (await listReminders(tx, personId)).filter(one => one.service_id === serviceId)
    const inputs = inputsOf(tx, form)
    const known = mine.find(one => one.inputs === inputs)
    if (known) {
      await setLeadDays(tx, known, days)
      return known
    }
    if (mine.length >= MOST_OF_A_SERVICE) throw fail.tooManyReminders({ most: MOST_OF_A_SERVICE })
    const inserted = await db(tx)
      .insertInto('services.reminder')
      .values({
        ...{ person_id: personId, id, service_id: serviceId, inputs, form: sealForm(tx, id, form) },
        ...{ lead_days: sql`${days}::integer[]`, since: tx.now(), ask_at: tx.now(), failures: 0 },
      })
      .onConflict(conflict => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    if (inserted) await tx.emit(reminderSwitchedOn, { serviceId, reminderId: id }, { personId })
    return inserted
  })
  if (row) await refresh(ctx, row)
  return { outcome: 'on' }
}

/** Other lead days for one's own reminder. @throws services.reminderUnknown | leadDaysUnknown */
export const changeReminder = (ctx: Ctx, personId: string, id: string, leadDays: number[]): Promise<void> =>
  transaction(ctx, async tx => {
    const held = await holdReminder(tx, personId, id)
    const service = held && findKnownService(tx, held.service_id)
    if (!held || !service) throw fail.reminderUnknown()
    await setLeadDays(tx, held, checkLeadDays(reminderOf(service), leadDays))
    await tx.emit(reminderChanged, { serviceId: service.id, reminderId: id }, { personId })
  })

/** Switches one's own reminder off and forgets what it knew; the permission stays. @throws services.reminderUnknown */
export const switchOff = (ctx: Ctx, personId: string, id: string): Promise<void> =>
  transaction(ctx, async tx => {
    const held = await holdReminder(tx, personId, id)
    if (!held) throw fail.reminderUnknown()
    await forgetReminders(tx, personId, { id })
    await tx.emit(reminderSwitchedOff, { serviceId: held.service_id, reminderId: id }, { personId })
  })

/** What to do about it, while that is there. */
const findNext = (ctx: Ctx, { next }: Reminder) =>
  next && 'service' in next && !findService(ctx, next.service) ? undefined : next

/** A person's reminders with what is due, as their definitions are today; of a service that is gone, none. */
export async function viewReminders(ctx: Ctx, personId: string) {
  const [reminders, due] = [await listReminders(ctx, personId), await listDue(ctx, personId)]
  return reminders.flatMap(row => {
    const service = findKnownService(ctx, row.service_id)
    if (!service?.reminder) return []
    const { what } = service.reminder
    const next = findNext(ctx, service.reminder)
    return [
      {
        id: row.id,
        serviceId: service.id,
        name: service.name,
        agency: service.agency.name,
        category: service.category,
        what,
        next,
        form: openForm(ctx, row),
        leadDays: service.reminder.leadDays === 'atOnce' ? [] : row.lead_days,
        askedAt: row.asked_at ?? undefined,
        trouble: row.trouble ?? undefined,
        due: due
          .filter(one => one.reminder_id === row.id)
          .map(one => ({ id: one.key, dueOn: one.due_on, rows: openRows(ctx, one) })),
      },
    ]
  })
}
