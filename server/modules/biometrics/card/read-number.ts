import { type Desk, readRun, tally } from './desk.ts'
import type { TextRun } from './lines.ts'
import { readCitizenNumber } from './number-text.ts'
import type { Script } from './ocr.ts'
import type { Preparation } from './prepare.ts'

const digits = '0123456789 '

// Two networks and several looks at the print: their slips differ, so agreement means something.
const ways: { script: Script; how: Preparation }[] = [
  { script: 'tha', how: { height: 30, look: 'plain' } },
  { script: 'eng', how: { height: 36, look: 'smooth' } },
  { script: 'eng', how: { height: 30, look: 'binary' } },
  { script: 'tha', how: { height: 40, look: 'smooth' } },
  { script: 'eng', how: { height: 26, look: 'plain' } },
  { script: 'tha', how: { height: 30, look: 'sharp' } },
]

/** A citizen number and how many readings agree on it. */
export type NumberFound = { number: string; agreement: number }

/**
 * Reads a run as the citizen number. The check digit is blind to the third digit and merges two remainders, so a number
 * counts only when two readings agree and no other valid one was read as often.
 */
export async function readNumber(desk: Desk, run: TextRun): Promise<NumberFound | undefined> {
  const found: string[] = []
  for (const [index, { script, how }] of ways.entries()) {
    const { text } = await readRun(desk, run, script, how, digits)
    const number = readCitizenNumber(text)
    if (number) found.push(number)
    const [first, second] = tally(found, value => value)
    if (first && first.count - (second?.count ?? 0) >= 2) {
      return { number: first.value, agreement: first.count }
    }
    // A run whose first looks show nothing like a number is another line.
    if (index === 1 && found.length === 0 && text.replace(/\D/g, '').length < 9) return undefined
  }
  return undefined
}
