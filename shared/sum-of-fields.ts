// A number that a form counts from what was filled in. The phone shows it while one types, the server counts it again: one rule for both.
import { isAsked, type OnlyWhen, severalOf } from './asked-only-when.ts'
import { parseBaht } from './satang.ts'
import { toArabicDigits } from './thai-text.ts'

/** What is added: always the same, or what a field holds, or what was chosen counts (`by`), so many `times`: a number or a field that holds one. */
export type Term =
  | { fixed: number }
  | { field: string; by?: Readonly<Record<string, number>> | undefined; times?: number | string | undefined }
export type Sum = { of: readonly Term[]; most: number }

/** Baht as people type them, nothing too, in whole satang; undefined for what is no amount. */
export function readBaht(typed: string): number | undefined {
  const text = toArabicDigits(typed).replace(/\s/g, '')
  return /^0(\.0{1,2})?$/.test(text) ? 0 : parseBaht(text)
}

/** A whole number without the spaces between its digits. A dash is a minus here, and stays to be refused. */
export const tidyCount = (typed: string): string => toArabicDigits(typed).replace(/\s/g, '')

type Values = Readonly<Record<string, string>>
const textOf = (values: Values, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : '')

/**
 * Adds up, exactly: each step is a whole number that is held exactly, or there is no sum. What was not filled in adds nothing.
 * Undefined where something is no number, and where the sum is more than it may be.
 */
export function addUp({ of, most }: Sum, values: Values): number | undefined {
  let sum = 0
  for (const term of of) {
    sum += 'fixed' in term ? term.fixed : countOf(term, values)
    if (!Number.isSafeInteger(sum) || sum < 0 || sum > most) return undefined
  }
  return sum
}

function countOf({ field, by, times = 1 }: Extract<Term, { field: string }>, values: Values): number {
  const value = textOf(values, field)
  const one = by
    ? severalOf(value).reduce((all, chosen) => all + (Object.hasOwn(by, chosen) ? (by[chosen] ?? 0) : 0), 0)
    : toNumber(value)
  return one * (typeof times === 'number' ? times : toNumber(textOf(values, times)))
}

const toNumber = (value: string) => (value === '' ? 0 : /^\d{1,13}$/.test(value) ? Number(value) : Number.NaN)

type Counted = { name: string; type: string; onlyWhen?: OnlyWhen | undefined; sum?: Sum | undefined }

/** Every sum of a form as it stands on a phone, by the name of its field; one that cannot be told yet is not there. */
export function sumsOf(fields: readonly Counted[], typed: Values): Record<string, string> {
  const values: Record<string, string> = {}
  const sums: Record<string, string> = {}
  for (const { name, type, onlyWhen, sum } of fields) {
    if (!isAsked(onlyWhen, values)) continue
    const added = sum && addUp(sum, values)
    if (added !== undefined) sums[name] = String(added)
    values[name] = sum ? (sums[name] ?? 'unknown') : spell(type, textOf(typed, name))
  }
  return sums
}

function spell(type: string, typed: string): string {
  if (type === 'amount') return typed.trim() === '' ? '' : String(readBaht(typed))
  return type === 'count' ? tidyCount(typed) : typed
}
