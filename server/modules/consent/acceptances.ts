import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import { textAccepted } from './events.ts'
import type { ConsentTables } from './tables.ts'
import type { TextKind } from './texts/text.ts'
import { requireCurrentText } from './texts.ts'

const db = (ctx: Ctx) => tables<ConsentTables>(ctx)
// An attempt that proved nobody leaves no acceptance behind after its evidence is gone; the event stays.
const UNCLAIMED_SECONDS = 24 * 3600

export type Acceptance = {
  kind: TextKind
  version: string
  sha256: string
  sessionId: string
  /** How the text was shown: `self`, `counter`, … */
  channel: string
  /** Absent while nobody is proven yet; `claimAcceptances` fills it in. */
  personId?: string | undefined
}

/** Records that the text in force was accepted in this attempt; the same acceptance sent twice is one. @throws consent.textOutdated */
export async function recordAcceptance(tx: TxCtx, acceptance: Acceptance): Promise<void> {
  const { kind, version, sha256, sessionId, channel, personId } = acceptance
  requireCurrentText(kind, { version, sha256 })
  const id = newId(tx)
  const inserted = await db(tx)
    .insertInto('consent.acceptance')
    .values({
      person_id: personId ?? null,
      id,
      session_id: sessionId,
      kind,
      version,
      sha256,
      channel,
      at: tx.now(),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted)
    await tx.emit(textAccepted, { acceptanceId: id, kind, version, sha256, sessionId, channel }, { personId })
}

/** Gives the acceptances of an attempt to the person it proved. */
export async function claimAcceptances(tx: TxCtx, claim: { sessionId: string; personId: string }) {
  await db(tx)
    .updateTable('consent.acceptance')
    .set({ person_id: claim.personId })
    .where('session_id', '=', claim.sessionId)
    .where('person_id', 'is', null)
    .execute()
}

/** What a person accepted, newest first. */
export const listAcceptances = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('consent.acceptance')
    .select(['kind', 'version', 'sha256', 'channel', 'at'])
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .execute()

/** Erases acceptances of attempts that never proved anybody. */
export async function eraseUnclaimed(ctx: Ctx) {
  await db(ctx)
    .deleteFrom('consent.acceptance')
    .where('person_id', 'is', null)
    .where('at', '<', new Date(ctx.now().getTime() - UNCLAIMED_SECONDS * 1000))
    .execute()
}
