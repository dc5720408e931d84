import { isDay } from '../../../../shared/partial-date.ts'
import { agreedDate, type DateRead, readEnglishDate, readThaiDate } from './date-text.ts'
import { type Desk, readRun, tally } from './desk.ts'
import type { TextRun } from './lines.ts'
import type { Preparation } from './prepare.ts'
import type { PartialDate } from './types.ts'

/** How an English date is looked at to find its line. */
export const dateFinder: Preparation = { height: 30, look: 'plain' }

// The first English look is the one the line was found by, so it costs nothing.
const ways: { th: Preparation; en: Preparation }[] = [
  { th: { height: 34, look: 'plain' }, en: dateFinder },
  { th: { height: 30, look: 'smooth' }, en: { height: 30, look: 'smooth' } },
  { th: { height: 28, look: 'binary' }, en: { height: 28, look: 'binary' } },
  { th: { height: 40, look: 'sharp' }, en: { height: 40, look: 'sharp' } },
]

/** A date and how many pairs of a Thai and an English reading agree on it. */
export type DateFound = { date: PartialDate; agreement: number }

/**
 * Reads a date printed twice, in Thai and in English; undefined unless both languages say the same. A date with parts
 * left out counts only where the card may have one and the second look misses the same parts.
 */
export async function readDate(
  desk: Desk,
  thai: TextRun,
  english: TextRun,
  mayBePartial: boolean,
): Promise<DateFound | undefined> {
  const thaiReads: DateRead[] = []
  const englishReads: DateRead[] = []
  for (const how of ways) {
    const th = readThaiDate((await readRun(desk, thai, 'tha', how.th)).text)
    const en = readEnglishDate((await readRun(desk, english, 'eng', how.en)).text)
    if (th) thaiReads.push(th)
    if (en) englishReads.push(en)
    const agreed = thaiReads.flatMap(one => englishReads.flatMap(other => agreedDate(one, other) ?? []))
    const [first, second] = tally(agreed, date => date)
    if (!first || first.count <= (second?.count ?? 0)) continue
    const isWhole = isDay(first.value) || first.value === 'lifetime'
    if (isWhole || (mayBePartial && first.count >= 4))
      return { date: first.value, agreement: first.count + 1 }
  }
  return undefined
}
