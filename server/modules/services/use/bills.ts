// The bills in an agency's answer, as they may be paid.
import { isPartialDate } from '../../../../shared/partial-date.ts'
import { isAmount } from '../../../../shared/satang.ts'
import { isReference } from '../../../../shared/thai-qr/bill-code.ts'
import { visibleText } from '../../../../shared/thai-text.ts'
import { listAt, readPointer, splitAddress } from '../definition/address.ts'
import type { Bills } from '../definition/bills.ts'
import { ConversionError } from '../definition/conversion.ts'
import { meets } from './condition.ts'

export type Bill = {
  /** What tells it from the others of the same biller: both references. */
  key: string
  ref1: string
  ref2: string
  label: string
  amountSatang: number
  dueOn: string | undefined
  isPayable: boolean
}

/** @throws ConversionError for references or an amount that nobody could pay */
export const readBills = (bills: Bills, answer: unknown): Bill[] =>
  listAt(answer, bills.each).map(item => readBill(bills, item))

function readBill(bills: Bills, item: unknown): Bill {
  const at = (address: string | undefined) =>
    address === undefined ? undefined : readPointer(item, splitAddress(address).pointer)
  const [ref1, ref2] = [String(at(bills.ref1) ?? ''), String(at(bills.ref2) ?? '')]
  const [amount, dueOn] = [at(bills.amount), at(bills.dueOn)]
  // Nothing is owed any more: a bill to look at, not to pay.
  const isOwed = amount !== 0
  if (!isReference(ref1) || (ref2 !== '' && !isReference(ref2)) || (isOwed && !isAmount(amount)))
    throw new ConversionError('a bill that can be paid expected')
  return {
    key: `${ref1}/${ref2}`,
    ref1,
    ref2,
    label: visibleText(String(at(bills.label) ?? '')).slice(0, 200),
    amountSatang: Number(amount),
    dueOn: typeof dueOn === 'string' && isPartialDate(dueOn) ? dueOn : undefined,
    isPayable: isOwed && (!bills.payable || meets({ item }, bills.payable)),
  }
}
