import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { paymentStates } from './states.ts'
import { exceptionKinds, sayings } from './tables.ts'

// Bills are known here by ids and by the short name of the biller: references may be numbers of people.
const Payment = z.object({ paymentId: z.uuid(), biller: z.string(), amountSatang: z.number() })
const Exception = z.object({
  exceptionId: z.uuid(),
  kind: z.enum(exceptionKinds),
  paymentId: z.uuid().nullable(),
  amountSatang: z.number(),
})

export const billerRegistered = defineEvent('payments.billerRegistered', z.object({ biller: z.string() }))
export const paymentRequested = defineEvent('payments.requested', Payment)
export const paymentPaid = defineEvent('payments.paid', Payment)
export const attemptFailed = defineEvent(
  'payments.attemptFailed',
  Payment.extend({ state: z.enum(paymentStates) }),
)
export const paymentExpired = defineEvent('payments.expired', Payment)
export const paymentClosed = defineEvent(
  'payments.closed',
  Payment.extend({ because: z.enum(['citizen', 'elsewhere']) }),
)
export const exceptionFound = defineEvent('payments.exceptionFound', Exception)
export const verdictGiven = defineEvent('payments.verdictGiven', Exception.extend({ says: z.enum(sayings) }))
export const refunding = defineEvent('payments.refunding', Exception)
export const refunded = defineEvent('payments.refunded', Exception)
export const refundFailed = defineEvent('payments.refundFailed', Exception)
export const refundRefused = defineEvent('payments.refundRefused', Exception)
export const remitted = defineEvent('payments.remitted', Exception)
export const messageRefused = defineEvent(
  'payments.messageRefused',
  z.object({
    from: z.enum(['bank', 'biller']),
    reason: z.enum(['unsigned', 'unreadable', 'differs', 'notABiller']),
  }),
)
export const reconciled = defineEvent(
  'payments.reconciled',
  z.object({
    biller: z.string(),
    day: z.iso.date(),
    status: z.enum(['agreed', 'differs']),
    differences: z.number(),
  }),
)
