import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { HouseholdsTables, MoveRow, MoveState } from './tables.ts'

const db = (ctx: Ctx) => tables<HouseholdsTables>(ctx)

/** False when the same request is there already; one that is being written is waited for. */
export async function insertMove(tx: TxCtx, row: MoveRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows: written } = await db(tx)
    .insertInto('households.move')
    .values(row)
    .onConflict(conflict => conflict.columns(['person_id', 'request_id']).doNothing())
    .executeTakeFirst()
  return written === 1n
}

/** False when one of the people moves already. */
export async function insertMovers(
  tx: TxCtx,
  { move_id }: MoveRow,
  movers: readonly string[],
): Promise<boolean> {
  const written = await db(tx)
    .insertInto('households.mover')
    .values(movers.map(person_id => ({ person_id, move_id, is_open: true })))
    .onConflict(conflict => conflict.doNothing())
    .returning('person_id')
    .execute()
  return written.length === movers.length
}

export const findRequested = (ctx: Ctx, personId: string, requestId: string) =>
  db(ctx)
    .selectFrom('households.move')
    .selectAll()
    .where('person_id', '=', personId)
    .where('request_id', '=', requestId)
    .executeTakeFirst()

export const findMove = (ctx: Ctx, moveId: string) =>
  db(ctx).selectFrom('households.move').selectAll().where('move_id', '=', moveId).executeTakeFirst()

/** The row as it stands, held until the end of the transaction: who comes second sees what the first did. */
export const lockMove = (tx: TxCtx, moveId: string) =>
  db(tx)
    .selectFrom('households.move')
    .selectAll()
    .where('move_id', '=', moveId)
    .forUpdate()
    .executeTakeFirst()

export const listMovesOf = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('households.move')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .limit(50)
    .execute()

/** Moves in which somebody took part, whoever asked. */
export const listMovesWith = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('households.move')
    .innerJoin('households.mover', 'households.mover.move_id', 'households.move.move_id')
    .selectAll('households.move')
    .where('households.mover.person_id', '=', personId)
    .orderBy('asked_at')
    .execute()

/** What a head has to answer, and what this head answered. */
export const listMovesInto = (ctx: Ctx, houseCode: string, headId: string) =>
  db(ctx)
    .selectFrom('households.move')
    .selectAll()
    .where('to_house', '=', houseCode)
    .where(one => one.or([one('state', '=', 'awaitingHead'), one('head_id', '=', headId)]))
    .orderBy('asked_at', 'desc')
    .limit(50)
    .execute()

export const listMovesIn = (ctx: Ctx, state: MoveState) =>
  db(ctx)
    .selectFrom('households.move')
    .selectAll()
    .where('state', '=', state)
    .orderBy('asked_at')
    .limit(100)
    .execute()

export async function listMovers(ctx: Ctx, moveId: string): Promise<string[]> {
  const rows = await db(ctx)
    .selectFrom('households.mover')
    .select('person_id')
    .where('move_id', '=', moveId)
    .orderBy('person_id')
    .execute()
  return rows.map(row => row.person_id)
}

/** Open moves in which somebody takes part, whoever asked. */
export async function listOpenMovesWith(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await db(ctx)
    .selectFrom('households.mover')
    .select('move_id')
    .where('person_id', '=', personId)
    .where('is_open', '=', true)
    .execute()
  return rows.map(row => row.move_id)
}

export async function listDueMoves(ctx: Ctx): Promise<string[]> {
  const rows = await db(ctx)
    .selectFrom('households.move')
    .select('move_id')
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', ctx.now())
    .limit(500)
    .execute()
  return rows.map(row => row.move_id)
}

export const updateMove = (tx: TxCtx, { person_id, move_id }: MoveRow, change: Partial<MoveRow>) =>
  db(tx)
    .updateTable('households.move')
    .set(change)
    .where('person_id', '=', person_id)
    .where('move_id', '=', move_id)
    .execute()

/** Lets its people move again. */
export const freeMovers = (tx: TxCtx, moveId: string) =>
  db(tx).updateTable('households.mover').set({ is_open: false }).where('move_id', '=', moveId).execute()

/** Counts one look-up; how many there were since then. */
export async function countLook(ctx: Ctx, personId: string, since: Date): Promise<number> {
  await db(ctx).insertInto('households.look').values({ person_id: personId, looked_at: ctx.now() }).execute()
  const { count } = await db(ctx)
    .selectFrom('households.look')
    .select(one => one.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('looked_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const eraseLooks = (ctx: Ctx, before: Date) =>
  db(ctx).deleteFrom('households.look').where('looked_at', '<', before).execute()

/** Moves that never were, with their people. */
export async function eraseEndedMoves(ctx: Ctx, before: Date): Promise<void> {
  const gone = await db(ctx)
    .deleteFrom('households.move')
    .where('state', 'in', ['refused', 'withdrawn', 'expired'])
    .where('ended_at', '<', before)
    .returning('move_id')
    .execute()
  const ids = gone.map(row => row.move_id)
  if (ids.length > 0) await db(ctx).deleteFrom('households.mover').where('move_id', 'in', ids).execute()
}
