// The virtual card holds what the invented person's plastic card shows, and answers as a chip does.
import { describe, expect, test } from 'vitest'
import { cardHolderOf } from '../../invented/cards/index.ts'
import { inventPerson, inventPersonForNumber } from '../../invented/country/index.ts'
import { fullNameEn, fullNameTh } from '../../shared/names.ts'
import { parseChipText } from '../../shared/thai-card/chip-text.ts'
import { memoryMap, memorySize } from '../../shared/thai-card/memory-map.ts'
import { cutPhoto } from '../../shared/thai-card/read-card.ts'
import { registerFormOf } from '../../shared/thai-card/register-form.ts'
import { inventCardMemory } from './invent.ts'
import { cardMemory } from './memory.ts'
import { atrs, createVirtualCard } from './virtual-card.ts'

describe('what is in the chip', () => {
  test('everybody of the country who has a card fits into one, and is read back as the register knows them', () => {
    for (let index = 0; index < 600; index += 1) {
      const person = inventPerson(7, index)
      if (person.cards.length === 0) continue
      const holder = cardHolderOf(person)
      const text = parseChipText(cardMemory(holder, person.sex, new Uint8Array()))
      expect(text.doubtful).toEqual([])
      expect(registerFormOf(text)).toEqual({
        citizenNumber: person.citizenNumber,
        nameTh: fullNameTh(person.name),
        nameEn: fullNameEn(person.name),
        birthDate: person.birthDate,
        issueDate: holder.card.issueDate,
        expiryDate: holder.card.expiryDate,
        requestNumber: holder.card.requestNumber.replaceAll('-', ''),
      })
      const { address } = person.house
      expect(text.address).toMatchObject({
        house: address.houseNumber,
        subdistrict: address.subdistrict.th,
        district: address.district.th,
        province: address.province.th,
      })
    }
  })

  test('a portrait of four to five kilobytes, none, or a text too long', async () => {
    const memory = await inventCardMemory({ citizenNumber: '1009900230700' })
    const { offset, length } = memoryMap.photo
    const photo = cutPhoto(memory.subarray(offset, offset + length))
    expect([memory.length, (photo?.length ?? 0) > 3_500]).toEqual([memorySize, true])
    const empty = await inventCardMemory({ citizenNumber: '1009900230700', noPhoto: true })
    expect(cutPhoto(empty.subarray(offset, offset + length))).toBeUndefined()
    const person = inventPersonForNumber('1009900230700')
    const holder = cardHolderOf(person)
    expect(() => cardMemory(holder, person.sex, new Uint8Array(5_101))).toThrow(RangeError)
  })

  test('a form that the register cannot be asked with is none', () => {
    const memory = new Uint8Array(memorySize).fill(0x20)
    memory.set(Buffer.from('1009900230700'), memoryMap.citizenNumber.offset)
    expect(registerFormOf(parseChipText(memory))).toBeUndefined()
  })
})

describe('how it answers', () => {
  const card = createVirtualCard(new Uint8Array(memorySize), { atr: 'th6' })
  const ask = (...command: number[]) =>
    Buffer.from(card.answer(Uint8Array.from(command)) ?? []).toString('hex')
  const select = [0, 0xa4, 4, 0, 8, 0xa0, 0, 0, 0, 0x54, 0x48, 0, 1]

  test('nothing before the applet is selected, nothing outside the file, nothing it does not know', () => {
    expect(ask(0x80, 0xb0, 0, 4, 2, 0, 13)).toBe('6985')
    expect(ask(...select.slice(0, -1), 2)).toBe('6a82')
    expect(ask(...select)).toBe('610a')
    expect(ask(0x80, 0xb0, 0, 4, 2, 0, 13)).toBe('610d')
    expect(ask(0, 0xc0, 0, 1, 13)).toBe('6b00')
    expect(ask(0, 0xc0, 0, 0, 12)).toBe('6c0d')
    expect(ask(0, 0xc0, 0, 0, 13)).toBe(`${'00'.repeat(13)}9000`)
    expect(ask(0, 0xc0, 0, 0, 13)).toBe('6985')
    expect(ask(0x80, 0xb0, 0x16, 0x27, 2, 0, 1)).toBe('6b00')
    expect(ask(0x80, 0xb0, 0, 4, 2, 1, 13)).toBe('6700')
    expect([ask(0, 0x20, 0, 0), ask(0xff)]).toEqual(['6d00', '6d00'])
    card.reset()
    expect(ask(0x80, 0xb0, 0, 4, 2, 0, 13)).toBe('6985')
  })

  test('the reset answers are well formed (ISO/IEC 7816-3)', () => {
    for (const atr of Object.values(atrs)) {
      const interfaceBytes = [0x10, 0x20, 0x40, 0x80].filter(bit => (atr[1]! & bit) !== 0).length
      expect([atr[0], atr.length]).toEqual([0x3b, 2 + interfaceBytes + (atr[1]! & 0x0f)])
    }
  })
})
