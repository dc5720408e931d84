// The states of a payment and their numbers are those of DGA's e-Payment, so that agencies find what they know. What may follow
// what stands here, and nowhere else.

export const stateNumbers = {
  pending: 0,
  success: 1,
  rejected: 2,
  failed: 3,
  void: 4,
  others: 5,
  expired: 6,
  refunded: 7,
  requestRefund: 8,
} as const
export type PaymentState = keyof typeof stateNumbers
export const paymentStates = Object.keys(stateNumbers) as [PaymentState, ...PaymentState[]]

/** Somebody may still pay: an attempt that a bank refused is no end. */
export const payableStates = ['pending', 'rejected', 'failed', 'others'] as const satisfies PaymentState[]
/** The bill is paid, though its money may be on its way back. */
export const paidStates = ['success', 'requestRefund', 'refunded'] as const satisfies PaymentState[]

const next: Record<PaymentState, readonly PaymentState[]> = {
  pending: ['success', 'rejected', 'failed', 'void', 'others', 'expired'],
  rejected: ['success', 'rejected', 'failed', 'void', 'others', 'expired', 'pending'],
  failed: ['success', 'rejected', 'failed', 'void', 'others', 'expired', 'pending'],
  others: ['success', 'rejected', 'failed', 'void', 'others', 'expired', 'pending'],
  // Money that left in time may be heard of afterwards, and a bill that was not paid is asked for again.
  expired: ['success', 'void', 'pending'],
  void: ['success', 'void', 'pending'],
  success: ['requestRefund'],
  requestRefund: ['refunded', 'success'],
  refunded: [],
}

export const mayFollow = (from: PaymentState, to: PaymentState): boolean => next[from].includes(to)

/** States from which that one may be reached: the condition of the update that moves a row. */
export const statesBefore = (to: PaymentState): PaymentState[] =>
  paymentStates.filter(from => mayFollow(from, to))
