import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { AuthenticatorTables, CardPasscodeRow } from './tables.ts'

const db = (ctx: Ctx) => tables<AuthenticatorTables>(ctx)

export const MAX_WRONG_CARD_TRIES = 10
const TRIES_BEFORE_PAUSE = 3
export const PAUSE_SECONDS = 15 * 60

/** The pair of a person that stands, if there is one. */
export const findCardPasscode = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('authenticators.card_passcode')
    .selectAll()
    .where('person_id', '=', personId)
    .where('status', '<>', 'ended')
    .executeTakeFirst()

export const insertCardPasscode = (
  tx: TxCtx,
  row: Pick<CardPasscodeRow, 'person_id' | 'id' | 'card_id' | 'passcode_hash' | 'usable_at'>,
) =>
  db(tx)
    .insertInto('authenticators.card_passcode')
    .values({
      ...row,
      status: 'active',
      wrong_tries: 0,
      paused_until: null,
      set_at: tx.now(),
      last_used_at: null,
      kept_at: null,
      ended_at: null,
    })
    .execute()

/** Counts a try before it is compared; undefined while paused or once locked. */
export const countCardTry = (ctx: Ctx, { person_id, id }: Key) =>
  db(ctx)
    .updateTable('authenticators.card_passcode')
    .set({
      wrong_tries: sql`wrong_tries + 1`,
      paused_until: sql<Date | null>`case when (wrong_tries + 1) % ${TRIES_BEFORE_PAUSE} = 0
        then ${new Date(ctx.now().getTime() + PAUSE_SECONDS * 1000)}::timestamptz end`,
    })
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .where('status', '=', 'active')
    .where('wrong_tries', '<', MAX_WRONG_CARD_TRIES)
    .where(or => or.or([or('paused_until', 'is', null), or('paused_until', '<=', ctx.now())]))
    .returningAll()
    .executeTakeFirst()

/** Changes a pair that stands; false when it ended meanwhile. */
export async function changeCardPasscode(
  ctx: Ctx,
  { person_id, id }: Key,
  change: Partial<CardPasscodeRow>,
): Promise<boolean> {
  const row = await db(ctx)
    .updateTable('authenticators.card_passcode')
    .set(change)
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .where('status', '<>', 'ended')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

type Key = Pick<CardPasscodeRow, 'person_id' | 'id'>
