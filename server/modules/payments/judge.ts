// What money from the bank means for a bill. Pure: the same whether it is heard by callback, inquiry or file, early or late.
import { type PaymentState, paidStates } from './states.ts'
import type { Outcome } from './tables.ts'

/** Two clocks, ours and the bank's, are never quite the same. */
export const CLOCK_GRACE_SECONDS = 60

export type Standing = {
  state: PaymentState
  amountSatang: number
  expiresAt: Date
  closedBecause: 'citizen' | 'elsewhere' | null
  endedAt: Date | null
}

/** Compares what came with what was asked. Only `paid` and `over` pay the bill; the rest of the money waits for two people. */
export function judge(
  payment: Standing | undefined,
  money: { amountSatang: number; paidAt: Date },
): Exclude<Outcome, 'noted'> {
  if (!payment) return 'unknown'
  if (paidStates.some(state => state === payment.state) || payment.closedBecause === 'elsewhere')
    return 'double'
  if (money.paidAt.getTime() > lastMoment(payment) + CLOCK_GRACE_SECONDS * 1000) return 'late'
  if (money.amountSatang < payment.amountSatang) return 'under'
  return money.amountSatang > payment.amountSatang ? 'over' : 'paid'
}

/** Until when money pays this bill: its time, or the moment the person closed it. */
function lastMoment({ state, expiresAt, endedAt }: Standing): number {
  const ended = state === 'void' ? endedAt : null
  return Math.min(expiresAt.getTime(), ended?.getTime() ?? expiresAt.getTime())
}
