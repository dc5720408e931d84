import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { ProofingTables } from './tables.ts'

/** The attempts of a person and what was decided, for the person (PDPA s. 30): outcomes, never scores (A34). */
export async function describeFor(ctx: Ctx, personId: string) {
  const db = tables<ProofingTables>(ctx)
  const sessions = await db
    .selectFrom('proofing.session')
    .select(['id', 'purpose', 'channel', 'status', 'created_at', 'completed_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  const ids = sessions.map(session => session.id)
  const checks = ids.length
    ? await db
        .selectFrom('proofing.check_result')
        .select(['session_id', 'kind', 'outcome', 'engine', 'at'])
        .where('session_id', 'in', ids)
        .orderBy('at')
        .execute()
    : []
  return {
    attempts: sessions.map(({ id, ...session }) => ({
      ...session,
      checks: checks
        .filter(check => check.session_id === id)
        .map(({ session_id: _session, ...check }) => check),
    })),
  }
}
