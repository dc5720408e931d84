// The 11-digit code of a house, printed NNNN-NNNNNN-N: office, house, check digit. The formula of the last is unpublished: never reject on it.

/** True for eleven digits. */
export function isHouseCode(code: string): boolean {
  return /^\d{11}$/.test(code)
}

/** Takes printed or typed text to eleven digits; undefined where it is none. */
export function parseHouseCode(text: string): string | undefined {
  const code = text.replace(/[\s\u2010-\u2015-]/g, '')
  return isHouseCode(code) ? code : undefined
}

/** The printed form of eleven digits. */
export function formatHouseCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 10)}-${code.slice(10)}`
}

/**
 * A new code: the four digits of the office, the running number of the house there, and a check digit by the rule of citizen numbers
 * (weights 11 to 2, modulus 11), for want of a published one. Throws a RangeError for what does not fit.
 */
export function toHouseCode(office: string, running: number): string {
  if (!/^\d{4}$/.test(office) || !Number.isInteger(running) || running < 1 || running > 999_999)
    throw new RangeError('an office of four digits and a number of at most six expected')
  const digits = office + String(running).padStart(6, '0')
  const sum = [...digits].reduce((total, digit, index) => total + (11 - index) * Number(digit), 0)
  return digits + String((11 - (sum % 11)) % 10)
}
