import { sql } from 'kysely'
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { FormValues } from '../definition/read-form.ts'
import type { DueThing } from './due-things.ts'
import type { DueRow, ReminderRow, ReminderTables } from './tables.ts'

export const db = (ctx: Ctx) => tables<ReminderTables>(ctx)
const FORM_SEAL = 'reminder-form'
const DUE_SEAL = 'reminder-due'

/** By this the same question of the same person is known, and nobody reads it. */
export const inputsOf = (ctx: Ctx, form: FormValues): string =>
  ctx.vault.keyedHash('reminder-inputs', JSON.stringify(Object.entries(form).sort())).toString('base64url')

export const sealForm = (ctx: Ctx, id: string, form: FormValues): Buffer =>
  ctx.vault.seal(FORM_SEAL, Buffer.from(JSON.stringify(form)), id)

export const openForm = (ctx: Ctx, { id, form }: ReminderRow): FormValues =>
  JSON.parse(ctx.vault.open(FORM_SEAL, form, id).toString())

export const listReminders = (ctx: Ctx, personId: string): Promise<ReminderRow[]> =>
  db(ctx)
    .selectFrom('services.reminder')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('since')
    .orderBy('id')
    .execute()

export const listDue = (ctx: Ctx, personId: string): Promise<DueRow[]> =>
  db(ctx).selectFrom('services.due').selectAll().where('person_id', '=', personId).orderBy('due_on').execute()

export const openRows = (ctx: Ctx, { reminder_id, key, sealed }: DueRow): DueThing['rows'] =>
  JSON.parse(ctx.vault.open(DUE_SEAL, sealed, `${reminder_id}:${key}`).toString())

/** A person's own reminder, held until the transaction ends; undefined when it was switched off or is somebody else's. */
export const holdReminder = (tx: TxCtx, personId: string, id: string): Promise<ReminderRow | undefined> =>
  db(tx)
    .selectFrom('services.reminder')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Puts what is due now in place of what was. A thing whose day has moved is told anew for its new day; others keep what was told. */
export async function replaceDue(
  tx: TxCtx,
  reminder: ReminderRow,
  things: readonly DueThing[],
): Promise<void> {
  const { person_id, id, lead_days } = reminder
  const rows = things.map(({ key, dueOn, rows }) => {
    const hashed = tx.vault.keyedHash('reminder-key', `${id}:${key}`).toString('base64url')
    const sealed = tx.vault.seal(DUE_SEAL, Buffer.from(JSON.stringify(rows)), `${id}:${hashed}`)
    return { key: hashed, due_on: dueOn, sealed: sealed.toString('base64') }
  })
  await sql`
    with sent as (
      select key, due_on, decode(sealed, 'base64') as sealed
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as sent(key text, due_on date, sealed text)),
    gone as (
      delete from services.due where person_id = ${person_id} and reminder_id = ${id}
        and key not in (select key from sent))
    insert into services.due (person_id, reminder_id, key, due_on, sealed, tell_on)
    select ${person_id}, ${id}, key, due_on, sealed, services.tell_day(due_on, ${lead_days}::integer[], null, null) from sent
    on conflict (person_id, reminder_id, key) do update set due_on = excluded.due_on, sealed = excluded.sealed,
      tell_on = services.tell_day(excluded.due_on, ${lead_days}::integer[], due.told_due_on, due.told_lead)`.execute(
    tx.db,
  )
}

/** Other lead days, from now on. */
export async function setLeadDays(tx: TxCtx, { person_id, id }: ReminderRow, leadDays: readonly number[]) {
  await sql`update services.reminder set lead_days = ${leadDays}::integer[]
    where person_id = ${person_id} and id = ${id}`.execute(tx.db)
  await sql`update services.due
    set tell_on = services.tell_day(due_on, ${leadDays}::integer[], told_due_on, told_lead)
    where person_id = ${person_id} and reminder_id = ${id}`.execute(tx.db)
}

/** Forgets reminders and what they knew: one, those of a service, or all of a person. */
export async function forgetReminders(
  ctx: Ctx,
  personId: string,
  which: { id?: string; serviceId?: string } = {},
): Promise<number> {
  let forgetting = db(ctx).deleteFrom('services.reminder').where('person_id', '=', personId)
  if (which.id !== undefined) forgetting = forgetting.where('id', '=', which.id)
  if (which.serviceId !== undefined) forgetting = forgetting.where('service_id', '=', which.serviceId)
  return (await forgetting.returning('id').execute()).length
}

const KEEP_DAYS = 90

/** Erases things whose day passed long ago and that no agency spoke of since. */
export async function erasePastDue(ctx: Ctx): Promise<void> {
  const before = localDay(new Date(ctx.now().getTime() - KEEP_DAYS * 86_400_000))
  await db(ctx).deleteFrom('services.due').where('due_on', '<', before).execute()
}
