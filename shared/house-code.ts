// The 11-digit code of a house, printed NNNN-NNNNNN-N. Its last digit is a check digit of unpublished formula: never reject on it.

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
