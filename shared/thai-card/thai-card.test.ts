// The chip as bytes: whatever a card answers, the reader understands it or says exactly why not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBuddhistDigits } from '../buddhist-date.ts'
import { readBytes, readCommand, type Transmit } from './apdu.ts'
import { parseChipText } from './chip-text.ts'
import { CardReadError, cardFailures } from './failure.ts'
import { type FieldName, memoryMap, memorySize, photoSegments, textBlocks } from './memory-map.ts'
import { type CardProgress, cutPhoto, readThaiCard } from './read-card.ts'
import { decodeTis620, encodeTis620 } from './tis620.ts'

const run = { seed: 20260, numRuns: 300 }
const atr = Uint8Array.from([0x3b, 0x79, 0x96, 0, 0, 0x54, 0x48, 0x20, 0x4e, 0x49, 0x44, 0x20, 0x31, 0x31])
const foreignAtr = Uint8Array.of(0x3b, 0x65, 0, 0, 1, 2, 3, 4, 5)
const ok = [0x90, 0x00]
const reasonOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    error => (error instanceof CardReadError ? error.reason : error),
  )

/** A file with these texts in their fields; everything else is blank. */
function aMemory(texts: Partial<Record<FieldName, string | Uint8Array>> = {}): Uint8Array {
  const memory = new Uint8Array(memorySize).fill(0x20)
  for (const [name, value] of Object.entries({ citizenNumber: '1009900230700', ...texts }))
    memory.set(typeof value === 'string' ? encodeTis620(value) : value, memoryMap[name as FieldName].offset)
  return memory
}

/** A card that hands out its memory at once; `spoil` may answer instead of it. */
const aCard =
  (memory: Uint8Array, spoil: (command: Uint8Array) => Uint8Array | undefined = () => undefined): Transmit =>
  async command => {
    const spoiled = spoil(command)
    if (spoiled) return spoiled
    if (command[1] === 0xa4) return Uint8Array.of(0x61, 0x0a)
    const offset = (command[2]! << 8) | command[3]!
    return Uint8Array.of(...memory.subarray(offset, offset + command[6]!), ...ok)
  }

describe('TIS-620', () => {
  test('every letter it has is written and read back; nothing else is written', () => {
    const letters = Array.from({ length: 256 }, (_, byte) => byte).filter(
      byte => decodeTis620(Uint8Array.of(byte)) !== '\ufffd',
    )
    expect(letters).toHaveLength(128 + 87)
    for (const byte of letters)
      expect(encodeTis620(decodeTis620(Uint8Array.of(byte)))).toEqual(Uint8Array.of(byte))
    expect(decodeTis620(encodeTis620('นางสาว#น้ำผึ้ง##ใจดี ฿๑๒'))).toBe('นางสาว#น้ำผึ้ง##ใจดี ฿๑๒')
    for (const text of ['é', '\u0e3b', '字', '😀']) expect(() => encodeTis620(text)).toThrow(RangeError)
  })
})

