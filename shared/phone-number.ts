// Thai mobile numbers: ten digits from 06, 08 or 09 (NBTC numbering plan), kept in the form of E.164, +66812345678.

const E164 = /^\+66[689]\d{8}$/

/** True for the kept form of a Thai mobile number; says nothing about whether anybody has it. */
export function isThaiMobile(number: string): boolean {
  return E164.test(number)
}

/** Takes what a person typed (081-234-5678, +66 81 234 5678, 0066…, Thai digits) to the kept form; undefined where it is no Thai mobile number. */
export function parseThaiMobile(text: string): string | undefined {
  const digits = text
    .replace(/[\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[\s().\u2010-\u2015-]/g, '')
  // Many write the zero of home after the country's number as well: +66 (0)81 …
  const found = /^(?:(?:\+|00)?660?|0)([689]\d{8})$/.exec(digits)
  return found ? `+66${found[1]}` : undefined
}

/** The form of home of a kept number, `081-234-5678`. */
export function formatThaiMobile(number: string): string {
  const home = `0${number.slice(3)}`
  return `${home.slice(0, 3)}-${home.slice(3, 6)}-${home.slice(6)}`
}

/** Hides the middle of a kept number, `08x-xxx-5678`: enough for its owner to know it by. */
export function maskThaiMobile(number: string): string {
  return `0${number.slice(3, 4)}x-xxx-${number.slice(-4)}`
}
