import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bareNameEn, bareNameTh, fullNameEn, fullNameTh, isSameName, nameDistance } from './names.ts'
import { editDistance, editDistanceRatio, normaliseThai } from './thai-text.ts'

const run = { seed: 20260, numRuns: 300 }
const thaiText = fc.string({
  unit: fc.integer({ min: 0x0e01, max: 0x0e4e }).map(code => String.fromCharCode(code)),
  maxLength: 20,
})

describe('Thai text', () => {
  test('spellings that look the same become the same', () => {
    expect(normaliseThai('น\u0e4d\u0e32')).toBe('น\u0e33')
    expect(normaliseThai('น\u0e4d\u0e49\u0e32')).toBe('น\u0e49\u0e33')
    expect(normaliseThai('น\u0e49\u0e4d\u0e32')).toBe('น\u0e49\u0e33')
    expect(normaliseThai('เเก้ว')).toBe('แก้ว')
    expect(normaliseThai('ที่่')).toBe('ที่')
    expect(normaliseThai('ท\u0e48\u0e35')).toBe('ที่')
    expect(normaliseThai(' ก\u200b ข  ๑๒ ')).toBe('ก ข 12')
  })

  test('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(thaiText, text => normaliseThai(normaliseThai(text)) === normaliseThai(text)),
      run,
    )
  })

  test('edit distance is a distance', () => {
    expect(editDistance('กานดา', 'กานตา')).toBe(1)
    fc.assert(
      fc.property(thaiText, thaiText, thaiText, (a, b, c) => {
        const ratio = editDistanceRatio(a, b)
        return (
          editDistance(a, a) === 0 &&
          editDistance(a, b) === editDistance(b, a) &&
          editDistance(a, c) <= editDistance(a, b) + editDistance(b, c) &&
          ratio >= 0 &&
          ratio <= 1
        )
      }),
      run,
    )
  })
})

describe('names', () => {
  const registered = { nameTh: 'น.ส. ปิยะนุช แก้วมณี', nameEn: 'Miss Piyanuch Kaewmanee' }

  test('the card form has the short title and leaves absent parts out', () => {
    const name = { title: 'miss', firstTh: 'อาโป', firstEn: 'Apo' } as const
    expect(fullNameTh(name)).toBe('น.ส. อาโป')
    expect(fullNameEn({ ...name, middleEn: 'May', lastEn: 'Lachue' })).toBe('Miss Apo May Lachue')
  })

  test('titles do not count, however written', () => {
    expect(bareNameTh('นางสาว ปิยะนุช แก้วมณี')).toBe(bareNameTh('น.ส.ปิยะนุช แก้วมณี'))
    expect(bareNameTh('ด. ช. กล้า ดี')).toBe('กล้าดี')
    expect(bareNameTh('นางสาวิตรี ดี')).toBe('นางสาวิตรีดี')
    expect(bareNameEn('Mrs. Piyanuch')).toBe('piyanuch')
    expect(bareNameEn('Mrs Piyanuch')).toBe('piyanuch')
    expect(bareNameEn('Mrittika Dee')).toBe('mrittikadee')
  })

  test('small reading errors pass, another person does not', () => {
    expect(isSameName({ nameTh: 'น.ส. ปิยะนช แก้วมณี', nameEn: 'Miss Piyanuch Kaewmane' }, registered)).toBe(
      true,
    )
    expect(isSameName({ nameTh: registered.nameTh, nameEn: 'Miss Somsri Kaewmanee' }, registered)).toBe(false)
    expect(isSameName({ nameTh: 'น.ส. สมศรี แก้วมณี', nameEn: registered.nameEn }, registered)).toBe(false)
    expect(nameDistance({ nameTh: registered.nameTh }, registered)).toBe(0)
  })
})
