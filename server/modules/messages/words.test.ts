import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitText } from './text-parts.ts'
import { codePurposeNames, hasLink, lastOf, sayCode } from './words.ts'

const run = { seed: 20260, numRuns: 1_000 }
const texts = fc.record({
  language: fc.constantFrom('th', 'en'),
  sender: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ]{1,9}[A-Za-z0-9]$/),
  purpose: fc.constantFrom(...codePurposeNames),
  code: fc.stringMatching(/^[0-9]{6}$/),
  reference: fc.oneof(fc.uuid(), fc.string({ minLength: 1 })),
})

describe('the text of a code', () => {
  test('is one part for every purpose, language, sender and reference, and says all it must', () => {
    fc.assert(
      fc.property(texts, said => {
        const text = sayCode(said)
        const { parts, coding } = splitText(text)
        expect([parts.length, coding]).toEqual([1, said.language === 'th' ? 'ucs2' : 'plain'])
        for (const part of [said.sender, said.code, lastOf(said.reference)]) expect(text).toContain(part)
      }),
      run,
    )
  })

  test('has nothing to tap on (A37)', () => {
    fc.assert(
      fc.property(texts, said => !hasLink(sayCode(said))),
      run,
    )
  })

  test('reads as people speak', () => {
    const said = { sender: 'TUATON', code: '042317', reference: '0199-ab3f', purpose: 'postOffice' } as const
    expect(sayCode({ ...said, language: 'th' })).toBe('TUATON: รหัส 042317 ยืนยันที่ไปรษณีย์ อ้างอิง AB3F ห้ามบอกใคร')
    expect(sayCode({ ...said, language: 'en' })).toBe(
      'TUATON: 042317 is your code to prove who you are at a post office (ref AB3F). Type it in the app you opened yourself. Tell nobody.',
    )
  })
})

test('what a telephone would underline is a link', () => {
  for (const text of ['http://x', 'ดู bit.ly/3x', 'WWW.X', 'a.co.th', 'ก.com', 'app://open', 'เว็บ.ไทย'])
    expect([text, hasLink(text)]).toEqual([text, true])
  for (const text of ['9.00 น. วันที่ 3', 'พ.ศ. 2569', 'No. 12. Come early.', 'ref: AB12'])
    expect([text, hasLink(text)]).toEqual([text, false])
})