describe('text of the chip', () => {
  test('names, dates and address without its words', () => {
    const text = parseChipText(
      aMemory({
        nameTh: 'น.ส.#มาลี#แก้ว#ใจดี',
        nameEn: 'Miss#Malee##Jaidee',
        birthDate: '25340715',
        sex: '2',
        issueDate: '25650101',
        expiryDate: '25740714',
        address: '9/12#หมู่ที่ 4##ซอยสุขใจ#ถนนราชวิถี#แขวงดุสิต#เขตดุสิต#กรุงเทพมหานคร',
      }),
    )
    expect(text).toMatchObject({
      nameTh: { title: 'น.ส.', first: 'มาลี', middle: 'แก้ว', last: 'ใจดี' },
      nameEn: { title: 'Miss', first: 'Malee', middle: '', last: 'Jaidee' },
      birthDate: '1991-07-15',
      sex: 'female',
      expiryDate: '2031-07-14',
      address: { house: '9/12', village: '4', lane: '', alley: 'สุขใจ', road: 'ราชวิถี', subdistrict: 'ดุสิต' },
      addressLine: '9/12 หมู่ที่ 4 ซอยสุขใจ ถนนราชวิถี แขวงดุสิต เขตดุสิต กรุงเทพมหานคร',
      doubtful: [],
    })
  })

  test.each([
    ['25340000', '1991'],
    ['25340700', '1991-07'],
    ['2534    ', '1991'],
    ['24830401', '1940-04-01'],
    ['24830115', undefined],
    ['25340015', undefined],
    ['25341301', undefined],
    ['99999999', undefined],
    ['', undefined],
    ['ก5340715', undefined],
  ])('birth date %s is %s', (digits, date) => {
    const { birthDate, doubtful } = parseChipText(aMemory({ birthDate: digits }))
    expect(birthDate).toBe(date)
    expect(doubtful.includes('birthDate')).toBe(date === undefined)
  })

  test.each([
    ['99999999', 'lifetime'],
    ['99990101', 'lifetime'],
    ['25749999', 'lifetime'],
    ['25740229', undefined],
    ['25740000', undefined],
  ])('expiry %s is %s', (digits, expiry) =>
    expect(parseChipText(aMemory({ expiryDate: digits })).expiryDate).toBe(expiry),
  )

  test('any date of the calendar comes back as it went in', () => {
    const year = fc.integer({ min: 1900, max: 2100 })
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (y, m, d) => {
        const day = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
        const digits = toBuddhistDigits(day)
        const text = parseChipText(aMemory({ birthDate: digits, issueDate: digits, expiryDate: digits }))
        expect([text.birthDate, text.issueDate, text.expiryDate]).toEqual([day, day, day])
      }),
      run,
    )
  })

  test('random bytes behind a valid number are understood or named as doubtful, and never crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: memorySize, maxLength: memorySize }), memory => {
        memory.set(encodeTis620('1009900230700'), memoryMap.citizenNumber.offset)
        const text = parseChipText(memory)
        expect(text.citizenNumber).toBe('1009900230700')
        if (!text.doubtful.includes('nameTh')) expect(JSON.stringify(text.nameTh)).not.toContain('\ufffd')
        for (const date of [text.birthDate, text.issueDate])
          expect(date ?? '1991').toMatch(/^\d{4}(-\d\d){0,2}$/)
      }),
      { seed: 20260, numRuns: 60 },
    )
  })

  test('without a valid citizen number nothing is believed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: memorySize }), memory => {
        expect(() => parseChipText(memory)).toThrow(expect.objectContaining({ reason: 'unreadable' }))
      }),
      { seed: 20260, numRuns: 60 },
    )
  })
})

describe('photograph', () => {
  test('ends at the last FF D9, and is absent without a beginning or an end', () => {
    const padded = Uint8Array.of(0xff, 0xd8, 1, 0xff, 0xd9, 2, 0xff, 0xd9, 0x20, 0x20)
    expect(cutPhoto(padded)).toEqual(padded.slice(0, 8))
    expect(cutPhoto(Uint8Array.of(0xff, 0xd8, 1, 2, 3))).toBeUndefined()
    expect(cutPhoto(new Uint8Array(5100).fill(0x20))).toBeUndefined()
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        const photo = cutPhoto(bytes)
        if (photo) expect([...photo.slice(0, 2), ...photo.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9])
      }),
      run,
    )
  })
})

