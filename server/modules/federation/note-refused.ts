import type { Ctx } from '../../platform/context.ts'
import { recordFact } from '../../platform/context.ts'
import { type RefusalReason, requestRefused } from './events.ts'

/** The fact that a client was refused: its developer sees why, and nothing of it is about a person. */
export const noteRefused = (
  ctx: Ctx,
  clientId: string,
  reason: RefusalReason,
  at: 'authorize' | 'token',
): Promise<void> => recordFact(ctx, requestRefused, { clientId, reason, at })
