// Money is whole satang, a hundred to the baht. No amount ever passes through a fraction: 19.99 × 100 is not 1999 in binary.

/** The largest amount that a Thai QR can say (tag 54 holds 13 characters): 9,999,999,999.99 baht. */
export const MOST_SATANG = 999_999_999_999

/** True for an amount somebody can pay: a whole number of satang above nought that a Thai QR can say. */
export const isAmount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= MOST_SATANG

/** @throws RangeError for what is no amount: fractions, NaN, nothing, debts, and more than a code can say */
export function requireAmount(value: number): number {
  if (!isAmount(value)) throw new RangeError('not an amount of whole satang')
  return value
}

/** Adds amounts. @throws RangeError when one of them or the sum is none */
export const addAmounts = (amounts: readonly number[]): number =>
  requireAmount(amounts.map(requireAmount).reduce((sum, amount) => sum + amount, 0))

/** What a person or a file wrote, as `1,234.5`, `1234.50` or `1234`, in satang; undefined when it is no amount. */
export function parseBaht(text: string): number | undefined {
  const match = /^(\d{1,10}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const [, baht = '', satang = ''] = match
  const amount = Number(baht.replaceAll(',', '') + satang.padEnd(2, '0'))
  return isAmount(amount) ? amount : undefined
}

/** Baht with two decimals and nothing else, as codes and files have it: `1234.50`. @throws RangeError */
export function toBaht(amount: number): string {
  const digits = String(requireAmount(amount)).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Baht as people read it: `1,234.50`. @throws RangeError */
export const formatBaht = (amount: number): string => toBaht(amount).replace(/\B(?=(\d{3})+\.)/g, ',')
