import { randomInt } from 'node:crypto'

// No letters that are taken for each other when read out, and no vowels to make words of: 24 million references a place.
const LETTERS = 'CDFGHJKMNPQRTVWXY'
const LENGTH = 6

/** What somebody says at the counter: it names the booking, and nobody. */
export const newReference = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** The reference however it was typed. */
export const normaliseReference = (typed: string): string => typed.toUpperCase().replace(/[^A-Z]/g, '')
