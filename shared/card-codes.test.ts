import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Address, cardAddressLines, formatAddressEn, formatAddressTh } from './address.ts'
import { formatHouseCode, parseHouseCode } from './house-code.ts'
import { formatLaserCode, parseLaserCode } from './laser-code.ts'

const run = { seed: 20260, numRuns: 300 }

describe('codes printed on documents', () => {
  test('laser code: printed form reads back, anything else is refused', () => {
    expect(formatLaserCode('JT1234567890')).toBe('JT1-2345678-90')
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{2}[0-9]{10}$/),
        code => parseLaserCode(formatLaserCode(code).toLowerCase()) === code,
      ),
      run,
    )
    for (const text of ['', 'J11-2345678-90', 'JT1-2345678-9', 'JT1-2345678-900'])
      expect(parseLaserCode(text)).toBeUndefined()
  })

  test('house code: printed form reads back, the last digit is never judged', () => {
    expect(formatHouseCode('10020000018')).toBe('1002-000001-8')
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{11}$/), code => parseHouseCode(formatHouseCode(code)) === code),
      run,
    )
    expect(parseHouseCode('1002-00001-8')).toBeUndefined()
  })
})

describe('addresses', () => {
  const village: Address = {
    houseNumber: '31/39',
    villageNumber: '4',
    subdistrict: { th: 'คลองหนึ่ง', en: 'Khlong Nueng' },
    district: { th: 'คลองหลวง', en: 'Khlong Luang' },
    province: { th: 'ปทุมธานี', en: 'Pathum Thani' },
    subdistrictCode: '130201',
    postcode: '12120',
  }
  const bangkok: Address = {
    houseNumber: '9',
    lane: { th: 'สุขใจ 3', en: 'Suk Chai 3' },
    road: { th: 'ราชวิถี', en: 'Ratchawithi' },
    subdistrict: { th: 'ดุสิต', en: 'Dusit' },
    district: { th: 'ดุสิต', en: 'Dusit' },
    province: { th: 'กรุงเทพมหานคร', en: 'Bangkok' },
    subdistrictCode: '100201',
    postcode: '10300',
  }

  test('elsewhere: tambon, amphoe and changwat', () => {
    expect(formatAddressTh(village)).toBe('31/39 หมู่ที่ 4 ตำบลคลองหนึ่ง อำเภอคลองหลวง จังหวัดปทุมธานี 12120')
    expect(formatAddressEn(village)).toBe(
      '31/39 Moo 4, Tambon Khlong Nueng, Amphoe Khlong Luang, Pathum Thani 12120',
    )
    expect(cardAddressLines(village)).toEqual(['31/39 หมู่ที่ 4 ต.คลองหนึ่ง', 'อ.คลองหลวง จ.ปทุมธานี'])
  })

  test('Bangkok: khwaeng and khet, no changwat', () => {
    expect(formatAddressTh(bangkok)).toBe('9 ซอยสุขใจ 3 ถนนราชวิถี แขวงดุสิต เขตดุสิต กรุงเทพมหานคร 10300')
    expect(cardAddressLines(bangkok)).toEqual(['9 ซ.สุขใจ 3 ถ.ราชวิถี แขวงดุสิต', 'เขตดุสิต กรุงเทพมหานคร'])
    expect(formatAddressEn(bangkok)).toBe('9 Soi Suk Chai 3 Ratchawithi Road, Dusit, Dusit, Bangkok 10300')
  })
})
