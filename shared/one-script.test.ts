import { expect, test } from 'vitest'
import { isOneScript } from './one-script.ts'

test.each([
  'กรมการปกครอง',
  'Department of Provincial Administration (DOPA) 2569',
  'น้ำประปา e-Tax ๒๔ ชั่วโมง',
  'TrueID ทรูไอดี',
  'Café Zürich — 24/7 & Co.',
  'ร้าน ก. ไก่'.normalize('NFD'),
  '東京カフェ Tokyo',
  'Москва',
  'ສຳນັກງານ',
])('%s is what it looks like', name => {
  expect(isOneScript(name)).toBe(true)
})

test.each([
  ['Cyrillic in Latin', 'Bаngkok Bank'],
  ['a whole word of another script beside Latin', 'Bank АТМ'],
  ['Greek in Latin', 'Οffice of Taxes'],
  ['Cyrillic beside Thai', 'ธนาคาร ОК'],
  ['Lao in Thai', 'กรມการ'],
  ['a letter of phonetics', 'ɡov'],
  ['a letter of mathematics', '𝐁ank'],
  ['a wide letter', 'Ｂank'],
  ['digits of another script', 'Bank ৪'],
])('%s is refused (A14)', (_what, name) => {
  expect(isOneScript(name)).toBe(false)
})
