import { isValidCitizenNumber } from '../../../../shared/citizen-number.ts'
import { toArabicDigits } from '../../../../shared/thai-text.ts'

// What the networks write for a digit when nothing around it tells letters from digits.
const lookalikes: Record<string, string> = {
  O: '0',
  o: '0',
  D: '0',
  I: '1',
  l: '1',
  '|': '1',
  S: '5',
  B: '8',
  Z: '2',
}

/** Takes letters that look like digits for the digits; everything else that is no digit goes. */
export function digitsOf(text: string): string {
  return [...toArabicDigits(text)]
    .map(sign => lookalikes[sign] ?? sign)
    .join('')
    .replace(/\D/g, '')
}

/** The citizen number in a line as read, or undefined where there are not thirteen digits with the right check digit. */
export function readCitizenNumber(text: string): string | undefined {
  const plain = toArabicDigits(text).replace(/[^0-9]/g, '')
  const digits = plain.length === 13 ? plain : digitsOf(text)
  return isValidCitizenNumber(digits) ? digits : undefined
}

const letterFor: Record<string, string> = {
  '0': 'O',
  '1': 'I',
  '5': 'S',
  '8': 'B',
  '2': 'Z',
  '6': 'G',
  '4': 'A',
  '|': 'I',
  ']': 'I',
  '[': 'I',
  '!': 'I',
}

/**
 * The laser code in a line as read, stored form. Its places are known to hold letters or digits, so look-alikes are
 * settled by place; there is no check digit, so one reading alone proves nothing.
 */
export function readLaserCode(text: string): string | undefined {
  const signs = withoutEcho(text.replace(/[\s\u2010-\u2015.,_:~'"=-]/g, ''))
  if (signs.length !== 12) return undefined
  const letters = [...signs.slice(0, 2).toUpperCase()].map(sign => letterFor[sign] ?? sign).join('')
  const code = letters + digitsOf(signs.slice(2))
  return /^[A-Z]{2}\d{10}$/.test(code) ? code : undefined
}

/** Where letters turn to digits the network may write one sign as both (JTO0…): the echo goes. */
function withoutEcho(signs: string): string {
  if (signs.length !== 13 || digitsOf(signs[2]!) !== digitsOf(signs[3]!)) return signs
  return signs.slice(0, 2) + signs.slice(3)
}

/** True for a text with so many digits in so few signs that it may be a laser code misread. */
export function mayBeLaserCode(text: string): boolean {
  const signs = text.replace(/[\s-]/g, '')
  return signs.length >= 10 && signs.length <= 15 && signs.replace(/\D/g, '').length >= 6
}
