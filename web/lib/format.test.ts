import { describe, expect, it } from 'vitest'
import { formatClock, formatDate, formatDay, formatMoment, formatWeekday, splitName } from './format.ts'

describe('formatDate', () => {
  it('writes the Buddhist era in Thai and the Gregorian in English', () => {
    expect(formatDate('1990-05-12', 'th')).toBe('12 พฤษภาคม 2533')
    expect(formatDate('1990-05-12', 'en')).toBe('12 May 1990')
  })

  it('leaves out what an old register does not know', () => {
    expect(formatDate('1944', 'th')).toBe('2487')
    expect(formatDate('1944', 'en')).toBe('1944')
    expect(formatDate('1944-05', 'th')).toBe('พฤษภาคม 2487')
    expect(formatDate('1944-00-00', 'en')).toBe('1944')
  })

  it('returns words that are no date as they are', () => {
    expect(formatDate('lifetime', 'en')).toBe('lifetime')
  })
})

describe('formatMoment', () => {
  it('tells Bangkok time on both sides of midnight', () => {
    expect(formatMoment('2026-11-23T17:30:00Z', 'th')).toBe('24 พ.ย. 2569 00:30\u00a0น.')
    expect(formatMoment('2026-11-23T03:12:00Z', 'en')).toBe('23 Nov 2026, 10:12')
  })
})

describe('days of a timetable', () => {
  it('are named in both languages', () => {
    expect([formatWeekday(1, 'th'), formatWeekday(7, 'en'), formatWeekday(3, 'en', 'short')]).toEqual([
      ...['วันจันทร์', 'Sunday', 'Wed'],
    ])
    expect(formatDay('2026-11-24', 'th')).toBe('วันอังคารที่ 24 พฤศจิกายน')
    expect(formatDay('2026-11-24', 'en')).toBe('Tuesday 24 November')
    expect([formatClock('09:15', 'th'), formatClock('09:15', 'en')]).toEqual(['09:15\u00a0น.', '09:15'])
  })
})

describe('splitName', () => {
  it('parts the surname from title and first name, and bears people without one', () => {
    expect(splitName('นางสาว สมใจ ใจดี')).toEqual({ first: 'นางสาว สมใจ', last: 'ใจดี' })
    expect(splitName('สมใจ')).toEqual({ first: 'สมใจ', last: '' })
  })
})
