// Finding a service by any word for it, typed as people type. Thai has no blanks between words and many keys beside each
// other: texts are folded to what they sound like and compared by pairs of letters.
import { normaliseThai } from '../../../shared/thai-text.ts'
import type { Catalogue, ServiceEntry } from '../../lib/services-types.ts'

type IndexedField = { text: string; pairs: Set<string>; weight: number }
type Indexed = { service: ServiceEntry; fields: IndexedField[] }
export type SearchIndex = Indexed[]

const LIKE_ENOUGH = 0.6
// Letters of one sound, which people mistake for each other.
const alike: Record<string, string> = {
  ศ: 'ส',
  ษ: 'ส',
  ซ: 'ส',
  ณ: 'น',
  ญ: 'ย',
  ฎ: 'ด',
  ฏ: 'ต',
  ฐ: 'ท',
  ฑ: 'ท',
  ฒ: 'ท',
  ธ: 'ท',
  ถ: 'ท',
  ภ: 'พ',
  ผ: 'พ',
  ฬ: 'ล',
  ฆ: 'ค',
  ข: 'ค',
  ใ: 'ไ',
}

/** What a text sounds like: one spelling, small letters, no tone or silencing marks, no blanks. */
export const fold = (text: string): string =>
  normaliseThai(text)
    .toLowerCase()
    .replace(/[\u0e47-\u0e4e]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
    .replace(/[\u0e01-\u0e46]/g, letter => alike[letter] ?? letter)

function pairsOf(text: string): Set<string> {
  if (text.length < 2) return new Set(text ? [text] : [])
  return new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)))
}

/** Made once for a catalogue. */
export function indexCatalogue({ services, agencies }: Catalogue): SearchIndex {
  return services.map(service => {
    const agency = agencies.find(one => one.id === service.agency)
    const fields = [
      ...[service.name.th, service.name.en].map(text => [text, 3] as const),
      ...[...service.keywords.th, ...service.keywords.en].map(text => [text, 2.6] as const),
      ...(agency ? [agency.name, agency.abbreviation] : []).flatMap(({ th, en }) => [
        [th, 2] as const,
        [en, 2] as const,
      ]),
      ...[service.short.th, service.short.en].map(text => [text, 1.4] as const),
    ]
    return {
      service,
      fields: fields.map(([text, weight]) => {
        const folded = fold(text)
        return { text: folded, pairs: pairsOf(folded), weight }
      }),
    }
  })
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' })
const wordsOf = (text: string) =>
  [...segmenter.segment(normaliseThai(text))].filter(part => part.isWordLike).map(part => fold(part.segment))

/** The services that a query may mean, the likeliest first; all of them for an empty one. */
export function search(index: SearchIndex, query: string): ServiceEntry[] {
  const whole = fold(query)
  if (whole === '') return index.map(one => one.service)
  const pairs = pairsOf(whole)
  const words = wordsOf(query).filter(word => word.length > 1)
  return index
    .map(({ service, fields }) => ({
      service,
      score: Math.max(
        // Several words may each stand in another field: all of them there is more than something like the whole.
        words.length > 1 && words.every(word => fields.some(({ text }) => text.includes(word))) ? 2.2 : 0,
        ...fields.map(field => field.weight * likeness(whole, pairs, field)),
      ),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.service.number - other.service.number)
    .map(one => one.service)
}

/** 1 and more where the field holds the query; less where it has most of its pairs; 0 where it is chance. */
function likeness(whole: string, pairs: Set<string>, { text, pairs: own }: IndexedField): number {
  if (text.includes(whole)) return 1 + whole.length / Math.max(text.length, 1)
  let shared = 0
  for (const pair of pairs) if (own.has(pair)) shared += 1
  const share = pairs.size < 3 ? 0 : shared / pairs.size
  // Of two that are as like, the one that says little else.
  const closeness = (2 * shared) / (pairs.size + own.size)
  return share >= LIKE_ENOUGH ? share * 0.7 + closeness * 0.1 : 0
}
