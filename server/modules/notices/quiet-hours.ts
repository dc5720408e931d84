// The hours in which a person is not woken. The inbox shows a message at once all the same.
import { sql } from 'kysely'
import { localTime, minutesOf } from '../../../shared/opening-hours.ts'
import type { Ctx } from '../../platform/context.ts'
import { tables, transaction } from '../../platform/context.ts'
import type { NoticeTables } from './tables.ts'

const db = (ctx: Ctx) => tables<NoticeTables>(ctx)
/** 21:00 to 07:00. */
const BY_DEFAULT = { is_on: true, from_minute: 21 * 60, to_minute: 7 * 60 }
const WAIT_BATCH = 5_000

export type QuietHours = { isOn: boolean; from: string; to: string }

const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A person's quiet hours, as they chose or as they are for everybody. */
export async function readQuietHours(ctx: Ctx, personId: string): Promise<QuietHours> {
  const row = await db(ctx)
    .selectFrom('notices.quiet_hours')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const { is_on, from_minute, to_minute } = row ?? BY_DEFAULT
  return { isOn: is_on, from: timeOf(from_minute), to: timeOf(to_minute) }
}

/** Chooses quiet hours. What waited is looked at again by the new ones. */
export async function chooseQuietHours(ctx: Ctx, personId: string, { isOn, from, to }: QuietHours) {
  const chosen = { is_on: isOn, from_minute: minutesOf(from), to_minute: minutesOf(to) }
  await transaction(ctx, async tx => {
    await db(tx)
      .insertInto('notices.quiet_hours')
      .values({ person_id: personId, ...chosen })
      .onConflict(conflict => conflict.column('person_id').doUpdateSet(chosen))
      .execute()
    await db(tx)
      .updateTable('notices.outgoing')
      .set({ next_try_at: tx.now() })
      .where('person_id', '=', personId)
      .where('waits', '=', true)
      .where('tries', '=', 0)
      .execute()
  })
}

/** Moves what is due and can wait to the end of its person's quiet hours, which may lie after midnight. Its day to be tried begins then. */
export async function waitForMorning(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  const minute = minutesOf(localTime(now))
  const minuteStart = new Date(Math.floor(now.getTime() / 60_000) * 60_000)
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      with due as (
        select outgoing.person_id, notice_id,
          mod(coalesce(to_minute, ${BY_DEFAULT.to_minute}) - ${minute}::integer + 1440, 1440) * interval '1 minute' as wait
        from notices.outgoing left join notices.quiet_hours using (person_id)
        where waits and next_try_at <= ${now} and coalesce(is_on, true)
          and case when coalesce(from_minute, ${BY_DEFAULT.from_minute}) < coalesce(to_minute, ${BY_DEFAULT.to_minute})
            then ${minute} >= from_minute and ${minute} < to_minute
            else ${minute} >= coalesce(from_minute, ${BY_DEFAULT.from_minute})
              or ${minute} < coalesce(to_minute, ${BY_DEFAULT.to_minute}) end
        order by next_try_at limit ${WAIT_BATCH}
        for update of outgoing skip locked)
      update notices.outgoing set next_try_at = ${minuteStart}::timestamptz + due.wait,
        give_up_at = ${minuteStart}::timestamptz + due.wait + interval '1 day'
      from due where outgoing.person_id = due.person_id and outgoing.notice_id = due.notice_id`.execute(
      ctx.db,
    )
    if (numAffectedRows < BigInt(WAIT_BATCH)) return
  }
}
