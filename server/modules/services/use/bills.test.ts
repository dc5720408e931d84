// The amount is the agency's, and an agency may be wrong: of whatever service, what is no amount is nothing to pay.
import { describe, expect, test } from 'vitest'
import { splitAddress, writePointer } from '../definition/address.ts'
import type { Bills } from '../definition/bills.ts'
import { ConversionError } from '../definition/conversion.ts'
import { loadServices } from '../load.ts'
import { readBills } from './bills.ts'

const { services } = loadServices('services')
const paying = services.flatMap(({ id, bills }) => (bills ? [[id, bills] as const] : []))

/** An answer with one bill, that says each thing where the definition looks for it. */
function answerWith(bills: Bills, said: Partial<Record<'amount' | 'ref1' | 'ref2' | 'label', unknown>>) {
  const bill: Record<string, unknown> = {}
  for (const [name, value] of Object.entries({
    label: 'ภาษี',
    ref1: 'A1',
    ref2: 'B2',
    amount: 80_000,
    ...said,
  })) {
    const address = bills[name as 'ref1']
    if (address) writePointer(bill, splitAddress(address).pointer, value)
  }
  const { pointer } = splitAddress(bills.each)
  const answer: Record<string, unknown> = {}
  if (pointer === '') return bill
  writePointer(answer, pointer, [bill])
  return answer
}

function payableAt(bills: Bills, said: Parameters<typeof answerWith>[1]) {
  try {
    return readBills(bills, answerWith(bills, said)).filter(bill => bill.isPayable)
  } catch (error) {
    if (error instanceof ConversionError) return []
    throw error
  }
}

describe('a bill of an agency (A61)', () => {
  test.each(paying)('%s', (_id, bills) => {
    expect(readBills(bills, answerWith(bills, {}))[0]).toMatchObject({ amountSatang: 80_000 })
    for (const amount of [
      ...[-1, -80_000, -0, 0, 0.5, 80_000.5, 1e308, 1e21, Number.MAX_SAFE_INTEGER + 1, Number.NaN, -Infinity],
      ...['80000', '800.00', '8e4', '', '๘๐๐', ' 1', '1\u202e', null, undefined, true, [], [80_000], {}],
    ])
      expect([amount, payableAt(bills, { amount })]).toEqual([amount, []])
    for (const ref1 of [
      '',
      '=1+1',
      '-1',
      '@A',
      'a1',
      'A 1',
      'A\u200b1',
      'A,1',
      'A\r\nB',
      'A'.repeat(21),
      null,
      {},
    ])
      expect([ref1, payableAt(bills, { ref1 })]).toEqual([ref1, []])
  })

  test('is called what the agency calls it, without what hides or turns', () => {
    const bills = paying.map(([, one]) => one).find(({ label, ref1 }) => label !== ref1)
    if (!bills) throw new Error('no service takes money')
    const [bill] = readBills(bills, answerWith(bills, { label: 'ภาษี\u202eรถ\u200b' }))
    expect(bill?.label).toBe('ภาษีรถ')
  })
})
