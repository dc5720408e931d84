import { z } from 'zod'
import { fail } from '../../platform/failures.ts'
import type { AccessCheck } from '../../platform/module.ts'
import { reply, route } from '../../platform/route.ts'
import { outcomeOfKannel } from './kannel.ts'
import { CALL_PATH, isReceiptSecret, RECEIPT_PATH } from './receipt-address.ts'
import { applyReceipt } from './receipts.ts'
import { callOutcomes, outcomeOfCall } from './voice.ts'

const Path = z.object({ messageId: z.uuid() })
const Secret = z.object({ secret: z.string().max(64) })
const Query = Secret.extend({ type: z.coerce.number().int() })
// One address tells of every message that leaves.
const perMinute = 60_000

/** Lets in whoever holds the secret of this one message: the operator that was given it. */
export const checkReceipt: AccessCheck = async (ctx, request) => {
  const path = Path.safeParse(request.params)
  const query = Secret.safeParse(request.query)
  if (!path.success || !query.success || !isReceiptSecret(ctx, path.data.messageId, query.data.secret))
    throw fail.notFound()
  return { kind: 'system' }
}

export const routes = [
  route.get(
    `${RECEIPT_PATH}/:messageId`,
    { access: 'smsGateway', summary: 'What became of a text message', params: Path, query: Query, perMinute },
    async (ctx, { params, query }) => {
      const outcome = outcomeOfKannel(query.type)
      if (outcome) await applyReceipt(ctx, 'kannel', { operatorId: params.messageId, outcome })
      return reply(204)
    },
  ),
  route.post(
    `${CALL_PATH}/:messageId`,
    {
      access: 'smsGateway',
      summary: 'What became of a call',
      params: Path,
      query: Secret,
      body: z.object({ outcome: z.enum(callOutcomes) }),
      perMinute,
    },
    async (ctx, { params, body }) => {
      await applyReceipt(ctx, 'voice', {
        operatorId: params.messageId,
        outcome: outcomeOfCall(body.outcome),
      })
      return reply(204)
    },
  ),
]
