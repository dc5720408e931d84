import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import type { CaseEventRow, CaseRow, ChallengeRow, Channel, CheckRow, CounterTables } from './tables.ts'

const db = (ctx: Ctx) => tables<CounterTables>(ctx)
const ACTIVE = ['open', 'bindPending', 'review'] as const

/** Undefined when the person has an active case in this channel already. */
export const insertCase = (
  tx: TxCtx,
  row: Pick<CaseRow, 'case_id' | 'channel' | 'expires_at'> & Partial<CaseRow>,
) =>
  db(tx)
    .insertInto('counter.case')
    .values({ ...fresh, created_at: tx.now(), ...row })
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

const fresh = {
  status: 'open',
  reason: null,
  place_id: null,
  terminal_id: null,
  operator_id: null,
  operator_session_id: null,
  person_id: null,
  number_hash: null,
  number_sealed: null,
  card_sealed: null,
  phone_sealed: null,
  identified_at: null,
  card_at: null,
  card_by_chip: false,
  finger_at: null,
  face_at: null,
  attested_at: null,
  confirmed_at: null,
  phone_at: null,
  overridden_by: null,
  override_reason: null,
  card_tries: 0,
  finger_tries: 0,
  face_tries: 0,
  tickets: 0,
  ticket_hash: null,
  ticket_expires_at: null,
  session_id: null,
  slip_hash: null,
  slip_tries: 0,
  attempt_hash: null,
  attempt_sealed: null,
  ial: null,
  ended_at: null,
} as const

export const findCase = (ctx: Ctx, caseId: string) =>
  db(ctx).selectFrom('counter.case').selectAll().where('case_id', '=', caseId).executeTakeFirst()

/** The case's row, held until the end of the transaction: one step at a time. */
export const lockCase = (tx: TxCtx, caseId: string) =>
  db(tx).selectFrom('counter.case').selectAll().where('case_id', '=', caseId).forUpdate().executeTakeFirst()

/** One case of a number begins at a time; the lock ends with the transaction. */
export async function lockNumber(tx: TxCtx, numberHash: Buffer) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${numberHash.toString('hex')}, 2))`.execute(tx.db)
}

export const findActiveCase = (ctx: Ctx, numberHash: Buffer, channel: Channel) =>
  db(ctx)
    .selectFrom('counter.case')
    .selectAll()
    .where('number_hash', '=', numberHash)
    .where('channel', '=', channel)
    .where('status', 'in', ACTIVE)
    .executeTakeFirst()

/** Cases of a number that wait for a phone, by the code of a message. */
export const listBindable = (ctx: Ctx, numberHash: Buffer) =>
  db(ctx)
    .selectFrom('counter.case')
    .selectAll()
    .where('number_hash', '=', numberHash)
    .where('status', '=', 'bindPending')
    .where('phone_sealed', 'is not', null)
    .where('expires_at', '>', ctx.now())
    .orderBy('created_at', 'desc')
    .execute()

/** Cases of a number that wait for a phone, by slip; held until the end of the transaction. */
export const listBySlip = (tx: TxCtx, numberHash: Buffer) =>
  db(tx)
    .selectFrom('counter.case')
    .selectAll()
    .where('number_hash', '=', numberHash)
    .where('status', '=', 'bindPending')
    .where('slip_hash', 'is not', null)
    .where('expires_at', '>', tx.now())
    .orderBy('created_at', 'desc')
    .forUpdate()
    .execute()

export const findCaseOfSession = (ctx: Ctx, sessionId: string) =>
  db(ctx)
    .selectFrom('counter.case')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('status', 'in', ACTIVE)
    .executeTakeFirst()

export const updateCase = (tx: TxCtx, caseId: string, change: Partial<CaseRow>) =>
  db(tx)
    .updateTable('counter.case')
    .set(change)
    .where('case_id', '=', caseId)
    .returningAll()
    .executeTakeFirstOrThrow()

/** How many cases of a number failed in this channel since a moment. */
export async function countFailed(
  ctx: Ctx,
  numberHash: Buffer,
  channel: Channel,
  since: Date,
): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('counter.case')
    .select(all => all.fn.countAll<number>().as('count'))
    .where('number_hash', '=', numberHash)
    .where('channel', '=', channel)
    .where('status', '=', 'rejected')
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

export async function countOfOperator(ctx: Ctx, operatorId: string, since: Date): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('counter.case')
    .select(all => all.fn.countAll<number>().as('count'))
    .where('operator_id', '=', operatorId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

export const listRecentAt = (ctx: Ctx, placeId: string, since: Date) =>
  db(ctx)
    .selectFrom('counter.case')
    .select(['case_id', 'channel', 'status', 'reason', 'operator_id', 'created_at', 'ended_at'])
    .where('place_id', '=', placeId)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()

export const findLastEvent = (ctx: Ctx, caseId: string) =>
  db(ctx)
    .selectFrom('counter.case_event')
    .select(['kind', 'outcome'])
    .where('case_id', '=', caseId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findStep = (ctx: Ctx, caseId: string, stepId: string) =>
  db(ctx)
    .selectFrom('counter.case_event')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('step_id', '=', stepId)
    .executeTakeFirst()

export const insertCaseEvent = (tx: TxCtx, row: Omit<CaseEventRow, 'id' | 'at'>) =>
  db(tx)
    .insertInto('counter.case_event')
    .values({ ...row, id: newId(tx), at: tx.now() })
    .execute()

export const insertCheck = (tx: TxCtx, row: Omit<CheckRow, 'id' | 'at'>) =>
  db(tx)
    .insertInto('counter.check_result')
    .values({ ...row, measures: JSON.stringify(row.measures ?? null), id: newId(tx), at: tx.now() })
    .execute()

export const insertChallenge = (tx: TxCtx, row: Omit<ChallengeRow, 'used_at'>) =>
  db(tx)
    .insertInto('counter.challenge')
    .values({ ...row, turns: JSON.stringify(row.turns) as unknown as ChallengeRow['turns'], used_at: null })
    .execute()

/** Uses a challenge up. Undefined when it is unknown, used or too old. */
export const takeChallenge = (tx: TxCtx, caseId: string, id: string) =>
  db(tx)
    .updateTable('counter.challenge')
    .set({ used_at: tx.now() })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now())
    .returningAll()
    .executeTakeFirst()

/** How many captures were sent for an attempt. */
export async function countUsedChallenges(ctx: Ctx, attemptId: string): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('counter.challenge')
    .select(all => all.fn.countAll<number>().as('count'))
    .where('case_id', '=', attemptId)
    .where('used_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const listOutlived = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('counter.case')
    .select('case_id')
    .where('status', 'in', ACTIVE)
    .where('expires_at', '<=', ctx.now())
    .limit(500)
    .execute()

/** After a case nothing of the card and the telephone stays; the outcome does. */
export async function eraseSealed(ctx: Ctx, endedBefore: Date) {
  await db(ctx)
    .updateTable('counter.case')
    .set({ number_sealed: null, card_sealed: null, phone_sealed: null })
    .where('ended_at', '<', endedBefore)
    .where(or =>
      or.or([
        or('number_sealed', 'is not', null),
        or('card_sealed', 'is not', null),
        or('phone_sealed', 'is not', null),
      ]),
    )
    .execute()
  await db(ctx).deleteFrom('counter.challenge').where('expires_at', '<', endedBefore).execute()
}
