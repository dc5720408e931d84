// The 13-digit Thai personal number: N-NNNN-NNNNN-NN-C.

const digitWeights = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2] as const

/** Who a number was given to, told by its first digit (Civil Registration Act B.E. 2534, number rules). */
export const citizenCategories = [
  'notInThaiRegister',
  'thaiNotifiedInTime',
  'thaiNotifiedLate',
  'inHouseRegisterBefore1984',
  'movedBeforeNumbering',
  'addedLater',
  'temporaryStay',
  'childOfTemporaryStay',
  'permanentOrNaturalised',
  'unassigned',
] as const
export type CitizenCategory = (typeof citizenCategories)[number]

/** Computes the last digit from the first twelve; throws a RangeError unless given twelve digits. */
export function citizenCheckDigit(firstTwelve: string): string {
  if (!/^[0-9]{12}$/.test(firstTwelve)) throw new RangeError('twelve digits expected')
  const sum = digitWeights.reduce((total, weight, index) => total + weight * Number(firstTwelve[index]), 0)
  return String((11 - (sum % 11)) % 10)
}

/** Completes twelve digits to a number whose check digit is right. */
export function toCitizenNumber(firstTwelve: string): string {
  return firstTwelve + citizenCheckDigit(firstTwelve)
}

/** True for thirteen plain digits with the right check digit; says nothing about whether anybody has the number. */
export function isValidCitizenNumber(value: string): boolean {
  return /^[0-9]{13}$/.test(value) && citizenCheckDigit(value.slice(0, 12)) === value[12]
}

/** Takes what a person typed or a reader saw (spaces, dashes, Thai digits) to plain digits, or undefined if it is no valid number. */
export function parseCitizenNumber(text: string): string | undefined {
  const digits = text
    .replace(/[\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[\s\u2010-\u2015-]/g, '')
  return isValidCitizenNumber(digits) ? digits : undefined
}

/** Groups thirteen digits, `1-0099-00001-01-9`; on the card the separator is a space. */
export function formatCitizenNumber(number: string, separator = '-'): string {
  return [
    number.slice(0, 1),
    number.slice(1, 5),
    number.slice(5, 10),
    number.slice(10, 12),
    number.slice(12),
  ].join(separator)
}

/** Hides the seven running digits, `1-0099-xxxxx-xx-9`: what may be shown until the holder taps. */
export function maskCitizenNumber(number: string): string {
  return `${number.slice(0, 1)}-${number.slice(1, 5)}-xxxxx-xx-${number.slice(12)}`
}

/** Tells by the first digit how the number came to be given. */
export function citizenCategory(number: string): CitizenCategory {
  return citizenCategories[Number(number[0])] ?? 'unassigned'
}
