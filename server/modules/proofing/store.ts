import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { filesOf } from './evidence-store.ts'
import type { Channel, ProofingTables, Purpose, SessionRow } from './tables.ts'

const db = (ctx: Ctx) => tables<ProofingTables>(ctx)

export async function insertSession(
  tx: TxCtx,
  row: Pick<
    SessionRow,
    'id' | 'purpose' | 'channel' | 'language' | 'key_thumbprint' | 'token_hash' | 'expires_at'
  > &
    Partial<Pick<SessionRow, 'person_id' | 'device_id'>>,
) {
  const start = {
    status: 'open',
    wrong_passcodes: 0,
    register_refusals: 0,
    face_refusals: 0,
    captures: 0,
    created_at: tx.now(),
  } as const
  const empty = {
    terms_version: null,
    card_front_id: null,
    card_back_id: null,
    person_id: null,
    selfie_id: null,
    passcode_hash: null,
  } as const
  const end = {
    last_problem: null,
    counter_code: null,
    counter_reference: null,
    device_id: null,
    case_id: null,
    earned: null,
    completed_at: null,
  } as const
  return db(tx)
    .insertInto('proofing.session')
    .values({ ...start, ...empty, ...end, ...row })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export const findSession = (ctx: Ctx, id: string) =>
  db(ctx)
    .selectFrom('proofing.session')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()

/** The session's row, held until the end of the transaction: one step at a time, however often it is sent. */
export const lockSession = (tx: TxCtx, id: string) =>
  db(tx)
    .selectFrom('proofing.session')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', tx.now())
    .forUpdate()
    .executeTakeFirst()

export const findOpenSessionByKey = (
  tx: TxCtx,
  keyThumbprint: string,
  { purpose, channel }: { purpose: Purpose; channel: Channel },
) =>
  db(tx)
    .selectFrom('proofing.session')
    .selectAll()
    .where('key_thumbprint', '=', keyThumbprint)
    .where('purpose', '=', purpose)
    .where('channel', '=', channel)
    .where('status', '=', 'open')
    .where('expires_at', '>', tx.now())
    .orderBy('created_at', 'desc')
    .forUpdate()
    .executeTakeFirst()

/** One phone starts one registration at a time; the lock ends with the transaction. */
export async function lockKey(tx: TxCtx, keyThumbprint: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${keyThumbprint}, 0))`.execute(tx.db)
}

export const updateSession = (tx: TxCtx, id: string, change: Partial<SessionRow>) =>
  db(tx)
    .updateTable('proofing.session')
    .set(change)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** One attempt of a person at a time. Taken after the session's row, always: the order that cannot deadlock. */
export async function lockPerson(tx: TxCtx, personId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 1))`.execute(tx.db)
}

/** The newest attempt of a person goes on; returns the attempt it replaces. */
export async function claimPerson(
  tx: TxCtx,
  personId: string,
  sessionId: string,
): Promise<string | undefined> {
  await lockPerson(tx, personId)
  const before = await db(tx)
    .selectFrom('proofing.claim')
    .select('session_id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const claim = { person_id: personId, session_id: sessionId, at: tx.now() }
  await db(tx)
    .insertInto('proofing.claim')
    .values(claim)
    .onConflict(conflict => conflict.column('person_id').doUpdateSet({ session_id: sessionId, at: tx.now() }))
    .execute()
  return before && before.session_id !== sessionId ? before.session_id : undefined
}

/** True while no newer attempt has matched the same person. */
export async function holdsClaim(ctx: Ctx, personId: string, sessionId: string): Promise<boolean> {
  const claim = await db(ctx)
    .selectFrom('proofing.claim')
    .select('session_id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return claim?.session_id === sessionId
}

export const listOutlived = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('proofing.session')
    .select(['id', 'status'])
    .where('expires_at', '<=', ctx.now())
    .where('completed_at', 'is', null)
    .limit(500)
    .execute()

/** Erases an attempt and what belongs to it; returns the files to erase, or undefined when it was erased already. The events stay. */
export async function eraseSession(tx: TxCtx, id: string): Promise<string[] | undefined> {
  // Whoever deletes this row has the rest to erase and to tell; another at the same moment finds nothing.
  const erased = await db(tx)
    .deleteFrom('proofing.session')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!erased) return undefined
  const evidence = await db(tx)
    .deleteFrom('proofing.evidence')
    .where('session_id', '=', id)
    .returningAll()
    .execute()
  await db(tx).deleteFrom('proofing.challenge').where('session_id', '=', id).execute()
  await db(tx).deleteFrom('proofing.check_result').where('session_id', '=', id).execute()
  await db(tx).deleteFrom('proofing.recent_face').where('session_id', '=', id).execute()
  await db(tx).deleteFrom('proofing.claim').where('session_id', '=', id).execute()
  return evidence.flatMap(filesOf)
}

/** After a completed attempt only its outcome stays: readings and pictures older than the retention go. */
export async function eraseReadings(ctx: Ctx, before: Date): Promise<void> {
  await db(ctx).deleteFrom('proofing.evidence').where('created_at', '<', before).execute()
  await db(ctx).deleteFrom('proofing.challenge').where('expires_at', '<', before).execute()
  await db(ctx).deleteFrom('proofing.face_refusal').where('at', '<', before).execute()
}
