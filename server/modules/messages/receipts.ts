import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { messageDelivered, messageFailed } from './events.ts'
import { countMessage } from './metrics.ts'
import { keepOutcome, lockWithOutcomes } from './part-store.ts'
import type { Gateway, Receipt } from './port.ts'
import { endMessage } from './store.ts'

/** Keeps what became of a part, however early, late or often it is told. */
export async function applyReceipt(ctx: Ctx, gateway: Gateway['name'], receipt: Receipt): Promise<void> {
  await transaction(ctx, async tx => {
    const messageId = await keepOutcome(tx, gateway, receipt.operatorId, receipt.outcome)
    if (messageId) await settleMessage(tx, messageId)
  })
}

/** Ends a sent message once its receipts say enough: one part that did not arrive, or all that did. */
export async function settleMessage(tx: TxCtx, messageId: string): Promise<void> {
  const { message, outcomes } = await lockWithOutcomes(tx, messageId)
  if (message?.state !== 'sent') return
  const { purpose, person_id: personId } = message
  const reason = outcomes.find(outcome => outcome !== 'delivered')
  const subject = { personId: personId ?? undefined }
  if (reason) {
    await endMessage(tx, messageId, { from: 'sent', to: 'undelivered', reason })
    await tx.emit(messageFailed, { messageId, purpose, reason }, subject)
    countMessage('undelivered')
  } else if (message.receipts && outcomes.length >= message.receipts) {
    await endMessage(tx, messageId, { from: 'sent', to: 'delivered', reason: null })
    await tx.emit(messageDelivered, { messageId, purpose }, subject)
    countMessage('delivered')
  }
}
