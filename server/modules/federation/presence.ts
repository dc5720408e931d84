import type { Ctx } from '../../platform/context.ts'
import { mayBeTold } from './people-door.ts'
import { findLastSignIn } from './store.ts'

/** Whether a person signed in at an organisation since a moment, and nothing of theirs is frozen or closed by now. */
export async function hasSignedInAt(
  ctx: Ctx,
  { personId, partyId, since }: { personId: string; partyId: string; since: Date },
): Promise<boolean> {
  return (await findLastSignIn(ctx, { personId, partyId, since })) !== undefined && mayBeTold(ctx, personId)
}
