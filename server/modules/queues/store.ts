import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { QueuesTables, VisitRow, VisitState, WallRow } from './tables.ts'

const db = (ctx: Ctx) => tables<QueuesTables>(ctx)

/** What one person books, one at a time; always before a place or its seats. The locks end with the transaction. */
export async function lockPerson(tx: TxCtx, personId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 6))`.execute(tx.db)
}

/** Who is called at a place, one at a time. */
export async function lockPlace(tx: TxCtx, placeId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${placeId}, 7))`.execute(tx.db)
}

/** Undefined when the reference is in use at the place. */
export const insertVisit = (tx: TxCtx, row: VisitRow) =>
  db(tx)
    .insertInto('queues.visit')
    .values(row)
    .onConflict(conflict => conflict.columns(['place_id', 'reference']).doNothing())
    .returningAll()
    .executeTakeFirst()

export const findVisit = (ctx: Ctx, visitId: string) =>
  db(ctx).selectFrom('queues.visit').selectAll().where('visit_id', '=', visitId).executeTakeFirst()

/** The row as it stands, held until the end of the transaction. */
export const lockVisit = (tx: TxCtx, visitId: string) =>
  db(tx).selectFrom('queues.visit').selectAll().where('visit_id', '=', visitId).forUpdate().executeTakeFirst()

export const findByReference = (ctx: Ctx, placeId: string, reference: string) =>
  db(ctx)
    .selectFrom('queues.visit')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('reference', '=', reference)
    .executeTakeFirst()

/** The visit of this day whose slip carries the code with this hash. */
export const findTurn = (ctx: Ctx, hash: Buffer, day: string) =>
  db(ctx)
    .selectFrom('queues.visit')
    .selectAll()
    .where('turn_hash', '=', hash)
    .where('day', '=', day)
    .executeTakeFirst()

export const findByRequest = (
  ctx: Ctx,
  of: { personId: string; requestId: string } | { placeId: string; requestId: string },
) => {
  const asked = db(ctx).selectFrom('queues.visit').selectAll().where('request_id', '=', of.requestId)
  return 'personId' in of
    ? asked.where('person_id', '=', of.personId).executeTakeFirst()
    : asked.where('person_id', 'is', null).where('place_id', '=', of.placeId).executeTakeFirst()
}

export const listOfPerson = (ctx: Ctx, personId: string, since: string) =>
  db(ctx)
    .selectFrom('queues.visit')
    .selectAll()
    .where('person_id', '=', personId)
    .where('day', '>=', since)
    .orderBy('day')
    .orderBy('created_at')
    .execute()

/** The visits of a place on a day that stand at one of these states. */
export const listThere = (ctx: Ctx, placeId: string, day: string, states: readonly VisitState[]) =>
  db(ctx)
    .selectFrom('queues.visit')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('day', '=', day)
    .where('state', 'in', states)
    .orderBy('created_at')
    .execute()

/** The newest calls of a place on a day, also of visits that have ended since. */
export const listCalls = (ctx: Ctx, placeId: string, day: string, limit: number) =>
  db(ctx)
    .selectFrom('queues.visit')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('day', '=', day)
    .where('called_at', 'is not', null)
    .orderBy('called_at', 'desc')
    .limit(limit)
    .execute()

export const updateVisit = (tx: TxCtx, visitId: string, change: Partial<VisitRow>) =>
  db(tx)
    .updateTable('queues.visit')
    .set(change)
    .where('visit_id', '=', visitId)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Counts a wrong code; also when the rest of what was asked is refused. */
export const countWrongCode = (ctx: Ctx, visitId: string) =>
  db(ctx)
    .updateTable('queues.visit')
    .set(row => ({ wrong_codes: row('wrong_codes', '+', 1) }))
    .where('visit_id', '=', visitId)
    .execute()

/** The next number of a letter at a place on a day, `A001` first. */
export async function takeNumber(tx: TxCtx, placeId: string, day: string, letter: string): Promise<string> {
  const { number } = await db(tx)
    .insertInto('queues.last_number')
    .values({ place_id: placeId, day, letter, number: 1 })
    .onConflict(conflict =>
      conflict
        .columns(['place_id', 'day', 'letter'])
        .doUpdateSet({ number: sql<number>`queues.last_number.number + 1` }),
    )
    .returning('number')
    .executeTakeFirstOrThrow()
  return `${letter}${String(number).padStart(3, '0')}`
}

/** Booked visits whose time is over, and others that the end of their day left open. */
export const listOverdue = (ctx: Ctx, { bookedBefore, today }: { bookedBefore: Date; today: string }) =>
  db(ctx)
    .selectFrom('queues.visit')
    .select('visit_id')
    .where(one =>
      one.or([
        one.and([one('state', '=', 'booked'), one('booked_for', '<', bookedBefore)]),
        one.and([one('state', 'in', ['waiting', 'called']), one('day', '<', today)]),
      ]),
    )
    .limit(1_000)
    .execute()

/** Booked visits of a day to which fewer reminders than these were told. */
export const listToRemind = (ctx: Ctx, day: string, reminders: number) =>
  db(ctx)
    .selectFrom('queues.visit')
    .select('visit_id')
    .where('state', '=', 'booked')
    .where('day', '=', day)
    .where('reminders', '<', reminders)
    .limit(1_000)
    .execute()

export async function forgetVisits(ctx: Ctx, before: string): Promise<void> {
  await db(ctx).deleteFrom('queues.visit').where('day', '<', before).execute()
  await db(ctx).deleteFrom('queues.last_number').where('day', '<', before).execute()
}

export async function insertWall(tx: TxCtx, row: WallRow): Promise<void> {
  await db(tx).insertInto('queues.wall').values(row).execute()
}

/** The open links of a place, the newest first. */
export const listWalls = (ctx: Ctx, placeId: string): Promise<WallRow[]> =>
  db(ctx)
    .selectFrom('queues.wall')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('ended_at', 'is', null)
    .orderBy('wall_id', 'desc')
    .execute()

/** The open link with this token, if there is one. */
export const findWall = (ctx: Ctx, tokenHash: string): Promise<WallRow | undefined> =>
  db(ctx)
    .selectFrom('queues.wall')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

/** Undefined when it had ended before. */
export const endWall = (tx: TxCtx, wallId: string) =>
  db(tx)
    .updateTable('queues.wall')
    .set({ ended_at: tx.now() })
    .where('wall_id', '=', wallId)
    .where('ended_at', 'is', null)
    .returning('wall_id')
    .executeTakeFirst()

export async function forgetWalls(ctx: Ctx, before: Date): Promise<void> {
  await db(ctx).deleteFrom('queues.wall').where('ended_at', '<', before).execute()
}
