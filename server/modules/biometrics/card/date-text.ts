import { englishMonths, thaiMonths } from '../../../../shared/card-date.ts'
import { toPartialDate } from '../../../../shared/partial-date.ts'
import { editDistance, normaliseThai } from '../../../../shared/thai-text.ts'
import type { PartialDate } from './types.ts'

/** One reading of a printed date, before its twin in the other language has been asked. The year is Gregorian. */
export type DateRead = { lifetime: true } | { lifetime: false; day?: number; month?: string; year: number }

const monthsTh = thaiMonths.map(month => month.replaceAll('.', ''))
const monthsEn = englishMonths.map(month => month.replaceAll('.', '').toLowerCase())

// A month has two or three letters, with marks and dots as the reading has them; a label before it has more.
const mark = '[\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e.\\s]*'
const thaiDate = new RegExp(
  `(?:^|[^ก-\\u0e4e])(?:(\\d{1,2})\\s*)?((?:[ก-ฮเ]${mark}){2,3})(2[3-6]\\d{2})(?!\\d)`,
)

/** Reads a Thai line; label words around the date do not disturb. Undefined where no date or no ตลอดชีพ stands. */
export function readThaiDate(text: string): DateRead | undefined {
  const plain = normaliseThai(text).replace(/[,|'"]/g, ' ')
  if (isLike(plain.replace(/\s/g, ''), 'ตลอดชีพ', 2)) return { lifetime: true }
  const dated = thaiDate.exec(plain)
  if (dated) return partsOf(dated[1], dated[2], Number(dated[3]) - 543)
  const bare = /^\D*(2[3-6]\d{2})\D*$/.exec(plain)
  return bare ? { lifetime: false, year: Number(bare[1]) - 543 } : undefined
}

/** Reads an English line; label words around the date do not disturb. Undefined where no date or no LIFELONG stands. */
export function readEnglishDate(text: string): DateRead | undefined {
  if (isLike(text.replace(/[^A-Za-z]/g, '').toUpperCase(), 'LIFELONG', 2)) return { lifetime: true }
  const plain = text.replace(/[,|'"]/g, ' ')
  const dated = /(?:^|\D)(?:(\d{1,2})\s*)?([A-Za-z]{2,5})\s*\.?\s*((?:18|19|20)\d{2})(?!\d)/.exec(plain)
  if (dated && !/^(birth|issue|xpiry|th)$/i.test(dated[2]!)) {
    return partsOf(dated[1], dated[2], Number(dated[3]))
  }
  const bare = /^(?:\D*\s)?((?:18|19|20)\d{2})\D*$/.exec(plain)
  return bare ? { lifetime: false, year: Number(bare[1]) } : undefined
}

function partsOf(day: string | undefined, month: string | undefined, year: number): DateRead {
  const words = month?.replace(/[.\s]/g, '').normalize('NFC')
  return {
    lifetime: false,
    year,
    ...(day ? { day: Number(day) } : {}),
    ...(words ? { month: words } : {}),
  }
}

/** The text ends in the word, give or take some letters. */
function isLike(text: string, word: string, slips: number): boolean {
  if (text.length < word.length - slips) return false
  return [0, -1, 1].some(more => editDistance(text.slice(-(word.length + more)), word) <= slips)
}

/**
 * The date that a Thai and an English reading agree on, or undefined. Days and years must be equal; the month is the
 * one both spellings are near to, since ก.ค. and ก.ย., Jan. and Jun. are each a single letter apart.
 */
export function agreedDate(thai: DateRead, english: DateRead): PartialDate | undefined {
  if (thai.lifetime || english.lifetime) return thai.lifetime && english.lifetime ? 'lifetime' : undefined
  if (thai.day !== english.day) return undefined
  if (thai.month === undefined || english.month === undefined) {
    if (thai.month !== english.month || thai.day !== undefined || thai.year !== english.year) return undefined
    return toPartialDate({ year: thai.year })
  }
  const month = agreedMonth(thai.month, english.month)
  if (!month) return undefined
  // Until B.E. 2483 the Thai year began in April: January to March were counted to the year before.
  const isOldSpring = month <= 3 && english.year <= 1940
  if (thai.year + (isOldSpring ? 1 : 0) !== english.year) return undefined
  return toPartialDate({ year: english.year, month, ...(thai.day ? { day: thai.day } : {}) })
}

function agreedMonth(thai: string, english: string): number | undefined {
  const [sure, other] = [monthsTh.indexOf(thai), monthsEn.indexOf(english.toLowerCase())]
  // Two clean names of different months contradict each other; nearness must not explain that away.
  if (sure >= 0 && other >= 0) return sure === other ? sure + 1 : undefined
  const costs = monthsTh.map((name, index) => ({
    month: index + 1,
    thai: editDistance(thai, name),
    english: editDistance(english.toLowerCase(), monthsEn[index]!),
  }))
  const ranked = costs.sort((a, b) => a.thai + a.english - b.thai - b.english)
  const [first, second] = [ranked[0]!, ranked[1]!]
  const isClear = second.thai + second.english > first.thai + first.english
  return isClear && first.thai <= 2 && first.english <= 1 ? first.month : undefined
}
