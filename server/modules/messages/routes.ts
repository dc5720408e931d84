import { z } from 'zod'
import { fail } from '../../platform/failures.ts'
import type { AccessCheck } from '../../platform/module.ts'
import { reply, route } from '../../platform/route.ts'
import { isReceiptSecret, outcomeOfKannel, RECEIPT_PATH } from './kannel.ts'
import { applyReceipt } from './receipts.ts'

const Path = z.object({ messageId: z.uuid() })
const Query = z.object({ secret: z.string().max(64), type: z.coerce.number().int() })

/** Lets in whoever holds the secret of this one message: the gateway that was given it. */
export const checkSmsGateway: AccessCheck = async (ctx, request) => {
  const path = Path.safeParse(request.params)
  const query = Query.pick({ secret: true }).safeParse(request.query)
  if (!path.success || !query.success || !isReceiptSecret(ctx, path.data.messageId, query.data.secret))
    throw fail.notFound()
  return { kind: 'system' }
}

export const routes = [
  route.get(
    `${RECEIPT_PATH}/:messageId`,
    {
      access: 'smsGateway',
      summary: 'What became of a text message',
      params: Path,
      query: Query,
      // One address tells of every message that leaves.
      perMinute: 60_000,
    },
    async (ctx, { params, query }) => {
      const outcome = outcomeOfKannel(query.type)
      if (outcome) await applyReceipt(ctx, 'kannel', { operatorId: params.messageId, outcome })
      return reply(204)
    },
  ),
]
