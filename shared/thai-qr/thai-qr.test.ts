import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCitizenNumber } from '../citizen-number.ts'
import { MOST_SATANG } from '../satang.ts'
import { readBillBarcode, readBillCode, readBillQr, writeBillBarcode, writeBillQr } from './bill-code.ts'
import { checksum, readFields, seal } from './fields.ts'
import { readPromptPay, writePromptPay } from './prompt-pay.ts'
import { readSlip, writeSlip } from './slip.ts'

// Vectors of published packages.
const PHONE = '00020101021129370016A0000006770101110113006681234567853037645802TH6304823E'
const BARCODE = '|099400016550100\r123456789012\r670429\r364922'
const SLIP = '004000060000010103002021900021231231212000115102TH91049C30'

const reference = fc.stringMatching(/^[A-Z0-9]{1,20}$/)
const bills = fc.record({
  billerId: fc.stringMatching(/^\d{15}$/),
  ref1: reference,
  ref2: fc.oneof(fc.constant(''), reference),
  amountSatang: fc.option(fc.integer({ min: 1, max: MOST_SATANG }), { nil: undefined }),
  terminal: fc.option(reference, { nil: undefined }),
})

describe('the checksum', () => {
  it('is CRC-16/CCITT-FALSE', () => expect(checksum('123456789')).toBe('29B1'))
})

describe('a bill as a Thai QR', () => {
  it('is written as published, but for a biller without its suffix', () => {
    const bill = { billerId: '011223344556600', ref1: 'CUSTOMER001', ref2: 'INV001', terminal: 'SCB' }
    const text = writeBillQr(bill)
    const asPublished = text
      .replace('30640016', '30620016')
      .replace('0115011223344556600', '01130112233445566')
    expect(seal(asPublished.slice(0, -8), '63')).toMatch(/62070703SCB6304780E$/)
    expect(readBillQr(text)).toEqual({ ...bill, amountSatang: undefined })
  })

  it('comes back whole, whatever it says', () => {
    fc.assert(
      fc.property(bills, bill => {
        expect(readBillQr(writeBillQr(bill))).toEqual(bill)
      }),
    )
  })

  it('A61: with one sign altered it is no bill', () => {
    fc.assert(
      fc.property(bills, fc.nat(), fc.stringMatching(/^[A-Z0-9]$/), (bill, where, sign) => {
        const text = writeBillQr(bill)
        const at = where % text.length
        fc.pre(text[at] !== sign && text[at]?.toUpperCase() !== sign)
        expect(readBillQr(text.slice(0, at) + sign + text.slice(at + 1))).toBeUndefined()
      }),
    )
  })

  it('A60: any other text is no bill, and costs nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), text => {
        expect(readBillCode(text)).toBeUndefined()
      }),
    )
    expect(readBillQr(PHONE)).toBeUndefined()
  })

  it.each([Number.NaN, -100, 0, 19.99, MOST_SATANG + 1])('A61: %d satang is not written', amountSatang => {
    const bill = { billerId: '011223344556600', ref1: 'A', ref2: '', amountSatang }
    expect(() => writeBillQr(bill)).toThrow(RangeError)
    expect(() => writeBillBarcode(bill)).toThrow(RangeError)
  })

  it.each(['', 'กข', 'a', 'A B', 'A'.repeat(21), 'A\r1'])('A60: %j is no reference', ref1 =>
    expect(() => writeBillQr({ billerId: '011223344556600', ref1, ref2: '' })).toThrow(RangeError),
  )
})

describe('a bill as the barcode of all banks', () => {
  it('is read as published', () => {
    const bill = {
      billerId: '099400016550100',
      ref1: '123456789012',
      ref2: '670429',
      amountSatang: 364_922,
    }
    expect(readBillBarcode(BARCODE)).toEqual(bill)
    expect(writeBillBarcode(bill)).toBe(BARCODE)
  })

  it('comes back whole, and says the same as the QR', () => {
    fc.assert(
      fc.property(bills, ({ terminal: _, ...bill }) => {
        expect(readBillCode(writeBillBarcode(bill))).toEqual(bill)
        expect(readBillCode(writeBillQr(bill))).toMatchObject(bill)
      }),
    )
  })
})

describe('a PromptPay QR', () => {
  it('is written as published', () => {
    expect(writePromptPay({ kind: 'phone', to: '0812345678' })).toBe(PHONE)
    expect(readPromptPay(PHONE)).toEqual({ kind: 'phone', to: '0812345678', amountSatang: undefined })
  })

  it('comes back whole', () => {
    const whom = fc.oneof(
      fc.record({ kind: fc.constant('phone' as const), to: fc.stringMatching(/^0[689]\d{8}$/) }),
      fc.record({
        kind: fc.constant('taxNumber' as const),
        to: fc.stringMatching(/^\d{12}$/).map(toCitizenNumber),
      }),
      fc.record({ kind: fc.constant('wallet' as const), to: fc.stringMatching(/^\d{15}$/) }),
    )
    const amount = fc.option(fc.integer({ min: 1, max: MOST_SATANG }), { nil: undefined })
    fc.assert(
      fc.property(whom, amount, (to, amountSatang) => {
        expect(readPromptPay(writePromptPay({ ...to, amountSatang }))).toEqual({ ...to, amountSatang })
      }),
    )
  })

  it.each(['021234567', '+66812345678', '08123456789', '๐๘๑๒๓๔๕๖๗๘'])('A60: %s is nobody', to =>
    expect(() => writePromptPay({ kind: 'phone', to })).toThrow(RangeError),
  )
})

describe('the small QR of a slip', () => {
  it('is read as published, with a checksum that lost its noughts too', () => {
    expect(readSlip(SLIP)).toEqual({ bank: '002', transaction: '0002123123121200011' })
    const slips = Array.from({ length: 400 }, (_, n) => writeSlip({ bank: '006', transaction: `T${n}` }))
    const cut = slips.map(text => text.replace(/^(.*9104)0+(?=.)/, '$1'))
    expect(cut.some((text, n) => text !== slips[n])).toBe(true)
    expect(cut.map(readSlip)).toEqual(slips.map(readSlip))
    expect(readSlip(SLIP.toLowerCase().replace('th', 'TH'))).toEqual(readSlip(SLIP))
  })

  it('A60: a field that is cut, doubled or of no length is none', () => {
    expect(readFields('000500')).toBeUndefined()
    expect(readFields('0001A0001B')).toBeUndefined()
    expect(readFields('0000')).toBeUndefined()
    expect(readFields('')).toEqual(new Map())
  })
})
