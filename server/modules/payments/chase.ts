// By the clock: bills whose time is over, bills of which nothing was heard, bills that may be paid elsewhere, refunds to be sent.
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { inquire } from './bank.ts'
import { askBillers } from './biller.ts'
import { listBillers } from './billers.ts'
import { paymentExpired } from './events.ts'
import { CLOCK_GRACE_SECONDS } from './judge.ts'
import { sendRefunds } from './refunds.ts'
import { FIRST_ASK_SECONDS } from './request.ts'
import { acceptAnswers } from './settle.ts'
import { holdOverdue, movePayment, takeToAsk } from './store.ts'

const BATCH = 100

/** Each kind on its own: a bank that is away does not keep bills from ending. The first failure is told when all had their turn. */
export async function chase(ctx: Ctx): Promise<void> {
  if (!ctx.settings.payments) return
  // Ended first: a bill that is being taken to be asked about is held, and would be passed over until the next round.
  const ended = await Promise.allSettled([expire(ctx)])
  const outcomes = [...ended, ...(await Promise.allSettled([ask(ctx), sendRefunds(ctx)]))]
  const failed = outcomes.find(outcome => outcome.status === 'rejected')
  if (failed) throw failed.reason
}

/** Ends bills whose time is over. Money that left in time and is heard of later still pays them. */
export async function expire(ctx: Ctx): Promise<void> {
  const codes = new Map((await listBillers(ctx)).map(({ biller_id, code }) => [biller_id, code]))
  const before = new Date(ctx.now().getTime() - CLOCK_GRACE_SECONDS * 1000)
  for (;;) {
    const count = await transaction(ctx, async tx => {
      const overdue = await holdOverdue(tx, before, BATCH)
      for (const payment of overdue) {
        await movePayment(tx, payment.id, 'expired', { ended_at: tx.now() })
        const biller = codes.get(payment.biller_id) ?? ''
        const fact = { paymentId: payment.id, biller, amountSatang: payment.amount_satang }
        await tx.emit(paymentExpired, fact, { personId: payment.person_id })
      }
      return overdue.length
    })
    if (count < BATCH) return
  }
}

/** Asks the bank, and then the billers, about bills of which nothing was heard. */
export async function ask(ctx: Ctx): Promise<void> {
  for (;;) {
    const silent = await takeToAsk(ctx, BATCH, FIRST_ASK_SECONDS)
    if (silent.length === 0) return
    // What differs from what was told before is found again with the day, and listed there.
    await acceptAnswers(ctx, await inquire(ctx, silent), 'inquiry')
    await askBillers(ctx, silent)
    if (silent.length < BATCH) return
  }
}
