import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { findCode } from './code-store.ts'
import { MEANS } from './port.ts'
import { MOST_SENDS, meansOf, referenceOf, WAIT_SECONDS } from './send-code.ts'
import { findMessage } from './store.ts'
import type { MessageState } from './tables.ts'
import type { CodePurpose } from './words.ts'

/** How the sending of a code stands, for the screen beside whoever waits for it; nothing of the code or the number is in it. */
export const codeView = z.object({
  means: z.enum(MEANS),
  state: z.enum(['underWay', 'arrived', 'failed']),
  resendsLeft: z.int(),
  resendAt: z.date().transform(date => date.toISOString()),
  /** How the next one would come. */
  nextMeans: z.enum(MEANS),
})
export type CodeView = z.input<typeof codeView>

const shown: Record<MessageState, CodeView['state']> = {
  queued: 'underWay',
  sent: 'underWay',
  delivered: 'arrived',
  undelivered: 'failed',
  failed: 'failed',
}

/** Undefined where no code was sent. */
export async function describeCode(
  ctx: Ctx,
  act: { purpose: CodePurpose; reference: string },
): Promise<CodeView | undefined> {
  const code = await findCode(ctx, act)
  if (!code?.sent_at) return undefined
  const message = await findMessage(ctx, act.purpose, referenceOf(code.id, code.sends))
  if (!message) return undefined
  return {
    means: message.means,
    state: shown[message.state],
    resendsLeft: MOST_SENDS - code.sends,
    resendAt: new Date(code.sent_at.getTime() + WAIT_SECONDS * 1000),
    nextMeans: meansOf(ctx, code.sends + 1),
  }
}
