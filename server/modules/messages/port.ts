// The one port to the networks of the telephones; what may be said through it, and nothing of how.

/** What ends a message for good when it is handed over. */
const refusals = ['numberRefused', 'senderRefused', 'refused'] as const
/** What another try may mend. */
const hindrances = ['unavailable', 'throttled'] as const
/** What a receipt may say; all of them are final. */
const receiptOutcomes = [
  'delivered',
  'expired',
  'deleted',
  'undeliverable',
  'rejected',
  'busy',
  'noAnswer',
  'unknown',
] as const
export type ReceiptOutcome = (typeof receiptOutcomes)[number]

/** Why a message ended otherwise than delivered. */
export const failureReasons = [
  ...refusals,
  ...(['expired', 'deleted', 'undeliverable', 'rejected', 'busy', 'noAnswer', 'unknown'] as const),
  ...(['tooLate', 'tooManyTries', 'tooManyMessages', 'superseded', 'noGateway'] as const),
] as const
export type FailureReason = (typeof failureReasons)[number]

/** As a text, or read out in a call. */
export const MEANS = ['text', 'voice'] as const
export type Means = (typeof MEANS)[number]

export type Outgoing = {
  id: string
  /** E.164, +66812345678. */
  to: string
  text: string
  /** Seconds after which it is of no use to anybody. */
  validSeconds: number
}

export type Acceptance =
  | { accepted: true; operatorIds: readonly string[] }
  | { accepted: false; reason: (typeof refusals)[number]; isTemporary: false }
  | { accepted: false; reason: (typeof hindrances)[number]; isTemporary: true }

export type Receipt = { operatorId: string; outcome: ReceiptOutcome }

export type Gateway = {
  name: 'smpp' | 'kannel' | 'voice'
  /** Hands a message over; receipts come later, each under one of the ids of the answer. Never throws. */
  send: (message: Outgoing) => Promise<Acceptance>
  /** Stays reachable for receipts, from the first call on. */
  listen: () => void
  close: () => Promise<void>
}
