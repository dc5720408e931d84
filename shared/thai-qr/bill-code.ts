// What a bill is paid by: the Thai QR of bill payment (tag 30), and the barcode that all banks and counters read.
import { isAmount, MOST_SATANG, parseBaht, toBaht } from '../satang.ts'
import { openSealed, readFields, seal, writeFields } from './fields.ts'

const BILL_PAYMENT = 'A000000677010112'
const THAI_BAHT = '764'
const FROM_BILL = /^\d{15}$/
const REFERENCE = /^[A-Z0-9]{1,20}$/

export type Bill = {
  /** Thirteen digits of the tax number and two of the service. */
  billerId: string
  ref1: string
  /** Empty where a biller needs none. */
  ref2: string
  /** Undefined: whoever pays says how much. */
  amountSatang?: number | undefined
  /** Tag 62-07, which some banks show as a third reference. */
  terminal?: string | undefined
}

/** Fifteen digits. */
export const isBillerId = (text: string): boolean => FROM_BILL.test(text)
/** Capitals and digits, twenty at most: what every bank takes. */
export const isReference = (text: string): boolean => REFERENCE.test(text)

const isBill = ({ billerId, ref1, ref2, amountSatang, terminal }: Bill): boolean =>
  isBillerId(billerId) &&
  isReference(ref1) &&
  (ref2 === '' || isReference(ref2)) &&
  (amountSatang === undefined || isAmount(amountSatang)) &&
  (terminal === undefined || isReference(terminal))

/** The text of the QR. @throws RangeError for what a bank would not take */
export function writeBillQr(bill: Bill): string {
  if (!isBill(bill)) throw new RangeError('not a bill that a Thai QR can say')
  const { billerId, ref1, ref2, amountSatang, terminal } = bill
  const inner = writeFields([
    ['00', BILL_PAYMENT],
    ['01', billerId],
    ['02', ref1],
    ...(ref2 ? ([['03', ref2]] as const) : []),
  ])
  const text = writeFields([
    ['00', '01'],
    // 12: made for this one payment.
    ['01', amountSatang === undefined ? '11' : '12'],
    ['30', inner],
    ['53', THAI_BAHT],
    ...(amountSatang === undefined ? [] : ([['54', toBaht(amountSatang)]] as const)),
    ['58', 'TH'],
    ...(terminal ? ([['62', writeFields([['07', terminal]])]] as const) : []),
  ])
  return seal(text, '63')
}

/** The bill of a QR; undefined for any other code, and for one that was altered. */
export function readBillQr(text: string): Bill | undefined {
  const fields = openSealed(text, '63')
  if (fields?.get('00') !== '01' || fields.get('53') !== THAI_BAHT || fields.get('58') !== 'TH')
    return undefined
  const inner = readFields(fields.get('30') ?? '')
  if (inner?.get('00') !== BILL_PAYMENT) return undefined
  const written = fields.get('54')
  const amountSatang = written === undefined ? undefined : parseBaht(written)
  if (written !== undefined && (amountSatang === undefined || written.includes(','))) return undefined
  const more = readFields(fields.get('62') ?? '')
  const bill = {
    billerId: inner.get('01') ?? '',
    ref1: inner.get('02') ?? '',
    ref2: inner.get('03') ?? '',
    amountSatang,
    terminal: more?.get('07'),
  }
  return isBill(bill) ? bill : undefined
}

/** The cross-bank barcode of paper bills (Bank of Thailand): a bar, then lines, the amount in satang. @throws RangeError */
export function writeBillBarcode(bill: Bill): string {
  if (!isBill(bill)) throw new RangeError('not a bill that a barcode can say')
  const { billerId, ref1, ref2, amountSatang = 0 } = bill
  return `|${[billerId, ref1, ref2, amountSatang].join('\r')}`
}

/** The bill of a barcode; scanners and keyboards end lines in their own ways. */
export function readBillBarcode(text: string): Bill | undefined {
  const lines =
    /^\|(\d{15})(?:\r\n|\r|\n)([A-Z0-9]{1,20})(?:\r\n|\r|\n)([A-Z0-9]{0,20})(?:\r\n|\r|\n)(\d{1,12})$/
  const match = lines.exec(text.trim())
  if (!match) return undefined
  const [, billerId = '', ref1 = '', ref2 = '', satang = ''] = match
  const amountSatang = Number(satang)
  if (amountSatang > MOST_SATANG) return undefined
  return { billerId, ref1, ref2, amountSatang: amountSatang || undefined }
}

/** A bill from whatever of the two was scanned or pasted. */
export const readBillCode = (text: string): Bill | undefined =>
  text.trimStart().startsWith('|') ? readBillBarcode(text) : readBillQr(text.trim())
