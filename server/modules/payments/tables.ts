import type { JWK } from 'jose'
import type { PaymentState } from './states.ts'

export type PaymentTables = {
  'payments.biller': BillerRow
  'payments.payment': PaymentRow
  'payments.bank_notice': NoticeRow
  'payments.ledger_transaction': { id: string; kind: LedgerKind; source: string; at: Date }
  'payments.ledger_entry': { transaction_id: string; line: number; account: Account; amount_satang: number }
  'payments.receipt_number': { biller_id: string; year: number; last: number }
  'payments.receipt': ReceiptRow
  'payments.exception': ExceptionRow
  'payments.verdict': VerdictRow
  'payments.reconciliation': ReconciliationRow
}

export type BillerRow = {
  biller_id: string
  code: string
  name_th: string
  name_en: string
  url: string | null
  public_jwk: JWK | null
  is_demo: boolean
  created_at: Date
}

export type PaymentLine = { th: string; en: string; amountSatang: number }

export type PaymentRow = {
  person_id: string
  id: string
  biller_id: string
  ref1: string
  ref2: string
  amount_satang: number
  purpose_th: string
  purpose_en: string
  lines: PaymentLine[]
  state: PaymentState
  closed_because: 'citizen' | 'elsewhere' | null
  expires_at: Date
  next_ask_at: Date | null
  asks: number
  notice_id: string | null
  paid_at: Date | null
  created_at: Date
  ended_at: Date | null
}

export const noticeStatuses = ['success', 'rejected', 'failed', 'others'] as const
export type NoticeStatus = (typeof noticeStatuses)[number]
export type Outcome = 'paid' | 'over' | 'under' | 'double' | 'late' | 'unknown' | 'noted'

export type NoticeRow = {
  id: string
  bank: string
  transaction_id: string
  status: NoticeStatus
  biller_id: string
  ref1: string
  ref2: string
  amount_satang: number
  paid_at: Date
  outcome: Outcome
  payment_id: string | null
  heard_by: 'callback' | 'inquiry' | 'file'
  signed: string | null
  created_at: Date
}

export type LedgerKind = 'received' | 'returning' | 'returned' | 'returnFailed' | 'remitted' | 'settled'
/** What the bank holds for us; what is owed to a biller; what waits for a decision; what is on its way back. */
export type Account = `${'bank' | 'biller' | 'suspense' | 'refund'}:${string}`

export type ReceiptRow = {
  biller_id: string
  year: number
  number: number
  payment_id: string
  issued_at: Date
  cancelled_at: Date | null
}

export const exceptionKinds = ['over', 'under', 'double', 'late', 'unknown', 'asked', 'elsewhere'] as const
export type ExceptionKind = (typeof exceptionKinds)[number]
export const exceptionStates = ['open', 'refunding', 'refunded', 'remitted', 'refused'] as const
export type ExceptionState = (typeof exceptionStates)[number]

export type ExceptionRow = {
  id: string
  kind: ExceptionKind
  notice_id: string
  payment_id: string | null
  person_id: string | null
  amount_satang: number
  state: ExceptionState
  round: number
  tries: number
  next_try_at: Date | null
  created_at: Date
  ended_at: Date | null
}

export const sayings = ['refund', 'remit', 'refuse'] as const
export type Saying = (typeof sayings)[number]
export type VerdictRow = { exception_id: string; round: number; officer_id: string; says: Saying; at: Date }

export type Difference = {
  kind: 'missingAtBank' | 'amountDiffers' | 'unknownAtBiller' | 'missingHere'
  /** The bank's transaction, or the references of the bill. */
  about: string
}

export type ReconciliationRow = {
  biller_id: string
  day: string
  status: 'agreed' | 'differs'
  payments: number
  total_satang: number
  paid_out_satang: number
  differences: Difference[]
  file: string
  ran_at: Date
}
