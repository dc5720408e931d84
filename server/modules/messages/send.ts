// Hands waiting messages to the network. A row is taken under a lease, so that one sender at a time has it; whoever dies with it loses
// only time, and the telephone gets it at most once more for each death.
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { messageFailed, messageSent } from './events.ts'
import { findGateway } from './gateway.ts'
import { openNumber, openText } from './messages.ts'
import { countMessage } from './metrics.ts'
import { namePart } from './part-store.ts'
import { type Acceptance, type FailureReason, type Gateway, MEANS, type Means } from './port.ts'
import { settleMessage } from './receipts.ts'
import { after, awaitsReceipts, endMessage, listOverdue, markSent, postpone, takeDue } from './store.ts'
import type { MessageRow } from './tables.ts'

const BATCH = 20
const MOST_TRIES = 8
const FIRST_WAIT_SECONDS = 15
const LONGEST_WAIT_SECONDS = 3600
/** Operators keep trying a telephone that is off for two or three days, and then say so. */
const RECEIPTS_FOR_SECONDS = 3 * 24 * 3600

/** Sends what is due; a network that is down or asks for patience ends its own round, and not that of the other. */
export async function sendDue(ctx: Ctx): Promise<void> {
  for (const { id } of await listOverdue(ctx)) await giveUp(ctx, id, 'tooLate')
  await Promise.all(MEANS.map(means => sendDueBy(ctx, means)))
}

async function sendDueBy(ctx: Ctx, means: Means): Promise<void> {
  const gateway = findGateway(ctx, means)
  if (!gateway) return
  for (;;) {
    const taken = await takeDue(ctx, means, BATCH)
    const goesOn = await Promise.all(taken.map(row => sendOne(ctx, gateway, row)))
    if (taken.length < BATCH || goesOn.includes(false)) return
  }
}

/** By the clock: what is due, and being there for receipts of what left before a restart. */
export async function keepSending(ctx: Ctx): Promise<void> {
  if (await awaitsReceipts(ctx, after(ctx, -RECEIPTS_FOR_SECONDS))) findGateway(ctx, 'text')?.listen()
  await sendDue(ctx)
}

/** False when the others would fail as well. */
async function sendOne(ctx: Ctx, gateway: Gateway, row: MessageRow): Promise<boolean> {
  const answer = await handOver(ctx, gateway, row)
  if (answer.accepted) {
    await recordSent(ctx, gateway, row, answer.operatorIds)
    return true
  }
  ctx.log.info('message not taken', { code: answer.reason, count: row.tries })
  if (!answer.isTemporary) await giveUp(ctx, row.id, answer.reason)
  else if (row.tries >= MOST_TRIES) await giveUp(ctx, row.id, 'tooManyTries')
  else {
    await postpone(ctx, row, Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (row.tries - 1)))
    countMessage('postponed')
  }
  return !answer.isTemporary
}

async function handOver(ctx: Ctx, gateway: Gateway, row: MessageRow): Promise<Acceptance> {
  try {
    return await gateway.send({
      id: row.id,
      to: openNumber(ctx, row.id, row.number_sealed),
      text: openText(ctx, row.id, row.text_sealed ?? Buffer.alloc(0)),
      validSeconds: (row.give_up_at.getTime() - ctx.now().getTime()) / 1000,
    })
  } catch (error) {
    // No gateway throws: this row cannot be read, now or ever, and must not stand in the way of the others.
    ctx.log.unexpected('message not readable', error)
    return { accepted: false, reason: 'refused', isTemporary: false }
  }
}

async function recordSent(ctx: Ctx, { name }: Gateway, row: MessageRow, operatorIds: readonly string[]) {
  await transaction(ctx, async tx => {
    const { id: messageId, purpose, person_id: personId } = row
    if (!(await markSent(tx, messageId, operatorIds.length))) return
    for (const operatorId of operatorIds) await namePart(tx, name, operatorId, messageId)
    await tx.emit(messageSent, { messageId, purpose, parts: row.parts }, { personId: personId ?? undefined })
    countMessage('sent')
    await settleMessage(tx, messageId)
  })
}

/** Ends a message that still waits. */
export async function giveUp(ctx: Ctx, messageId: string, reason: FailureReason): Promise<void> {
  await transaction(ctx, async tx => {
    const ended = await endMessage(tx, messageId, { from: 'queued', to: 'failed', reason })
    if (!ended) return
    const { purpose, person_id: personId } = ended
    await tx.emit(messageFailed, { messageId, purpose, reason }, { personId: personId ?? undefined })
    countMessage('failed')
  })
}
