import { asCitizen } from './session.ts'

type Both = { th: string; en: string }
export type PaymentState =
  | 'pending'
  | 'success'
  | 'rejected'
  | 'failed'
  | 'void'
  | 'others'
  | 'expired'
  | 'refunded'
  | 'requestRefund'
export type ExceptionKind = 'over' | 'under' | 'double' | 'late' | 'unknown' | 'asked' | 'elsewhere'

export type Payment = {
  id: string
  biller: { billerId: string; nameTh: string; nameEn: string }
  ref1: string
  ref2: string
  amountSatang: number
  purpose: Both
  lines: (Both & { amountSatang: number })[]
  state: PaymentState
  closedBecause: 'citizen' | 'elsewhere' | null
  createdAt: string
  expiresAt: string
  paidAt: string | null
  /** `link` opens the sandbox's bank with the bill in its hand; there is none elsewhere. */
  code: { qr: string; barcode: string; link: string | null } | null
  receipt: { number: string; issuedAt: string; cancelledAt: string | null } | null
  exceptions: {
    kind: ExceptionKind
    state: 'open' | 'refunding' | 'refunded' | 'remitted' | 'refused'
    amountSatang: number
  }[]
}

export type DemoBill = {
  id: string
  biller: { nameTh: string; nameEn: string }
  purpose: Both
  amountSatang: number
  payment: { id: string; state: PaymentState } | null
}

const encoded = encodeURIComponent

/** The person's payments, the newest first. */
export async function readPayments(): Promise<Payment[]> {
  return (await asCitizen<{ payments: Payment[] }>({ path: '/v1/me/payments', patienceSeconds: 4 })).payments
}

export function readPayment(id: string): Promise<Payment> {
  return asCitizen({ path: `/v1/me/payments/${encoded(id)}`, patienceSeconds: 4 })
}

export function closePayment(id: string): Promise<Payment> {
  return asCitizen({ method: 'POST', path: `/v1/me/payments/${encoded(id)}/close`, json: {} })
}

export function askRefund(id: string): Promise<Payment> {
  return asCitizen({ method: 'POST', path: `/v1/me/payments/${encoded(id)}/refund`, json: {} })
}

/** The sandbox's invented bills; elsewhere there are none. */
export async function readDemoBills(): Promise<DemoBill[]> {
  const path = '/v1/me/demo-bills'
  return (await asCitizen<{ bills: DemoBill[] }>({ path, patienceSeconds: 4 })).bills
}

export function payDemoBill(id: string): Promise<Payment> {
  return asCitizen({ method: 'POST', path: `/v1/me/demo-bills/${encoded(id)}/pay`, json: {} })
}
