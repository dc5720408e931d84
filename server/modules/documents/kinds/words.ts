// The words of a record by the names that they have on its paper, for whoever puts one of them right.
import type { Paper } from '../../people/index.ts'
import type { Both, Language } from '../tables.ts'
import type { Block, Table, Writable } from './form.ts'
import { formOf } from './index.ts'
import { sayIn } from './say.ts'

export type Word = {
  /** Where it stands in the record (`place.th`): what a correction names it by. */
  path: string
  heading: Both
  label: Both
  /** Of what is written in both languages, the one that this word is in. */
  language?: Language
  value: string
  /** The same as the paper has it. */
  shown: Both
  isDate: boolean
  /** What may stand there, if not any text. */
  choices: { value: string; label: Both }[]
}

/** Every word that can be put right, in the order of the paper. */
export function wordsOf({ kind, record }: Paper): Word[] {
  const [th, en] = [
    placesOf(formOf(kind, record, sayIn('th', 'arabic')).blocks),
    placesOf(formOf(kind, record, sayIn('en', 'arabic')).blocks),
  ]
  return th.flatMap((place, index) => {
    const other = en[index] ?? place
    const named = {
      heading: { th: place.heading, en: other.heading },
      label: { th: place.label, en: other.label },
      shown: { th: place.shown, en: other.shown },
      isDate: place.as === 'date',
      choices:
        typeof place.as === 'string'
          ? []
          : Object.entries(place.as).map(([value, label]) => ({ value, label })),
    }
    const found = place.path
      .split('.')
      .reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], record)
    if (typeof found === 'string') return [{ ...named, path: place.path, value: found }]
    return isBoth(found)
      ? (['th', 'en'] as const).map(language => ({
          ...named,
          path: `${place.path}.${language}`,
          language,
          value: found[language],
        }))
      : []
  })
}

/**
 * The English words that a correction leaves as they are though their Thai changes. Nobody can tell from the Thai whether they still say the
 * same, so a correction names them: with other words, or with their own where somebody looked and they stand right.
 */
export const leftBehind = (words: readonly Word[], changes: Readonly<Record<string, string>>): Word[] =>
  words.filter(
    ({ path, language }) =>
      language === 'en' && Object.hasOwn(changes, path.replace(/en$/, 'th')) && !Object.hasOwn(changes, path),
  )

const isBoth = (found: unknown): found is Both => typeof found === 'object' && found !== null && 'th' in found

type Place = Writable & { heading: string; label: string; shown: string }

const placesOf = (blocks: Block[]): Place[] =>
  blocks.flatMap(({ heading, cells = [], table }) => [
    ...cells.flatMap(({ label, value, writable }) =>
      writable ? [{ ...writable, heading, label, shown: value }] : [],
    ),
    ...(table ? placesOfTable(heading, table) : []),
  ])

const placesOfTable = (heading: string, { list, columns, rows }: Table): Place[] =>
  rows.flatMap((row, index) =>
    columns.flatMap(({ label, writable }, column) => {
      if (!writable) return []
      const path = `${list}.${index}.${writable.path}`
      return [{ ...writable, path, heading: `${heading} ${index + 1}`, label, shown: row[column] ?? '' }]
    }),
  )
