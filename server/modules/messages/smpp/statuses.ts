// What the operator's answers mean (SMPP 3.4 §5.1.3), and what a receipt's word or number means (§5.2.28 and appendix B).
import type { Acceptance, ReceiptOutcome } from '../port.ts'

export const OK = 0
export const TRY_AGAIN = 0x64

type Refused = Extract<Acceptance, { accepted: false }>
const temporary = (reason: 'unavailable' | 'throttled'): Refused => ({
  accepted: false,
  reason,
  isTemporary: true,
})
const final = (reason: 'numberRefused' | 'senderRefused' | 'refused'): Refused => ({
  accepted: false,
  reason,
  isTemporary: false,
})

export const UNREACHABLE = temporary('unavailable')

const refusals: Record<number, Refused> = {
  4: UNREACHABLE, // ESME_RINVBNDSTS
  8: UNREACHABLE, // ESME_RSYSERR
  10: final('senderRefused'), // ESME_RINVSRCADR
  11: final('numberRefused'), // ESME_RINVDSTADR
  20: temporary('throttled'), // ESME_RMSGQFUL
  72: final('senderRefused'), // ESME_RINVSRCTON
  73: final('senderRefused'), // ESME_RINVSRCNPI
  80: final('numberRefused'), // ESME_RINVDSTTON
  81: final('numberRefused'), // ESME_RINVDSTNPI
  88: temporary('throttled'), // ESME_RTHROTTLED
  100: UNREACHABLE, // ESME_RX_T_APPN
}

/** What a submission that was not accepted comes to. */
export const toRefusal = (status: number): Refused => refusals[status] ?? final('refused')

const outcomes: Record<string, ReceiptOutcome> = {
  DELIVRD: 'delivered',
  EXPIRED: 'expired',
  DELETED: 'deleted',
  UNDELIV: 'undeliverable',
  REJECTD: 'rejected',
  UNKNOWN: 'unknown',
}
const states: Record<number, ReceiptOutcome> = {
  2: 'delivered',
  3: 'expired',
  4: 'deleted',
  5: 'undeliverable',
  7: 'unknown',
  8: 'rejected',
}

/** The outcome by the number of the optional parameter, or else by the word of the text; undefined for what is not final. */
export const toOutcome = (state: number | undefined, word: string): ReceiptOutcome | undefined =>
  state === undefined ? outcomes[word] : states[state]
