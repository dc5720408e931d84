// The search of the citizen app over the services that are really defined.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeCatalogue } from '../server/modules/services/catalogue.ts'
import { loadServices } from '../server/modules/services/load.ts'
import { fold, indexCatalogue, search } from '../web/citizen/services/search.ts'
import type { Catalogue } from '../web/lib/services-types.ts'

const catalogue = JSON.parse(JSON.stringify(describeCatalogue(loadServices('services')))) as Catalogue
const index = indexCatalogue(catalogue)
const first = (query: string) => search(index, query)[0]?.id

test.each([
  ['บัตรทอง', 'treatment-right'],
  ['30 บาท', 'treatment-right'],
  ['๓๐ บาท', 'treatment-right'],
  // A tone mark forgotten, another letter of the same sound, a neighbour on the keyboard.
  ['ใบสัง', 'traffic-tickets'],
  ['ประกันสังคน', 'social-security-right'],
  ['นามสกุน', 'surname-check'],
  ['ตัดแต้ม', 'licence-points'],
  ['กยศ', 'student-loan'],
  ['traffic ticket', 'traffic-tickets'],
  ['COMPANY', 'company-lookup'],
  ['เบอร์ ตำรวจ', 'hotlines'],
])('%s finds %s', (query, id) => {
  expect(first(query)).toBe(id)
})

test('a word of two services finds both before all others', () => {
  const found = search(index, 'เบี้ยผู้สุงอายุ').slice(0, 2)
  expect(found.map(({ id }) => id).toSorted()).toEqual(['old-age-allowance', 'old-age-registration'])
})

test('what is nothing like it finds nothing; an empty query finds all', () => {
  expect(search(index, 'qqqxyz')).toEqual([])
  expect(search(index, ' ')).toHaveLength(catalogue.services.length)
})

test('every service is found by its own name and each of its other words', () => {
  for (const { id, name, keywords } of catalogue.services)
    for (const word of [name.th, name.en, ...keywords.th, ...keywords.en])
      expect(search(index, word).map(one => one.id)).toContain(id)
})

test('any text is folded once and for all, and searched without a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), text => {
      expect(fold(fold(text))).toBe(fold(text))
      search(index, text)
    }),
  )
})

test('there is a picture for every category', () => {
  const source = readFileSync('web/citizen/services/icons.ts', 'utf8')
  for (const { id } of catalogue.categories) expect(source).toContain(`  ${id}: `)
})
