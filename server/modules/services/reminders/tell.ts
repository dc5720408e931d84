// Tells what is due: in batches, each one statement and one transaction, so that a crash leaves a thing told or not told and never
// half. The id of a notice is made from the thing, its day and the lead: telling twice puts one notice into the inbox.
import { sql } from 'kysely'
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { addDueNotices } from '../../notices/index.ts'
import { findKnownService } from '../published.ts'

const BATCH = 5_000
const RUN_MILLISECONDS = 50_000

type Told = {
  notice_id: string
  person_id: string
  service_id: string
  due_on: string
  lead: number | null
  told_on: string
}
/** How far a run has come in the order of the index: what it left behind, it does not step over again. */
type Place = { day: string; personId: string }
const START: Place = { day: '0001-01-01', personId: '00000000-0000-0000-0000-000000000000' }

/** Tells everything whose time has come; what is left after most of a minute is the next minute's. Answers how many were told. */
export async function tellReminders(ctx: Ctx): Promise<number> {
  const until = Date.now() + RUN_MILLISECONDS
  let [told, place] = [0, START]
  while (Date.now() < until) {
    const batch = await transaction(ctx, tx => tellBatch(tx, place))
    told += batch.told
    place = batch.place
    if (batch.taken < BATCH) break
  }
  return told
}

/** Of several leads that have begun only the shortest is told; a thing whose day has passed is told no more. */
async function tellBatch(tx: TxCtx, from: Place) {
  const today = localDay(tx.now())
  const { rows } = await sql<Told>`
    with taken as (
      select person_id, reminder_id, key, due_on, told_due_on, told_lead, tell_on from services.due
      where tell_on <= ${today} and (tell_on, person_id) >= (${from.day}::date, ${from.personId}::uuid)
      order by tell_on, person_id, reminder_id, key limit ${BATCH} for update skip locked),
    judged as (
      select taken.*, service_id, lead_days,
        case when due_on >= ${today} then (
          select min(lead) from unnest(lead_days) as lead where due_on - lead <= ${today}
            and (told_due_on is distinct from due_on or lead < told_lead)) end as lead
      from taken join services.reminder on reminder.person_id = taken.person_id and reminder.id = taken.reminder_id)
    update services.due set
      told_due_on = case when judged.lead is null then due.told_due_on else judged.due_on end,
      told_lead = coalesce(judged.lead, due.told_lead),
      tell_on = case when judged.lead is not null
        then services.tell_day(judged.due_on, judged.lead_days, judged.due_on, judged.lead) end
    from judged
    where due.person_id = judged.person_id and due.reminder_id = judged.reminder_id and due.key = judged.key
    returning due.person_id, judged.service_id, due.due_on, judged.lead, judged.tell_on as told_on,
      overlay(overlay(md5(due.reminder_id || due.key || due.due_on || coalesce(judged.lead, 0))
        placing '8' from 13) placing '8' from 17)::uuid as notice_id`.execute(tx.db)
  const told = rows.flatMap(row => {
    const service = findKnownService(tx, row.service_id)
    if (row.lead === null || !service?.reminder) return []
    const { what } = service.reminder
    const thing = { personId: row.person_id, noticeId: row.notice_id, dueOn: row.due_on }
    return [{ ...thing, what, from: service.agency.name, serviceId: service.id }]
  })
  await addDueNotices(tx, told)
  return { taken: rows.length, told: told.length, place: rows.reduce(further, from) }
}

const further = (place: Place, { told_on, person_id }: Told): Place =>
  told_on > place.day || (told_on === place.day && person_id > place.personId)
    ? { day: told_on, personId: person_id }
    : place
