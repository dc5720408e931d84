// Captures, what was found in them, and what the server asked for.
import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import type { ChallengeRow, CheckRow, EvidenceKind, EvidenceRow, ProofingTables } from './tables.ts'

const db = (ctx: Ctx) => tables<ProofingTables>(ctx)

export async function insertEvidence(
  tx: TxCtx,
  row: Pick<EvidenceRow, 'session_id' | 'kind' | 'sha256' | 'file_ids' | 'task'>,
) {
  const id = newId(tx)
  const values = { ...row, id, task: JSON.stringify(row.task) as unknown as EvidenceRow['task'] }
  const start = {
    status: 'waiting',
    phase: null,
    reason: null,
    reading_sealed: null,
    straightened_id: null,
    portrait_id: null,
    created_at: tx.now(),
    lease_until: null,
    runs: 0,
  } as const
  await db(tx)
    .insertInto('proofing.evidence')
    .values({ ...start, ...values })
    .execute()
  return id
}

export const listEvidence = (ctx: Ctx, sessionId: string) =>
  db(ctx)
    .selectFrom('proofing.evidence')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('status', '!=', 'discarded')
    .orderBy('id')
    .execute()

export const findEvidence = (ctx: Ctx, sessionId: string, id: string) =>
  db(ctx)
    .selectFrom('proofing.evidence')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst()

/** The newest capture of a kind that was not taken back. */
export const findCurrentEvidence = (ctx: Ctx, sessionId: string, kind: EvidenceKind) =>
  db(ctx)
    .selectFrom('proofing.evidence')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('kind', '=', kind)
    .where('status', '!=', 'discarded')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Takes captures of a kind back; returns the files that go with them. */
export async function discardEvidence(tx: TxCtx, sessionId: string, kind: EvidenceKind): Promise<string[]> {
  const rows = await db(tx)
    .updateTable('proofing.evidence')
    .set({ status: 'discarded', reading_sealed: null, lease_until: null })
    .where('session_id', '=', sessionId)
    .where('kind', '=', kind)
    .where('status', '!=', 'discarded')
    .returningAll()
    .execute()
  return rows.flatMap(filesOf)
}

export const filesOf = (row: EvidenceRow): string[] =>
  [...row.file_ids, row.straightened_id, row.portrait_id].filter(id => id !== null)

/** Takes the capture that waits longest, or whose reader died, for reading; two processes never take the same. */
export const leaseNextEvidence = (ctx: Ctx, seconds: number) =>
  db(ctx)
    .with('next', all =>
      all
        .selectFrom('proofing.evidence')
        .select(['session_id', 'id'])
        .where(or =>
          or.or([
            or('status', '=', 'waiting'),
            or.and([or('status', '=', 'working'), or('lease_until', '<', ctx.now())]),
          ]),
        )
        .orderBy('created_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('proofing.evidence')
    .from('next')
    .set({
      status: 'working',
      lease_until: new Date(ctx.now().getTime() + seconds * 1000),
      runs: sql`runs + 1`,
    })
    .whereRef('proofing.evidence.session_id', '=', 'next.session_id')
    .whereRef('proofing.evidence.id', '=', 'next.id')
    .returningAll('proofing.evidence')
    .executeTakeFirst()

/** Gives a capture back whose reading broke off: it keeps its place, and the run is counted. */
export async function releaseEvidence(ctx: Ctx, { session_id, id, runs }: EvidenceRow) {
  await db(ctx)
    .updateTable('proofing.evidence')
    .set({ status: 'waiting', phase: null, lease_until: null })
    .where('session_id', '=', session_id)
    .where('id', '=', id)
    .where('status', '=', 'working')
    .where('runs', '=', runs)
    .execute()
}

export async function setPhase(ctx: Ctx, sessionId: string, id: string, phase: string) {
  await db(ctx)
    .updateTable('proofing.evidence')
    .set({ phase })
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .where('status', '=', 'working')
    .execute()
}

/** Writes the outcome if the capture is still being worked on; false when it was taken back meanwhile. */
export async function finishEvidence(
  tx: TxCtx,
  sessionId: string,
  id: string,
  change: Partial<EvidenceRow>,
): Promise<boolean> {
  const row = await db(tx)
    .updateTable('proofing.evidence')
    .set({ ...change, phase: null, lease_until: null })
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .where('status', '=', 'working')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** How many captures of anybody wait longer than this one: the honest place in the queue. */
export async function countAhead(ctx: Ctx, { created_at, id }: EvidenceRow): Promise<number> {
  const row = await db(ctx)
    .selectFrom('proofing.evidence')
    .select(all => all.fn.countAll<number>().as('count'))
    .where('status', 'in', ['waiting', 'working'])
    .where(sql<boolean>`(created_at, id) < (${created_at}, ${id})`)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function insertCheck(tx: TxCtx, row: Omit<CheckRow, 'id' | 'at'>) {
  await db(tx)
    .insertInto('proofing.check_result')
    .values({ ...row, measures: JSON.stringify(row.measures ?? null), id: newId(tx), at: tx.now() })
    .execute()
}

export async function insertChallenge(tx: TxCtx, row: Omit<ChallengeRow, 'used_at'>) {
  const turns = JSON.stringify(row.turns) as unknown as ChallengeRow['turns']
  await db(tx)
    .insertInto('proofing.challenge')
    .values({ ...row, turns, used_at: null })
    .execute()
}

/** Uses a challenge up. Undefined when it is unknown, used or too old. */
export const takeChallenge = (tx: TxCtx, sessionId: string, id: string) =>
  db(tx)
    .updateTable('proofing.challenge')
    .set({ used_at: tx.now() })
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now())
    .returningAll()
    .executeTakeFirst()

/** False when any of the frames was judged before, in whatever session. */
export async function rememberFrames(
  tx: TxCtx,
  sessionId: string,
  hashes: readonly Buffer[],
): Promise<boolean> {
  const rows = await db(tx)
    .insertInto('proofing.seen_frame')
    .values([...hashes].sort(Buffer.compare).map(hash => ({ hash, session_id: sessionId, at: tx.now() })))
    .onConflict(conflict => conflict.column('hash').doNothing())
    .returning('hash')
    .execute()
  return rows.length === hashes.length
}
