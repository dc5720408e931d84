import type { Payment } from '../../lib/payment-api.ts'
import type { AppText } from '../text.ts'

type Tone = 'info' | 'ok' | 'warn'
type Standing = { tone: Tone; title: string; help: string }

/** Where a payment stands, in a word and a sentence; the bank alone says that it is paid. */
export function standingOf(t: AppText, payment: Payment): Standing {
  const name = nameOf(payment)
  return { tone: tones[name], title: t(`pay.state.${name}`), help: t(`pay.state.${name}Help`) }
}

type Name = Payment['state'] | 'elsewhere'

const tones: Record<Name, Tone> = {
  pending: 'info',
  success: 'ok',
  rejected: 'warn',
  failed: 'warn',
  void: 'info',
  others: 'info',
  expired: 'warn',
  refunded: 'ok',
  requestRefund: 'info',
  elsewhere: 'ok',
}

/** The clock of the page may be ahead of the server's job: without a code the time is over. */
function nameOf({ state, closedBecause, code }: Payment): Name {
  if (state === 'void' && closedBecause === 'elsewhere') return 'elsewhere'
  const isPayable = state === 'pending' || state === 'rejected' || state === 'failed'
  return isPayable && code === null ? 'expired' : state
}
