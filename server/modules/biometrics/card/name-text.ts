import { titles } from '../../../../shared/names.ts'
import { editDistance, normaliseThai } from '../../../../shared/thai-text.ts'
import type { EnglishName, ThaiName } from './types.ts'

const titlesTh: readonly string[] = Object.values(titles)
  .flatMap(title => [title.th, title.shortTh])
  .sort((left, right) => right.length - left.length)
const titlesEn = [...new Set([...Object.values(titles).map(title => title.en), 'Ms.', 'Dr.'])]

const nameLabelTh = 'ชื่อตัวและชื่อสกุล'

/** Parts of the Thai name line as read, or undefined where no Thai name stands. */
export function readThaiName(text: string): ThaiName | undefined {
  const plain = normaliseThai(text)
    .replace(/[^\u0e01-\u0e4e.\s-]/g, ' ')
    .replace(/\s*\.\s*/g, '.')
    .replace(/(^|\s)[.-]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const words = plain.split(' ').filter(word => !isLabel(word))
  const first = words[0]
  if (first === undefined || words.join('').length < 3) return undefined
  const title = titleAtStart(first, words.length)
  const rest = title ? [first.slice(title.length), ...words.slice(1)].filter(Boolean) : words
  const printed = title && (titlesTh.includes(title) ? title : nearestTitleTh(title))
  const [given, ...family] = rest
  if (!given) return undefined
  const full = [printed, ...rest].filter(Boolean).join(' ')
  return {
    ...(printed ? { title: printed } : {}),
    given,
    ...(family.length > 0 ? { family: family.join(' ') } : {}),
    full,
  }
}

/**
 * Gives a Thai name its title where the reading ran it together with the given name (นางสุภา): only the English title
 * tells that the letters are one.
 */
export function withTitleLike(name: ThaiName, titleEn: string | undefined): ThaiName {
  if (name.title || !titleEn) return name
  const known = Object.values(titles)
    .filter(title => title.en === titleEn)
    .flatMap(title => [title.th, title.shortTh])
    .sort((left, right) => right.length - left.length)
    .find(title => name.given.startsWith(title) && name.given.length > title.length + 1)
  if (!known) return name
  const given = name.given.slice(known.length)
  return { ...name, title: known, given, full: [known, given, name.family].filter(Boolean).join(' ') }
}

const isLabel = (word: string): boolean => editDistance(word, nameLabelTh) <= 6

/** The title's letters at the start of the first word: the whole word when it is near one, or a dotted one run together. */
function titleAtStart(word: string, wordCount: number): string | undefined {
  if (wordCount > 1 && (titlesTh.includes(word) || nearestTitleTh(word))) return word
  return titlesTh.find(title => title.endsWith('.') && word.startsWith(title) && word.length > title.length)
}

function nearestTitleTh(word: string): string | undefined {
  const bare = (text: string) => text.replaceAll('.', '')
  const dotted = titlesTh.find(
    title => title.endsWith('.') && bare(title) === bare(word) && word.includes('.'),
  )
  if (dotted) return dotted
  return titlesTh.find(title => title.length >= 4 && editDistance(title, word) === 1)
}

/** Words of an English line without its printed label, or undefined where the label is not the one asked for. */
export function afterLabel(text: string, label: string): string | undefined {
  const plain = text.replace(/[|_~]/g, ' ').replace(/\s+/g, ' ').trim()
  const letters = label.replaceAll(' ', '').length
  const slips = Math.max(1, Math.floor(letters / 4))
  let best: { rest: string; cost: number } | undefined
  for (let end = Math.max(1, label.length - 2); end <= Math.min(plain.length, label.length + 3); end++) {
    if (end < plain.length && plain[end] !== ' ' && plain[end - 1] !== ' ' && !/[A-Z]/.test(plain[end]!))
      continue
    const cost = editDistance(plain.slice(0, end).trim().toLowerCase(), label.toLowerCase())
    if (cost <= slips && (!best || cost < best.cost)) best = { rest: plain.slice(end).trim(), cost }
  }
  return best?.rest
}

/** An English first or last name: letters, hyphens, dots and single spaces. Undefined where something else stands. */
export function readEnglishWords(text: string): string | undefined {
  const plain = text
    .replace(/[’‘`]/g, "'")
    .replace(/^[^A-Za-z]+|[^A-Za-z.]+$/g, '')
    .replace(/\s+/g, ' ')
  return /^[A-Za-z][A-Za-z.' -]*$/.test(plain) ? plain : undefined
}

/** Title and given name of the line after "Name". */
export function readEnglishGiven(text: string): Omit<EnglishName, 'family'> | undefined {
  const plain = readEnglishWords(text.replace(/(?<=^[A-Za-z.]{2,9})\s*[,;:]\s*/, '. '))
  if (!plain) return undefined
  const [first, ...rest] = plain
    .replace(/\.(?=[A-Z][a-z]{2})/g, '. ')
    .replace(/\s+/g, ' ')
    .split(' ')
  const title = first && rest.length > 0 ? nearestTitleEn(first) : undefined
  const given = (title ? rest : [first, ...rest]).join(' ').replace(/\.$/, '')
  return given.length >= 2 ? { ...(title ? { title } : {}), given } : undefined
}

function nearestTitleEn(word: string): string | undefined {
  const bare = (text: string) => text.replaceAll('.', '').toLowerCase()
  return (
    titlesEn.find(title => bare(title) === bare(word)) ??
    titlesEn.find(title => bare(title).length >= 4 && editDistance(bare(title), bare(word)) <= 1)
  )
}
