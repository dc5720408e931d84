// The phone asks where to sign in. The answer will be worth something to this phone's own attempt only (A20).
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import { requireStep, sessionIdOf } from '../../proofing/index.ts'
import { opened } from '../events.ts'
import { fail } from '../failures.ts'
import { endCase, note } from '../step.ts'
import { findCaseOfSession, insertCase } from '../store.ts'
import { type Attempt, addressFor, newAttempt } from './provider.ts'

const ATTEMPT_SECONDS = 600

/**
 * Opens a case of this phone and tells where its person signs in; a former request of the same phone ends.
 * @throws counter.thaidNotOffered | thaidUnavailable, proofing.wrongStep | sessionEnded
 */
export async function beginSignIn(ctx: Ctx): Promise<{ address: string; expiresAt: Date }> {
  const sessionId = sessionIdOf(ctx)
  // Asked before the provider is, so that nobody makes us call it for nothing.
  await transaction(ctx, tx => requireStep(tx, sessionId, 'proof'))
  const attempt = newAttempt()
  const address = await addressFor(ctx, attempt)
  const expiresAt = new Date(ctx.now().getTime() + ATTEMPT_SECONDS * 1000)
  await transaction(ctx, async tx => {
    await requireStep(tx, sessionId, 'proof')
    const former = await findCaseOfSession(tx, sessionId)
    if (former) await endCase(tx, former, { status: 'cancelled' })
    await openCaseFor(tx, { sessionId, attempt, expiresAt })
  })
  return { address, expiresAt }
}

type Opening = { sessionId: string; attempt: Attempt; expiresAt: Date }

async function openCaseFor(tx: TxCtx, { sessionId, attempt, expiresAt }: Opening) {
  const caseId = newId(tx)
  const row = await insertCase(tx, {
    case_id: caseId,
    channel: 'thaid',
    session_id: sessionId,
    attempt_hash: sha256(attempt.state),
    attempt_sealed: sealAttempt(tx, caseId, attempt),
    expires_at: expiresAt,
  })
  if (!row) throw fail.activeCase()
  await note(tx, row, { kind: 'open', outcome: 'begun' })
  await tx.emit(opened, { caseId, channel: 'thaid', placeId: null, terminalId: null })
}

const sealAttempt = (ctx: Ctx, caseId: string, attempt: Attempt): Buffer =>
  ctx.vault.seal('counter-attempt', Buffer.from(JSON.stringify(attempt)), caseId)

/** What was kept for the answer of a case. */
export const openAttempt = (ctx: Ctx, caseId: string, sealed: Buffer): Attempt =>
  JSON.parse(ctx.vault.open('counter-attempt', sealed, caseId).toString())
