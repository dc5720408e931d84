// What became of each attempt, line by line, for the developers of a client: made of facts, so nothing of a person can be in it.
import type { Ctx } from '../../platform/context.ts'
import type { EventHandler } from '../../platform/module.ts'
import { findAnyClient } from '../parties/index.ts'
import { hasMembers, insertTrace } from './store.ts'
import type { Step } from './tables.ts'

type Data = { clientId: string; reason?: string; at?: string; via?: string }

const follow =
  (step: Step): EventHandler =>
  async (ctx: Ctx, event: { id: string; at: Date; data: Data }) => {
    const { clientId, reason, at, via } = event.data
    const client = await findAnyClient(ctx, clientId)
    if (!client || !(await hasMembers(ctx, client.party.id))) return
    await insertTrace(ctx, {
      client_id: clientId,
      id: event.id,
      at: event.at,
      step,
      reason: reason ?? null,
      endpoint: at ?? via ?? null,
    })
  }

export const followed: Record<string, EventHandler> = {
  'federation.signInClaimed': follow('claimed'),
  'federation.signInApproved': follow('approved'),
  'federation.signInDenied': follow('denied'),
  'federation.signedIn': follow('signedIn'),
  'federation.dataGiven': follow('given'),
  'federation.tokensRevoked': follow('ended'),
  'federation.requestRefused': follow('refused'),
}
