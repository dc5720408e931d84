// The small QR on a picture of a bank's slip: it names a transfer and proves nothing. Only the bank's own answer does.
import { openSealed, readFields, seal, writeFields } from './fields.ts'

const API = '000001'

export type Slip = {
  /** Three digits of the bank that sent. */
  bank: string
  transaction: string
}

/** @throws RangeError for a bank that is not three digits, or a transaction with other signs than letters and digits */
export function writeSlip({ bank, transaction }: Slip): string {
  if (!/^\d{3}$/.test(bank) || !/^[A-Za-z0-9]{1,35}$/.test(transaction)) throw new RangeError('not a slip')
  const named = writeFields([
    ['00', API],
    ['01', bank],
    ['02', transaction],
  ])
  return seal(
    writeFields([
      ['00', named],
      ['51', 'TH'],
    ]),
    '91',
  )
}

/** What transfer a slip names; undefined for any other code. */
export function readSlip(text: string): Slip | undefined {
  const fields = openSealed(text.trim(), '91')
  const named = readFields(fields?.get('00') ?? '')
  if (fields?.get('51') !== 'TH' || named?.get('00') !== API) return undefined
  const [bank, transaction] = [named.get('01') ?? '', named.get('02') ?? '']
  return /^\d{3}$/.test(bank) && /^[A-Za-z0-9]{1,35}$/.test(transaction) ? { bank, transaction } : undefined
}