describe('reading', () => {
  test('text first, then the photograph, one step a READ', async () => {
    const steps: CardProgress[] = []
    const memory = aMemory({ photo: Uint8Array.of(0xff, 0xd8, 9, 0xff, 0xd9) })
    const { photo } = await readThaiCard(aCard(memory), atr, step => steps.push(step))
    expect(photo).toEqual(Uint8Array.of(0xff, 0xd8, 9, 0xff, 0xd9))
    const total = textBlocks.length + photoSegments
    expect(steps.map(step => step.done)).toEqual(Array.from({ length: total }, (_, at) => at + 1))
    expect(steps.findIndex(step => step.text)).toBe(textBlocks.length - 1)
    expect((await readThaiCard(aCard(memory), atr, undefined, { photo: false })).photo).toBeUndefined()
  })

  test('61 xx, 6C xx, an answer in pieces and one that was swallowed all end in the same bytes', async () => {
    const answers = (...list: number[][]): Transmit => {
      const left = list.map(bytes => Uint8Array.from(bytes))
      return async () => left.shift() ?? new Uint8Array()
    }
    const read = (transmit: Transmit) => readBytes(transmit, atr, 4, 3)
    for (const transmit of [
      answers([1, 2, 3, ...ok]),
      answers([0x61, 3], [1, 2, 3, ...ok]),
      answers([0x61, 0], [0x6c, 3], [1, 2, 3, ...ok]),
      answers([0x6c, 3], [1, 2, 3, ...ok]),
      answers([1, 0x61, 2], [2, 3, ...ok]),
      answers(ok, [1, 2, 3, ...ok]),
    ])
      expect(await read(transmit)).toEqual(Uint8Array.of(1, 2, 3))
    for (const transmit of [
      answers(),
      answers([0x90]),
      answers([1, 2, ...ok]),
      answers([1, 2, 3, 4, ...ok]),
      answers([0x6f, 0]),
      async () => Uint8Array.of(0x61, 1),
      async () => Uint8Array.of(0x6c, 3),
    ])
      expect(await reasonOf(read(transmit))).toBe('unreadable')
  })

  test('an ATR that begins 3B 67 asks for its answers with P2 = 01, any other with 00', async () => {
    const asked = async (first: number[]) => {
      const sent: Uint8Array[] = []
      const transmit: Transmit = async command => {
        sent.push(command)
        return sent.length === 1 ? Uint8Array.of(0x61, 1) : Uint8Array.of(7, ...ok)
      }
      await readBytes(transmit, Uint8Array.from(first), 0x1579, 1)
      return sent
    }
    expect(readCommand(0x1579, 1)).toEqual(Uint8Array.of(0x80, 0xb0, 0x15, 0x79, 2, 0, 1))
    expect((await asked([0x3b, 0x67, 0]))[1]).toEqual(Uint8Array.of(0, 0xc0, 0, 1, 1))
    expect((await asked([0x3b, 0x68, 0]))[1]).toEqual(Uint8Array.of(0, 0xc0, 0, 0, 1))
  })

  test('why it failed is exact', async () => {
    const refuse = (command: Uint8Array) => (command[1] === 0xa4 ? Uint8Array.of(0x6a, 0x82) : undefined)
    const card = aCard(aMemory(), refuse)
    expect(await reasonOf(readThaiCard(card, atr))).toBe('appletMissing')
    expect(await reasonOf(readThaiCard(card, foreignAtr))).toBe('notThaiCard')
    expect(await reasonOf(readThaiCard(aCard(aMemory({ citizenNumber: '1009900230701' })), atr))).toBe(
      'unreadable',
    )
    const pulled: Transmit = command =>
      command[2] === 0x05 ? Promise.reject(new CardReadError('cardRemoved')) : aCard(aMemory())(command)
    expect(await reasonOf(readThaiCard(pulled, atr))).toBe('cardRemoved')
    expect(await reasonOf(readThaiCard(() => Promise.reject(new Error('odd')), atr))).toBe('unreadable')
  })

  test('a card that refuses merged reads is read field by field', async () => {
    const starts = new Map<number, number>(
      Object.values(memoryMap).map(field => [field.offset, field.length]),
    )
    const alone = (command: Uint8Array) => {
      const offset = (command[2]! << 8) | command[3]!
      const isField = (starts.get(offset) ?? 0) >= command[6]! || command[6] === 0xff
      return command[1] === 0xb0 && !isField ? Uint8Array.of(0x67, 0) : undefined
    }
    const { text } = await readThaiCard(aCard(aMemory({ issuer: 'เขตดุสิต' }), alone), atr)
    expect(text.issuer).toBe('เขตดุสิต')
  })

  test('random answers end, in a reading or in a reason that has its sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.uint8Array({ maxLength: 260 })), async stream => {
        const transmit: Transmit = async () => stream.next().value
        expect(Object.keys(cardFailures)).toContain(await reasonOf(readThaiCard(transmit, atr)))
      }),
      run,
    )
  })
})
