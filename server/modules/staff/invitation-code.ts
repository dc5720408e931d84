import { randomInt } from 'node:crypto'

// No letters or digits that are taken for each other when read out.
const LETTERS = 'ACDEFGHJKMNPQRTUVWXY3479'
const LENGTH = 12

/** A code to read out once, in three groups: 55 bits. */
export const newCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** The code however it was typed. */
export const normaliseCode = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '')
