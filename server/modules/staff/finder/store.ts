import type { Ctx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { StaffTables } from '../tables.ts'

const db = (ctx: Ctx) => tables<StaffTables>(ctx)

export const insertRecentCase = (ctx: Ctx, row: StaffTables['staff.recent_case']) =>
  db(ctx)
    .insertInto('staff.recent_case')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .execute()

export const countCases = (ctx: Ctx, since: Date) =>
  db(ctx)
    .selectFrom('staff.recent_case')
    .select(['place_id', all => all.fn.countAll<number>().as('count')])
    .where('opened_at', '>', since)
    .groupBy('place_id')
    .execute()

export const countBooked = (ctx: Ctx, from: Date, until: Date) =>
  db(ctx)
    .selectFrom('staff.booking')
    .select(['place_id', all => all.fn.countAll<number>().as('count')])
    .where('starts_at', '>', from)
    .where('starts_at', '<', until)
    .where('cancelled_at', 'is', null)
    .groupBy('place_id')
    .execute()

/** Places of which a terminal has called since a moment. */
export const listHeard = (ctx: Ctx, since: Date) =>
  db(ctx)
    .selectFrom('staff.terminal')
    .select('place_id')
    .distinct()
    .where('status', '=', 'active')
    .where('seen_at', '>', since)
    .execute()

export const forgetCases = (ctx: Ctx, before: Date) =>
  db(ctx).deleteFrom('staff.recent_case').where('opened_at', '<', before).execute()
