import type { Ctx } from '../../../platform/context.ts'
import { newId, tables } from '../../../platform/context.ts'
import type { CounterTables } from '../tables.ts'

const db = (ctx: Ctx) => tables<CounterTables>(ctx)

export const insertWrongPasscode = (ctx: Ctx, terminalId: string) =>
  db(ctx)
    .insertInto('counter.wrong_passcode')
    .values({ terminal_id: terminalId, id: newId(ctx), at: ctx.now() })
    .execute()

export async function countWrongPasscodes(ctx: Ctx, terminalId: string, since: Date): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('counter.wrong_passcode')
    .select(all => all.fn.countAll<number>().as('count'))
    .where('terminal_id', '=', terminalId)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const forgetWrongPasscodes = (ctx: Ctx, before: Date) =>
  db(ctx).deleteFrom('counter.wrong_passcode').where('at', '<', before).execute()
