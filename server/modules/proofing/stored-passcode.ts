import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { requirePasscode } from '../authenticators/index.ts'
import type { SessionRow } from './tables.ts'

/** Asks the passcode of the phone that is bound: of a repeated consent, and before a freeze ends. */
export async function requireStoredPasscode(ctx: Ctx, session: SessionRow, passcode: string) {
  const { keyThumbprint } = ctx.actor as ActorOf<'applicant'>
  const actor = {
    kind: 'citizen',
    by: 'phone',
    personId: session.person_id ?? '',
    authenticatorId: session.device_id ?? '',
    sessionId: session.id,
    keyThumbprint,
  } as const
  await requirePasscode({ ...ctx, actor }, passcode)
}
