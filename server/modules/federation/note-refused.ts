import type { Ctx } from '../../platform/context.ts'
import { recordFact } from '../../platform/context.ts'
import { type RefusalReason, requestRefused } from './events.ts'
import { observeRefusal } from './rehearsal/rehearsal.ts'

/** The fact that a client was refused: its developer sees why, and nothing of it is about a person. */
export async function noteRefused(
  ctx: Ctx,
  clientId: string,
  reason: RefusalReason,
  at: 'authorize' | 'token',
): Promise<void> {
  await recordFact(ctx, requestRefused, { clientId, reason, at })
  if (at === 'token') await observeRefusal(ctx, clientId)
}
