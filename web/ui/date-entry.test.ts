import { describe, expect, it } from 'vitest'
import { digitsOf, readPasted, toTyped, toValue } from './date-entry.ts'

const typed = (day: string, month: string, year: string) => ({ day, month, year })

describe('a date in three parts', () => {
  it('shows the year of the language’s calendar', () => {
    expect(toTyped('2026-11-09', 'th')).toEqual(typed('9', '11', '2569'))
    expect(toTyped('2026-11-09', 'en')).toEqual(typed('9', '11', '2026'))
    expect(toTyped('1940-02-01', 'th')).toEqual(typed('1', '2', '2482'))
    expect(toTyped('', 'th')).toEqual(typed('', '', ''))
    expect(toTyped('31/2/2569', 'th')).toEqual(typed('', '', ''))
  })

  it('takes a year of either calendar', () => {
    expect(toValue(typed('29', '11', '2569'))).toBe('2026-11-29')
    expect(toValue(typed('29', '11', '2026'))).toBe('2026-11-29')
    expect(toValue(typed('1', '2', '2482'))).toBe('1940-02-01')
  })

  it('is nothing while nothing is typed, and no day while it is none', () => {
    expect(toValue(typed('', '', ''))).toBe('')
    expect(toValue(typed('31', '2', '2569'))).toBe('31/2/2569')
    expect(toValue(typed('29', '', '2569'))).toBe('29//2569')
    expect(toValue(typed('29', '11', '69'))).toBe('29/11/69')
    expect(toValue(typed('1', '2', '2483'))).toBe('1/2/2483')
  })

  it('lets digits in, also Thai ones', () => {
    expect(digitsOf('๒๕๖๙', 4)).toBe('2569')
    expect(digitsOf('2a9 9', 2)).toBe('29')
  })
})

describe('a pasted date', () => {
  it.each([
    '29/11/2569',
    '29-11-2569',
    '๒๙/๑๑/๒๕๖๙',
    '29 พฤศจิกายน 2569',
    '29 พ.ย. 2569',
    '29 พฤศจิกายน พ.ศ. 2569',
    ' 29 พ.ย.2569 ',
    '29 November 2026',
    '29 Nov 2026',
    '29.11.2026',
    '2026-11-29',
  ])('is read from %s', text => {
    expect(toValue(readPasted(text) ?? typed('', '', ''))).toBe('2026-11-29')
  })

  it.each(['', '29', '2569', '31/2/2569', '29/13/2569', '29 ไม่มี 2569', '11/29/2026', 'x'.repeat(10_000)])(
    'is left to the box where it is no date: %s',
    text => {
      expect(readPasted(text)).toBeUndefined()
    },
  )
})
