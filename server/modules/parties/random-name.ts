import { randomInt } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Ids and secrets have the look of ThaID's: base64 of so many letters and digits, without padding. */
export const randomBase64 = (letters: number): string =>
  Buffer.from(Array.from({ length: letters }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''))
    .toString('base64')
    .replace(/=+$/, '')
