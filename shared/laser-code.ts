// The code on the back of the card: two letters and ten digits, printed JT1-2345678-90 and kept without dashes.

/** True for the stored form, `JT1234567890`. */
export function isLaserCode(code: string): boolean {
  return /^[A-Z]{2}\d{10}$/.test(code)
}

/** Takes printed or typed text (any case, dashes, spaces) to the stored form; undefined where it is none. */
export function parseLaserCode(text: string): string | undefined {
  const code = text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase()
  return isLaserCode(code) ? code : undefined
}

/** The printed form of a stored code. */
export function formatLaserCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3, 10)}-${code.slice(10)}`
}
