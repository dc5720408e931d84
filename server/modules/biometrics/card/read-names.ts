import { type Desk, readRun, tally } from './desk.ts'
import type { TextRun } from './lines.ts'
import { afterLabel, readEnglishGiven, readEnglishWords, readThaiName } from './name-text.ts'
import type { Preparation } from './prepare.ts'
import type { EnglishName, ThaiName } from './types.ts'

// Measured: looks far apart in size and treatment agree on the truth more often than near ones, which share their slips.
const thaiWays: Preparation[] = [
  { height: 26, look: 'plain' },
  { height: 38, look: 'sharp' },
  { height: 42, look: 'plain' },
  { height: 46, look: 'smooth' },
  { height: 42, look: 'binary' },
]

/**
 * Reads the Thai name: the reading that most looks agree on, stopping as soon as two do. Where the English line has a
 * family name, a reading that ran both names together does not count unless there is no other.
 */
export async function readNameTh(
  desk: Desk,
  run: TextRun,
  hasFamily: boolean,
): Promise<{ name: ThaiName; agreement: number } | undefined> {
  const found: ThaiName[] = []
  const runTogether: ThaiName[] = []
  for (const how of thaiWays) {
    const name = readThaiName((await readRun(desk, run, 'tha', how)).text)
    if (name) (hasFamily && !name.family ? runTogether : found).push(name)
    const [first] = tally(found, one => one.full)
    if (first && first.count >= 2) return { name: first.value, agreement: first.count }
  }
  const [first] = tally(found.length > 0 ? found : runTogether, one => one.full)
  return first && { name: first.value, agreement: first.count }
}

const englishWays: Preparation[] = [
  { height: 32, look: 'plain' },
  { height: 38, look: 'smooth' },
  { height: 28, look: 'binary' },
  { height: 36, look: 'sharp' },
]

/** Reads what stands after an English label until two looks agree; undefined where they do not. */
export async function readAfterLabel<T>(
  desk: Desk,
  run: TextRun,
  label: string,
  parse: (text: string) => T | undefined,
): Promise<{ value: T; agreement: number } | undefined> {
  const found: T[] = []
  for (const [index, how] of englishWays.entries()) {
    const rest = afterLabel((await readRun(desk, run, 'eng', how)).text, label)
    const value = rest === undefined ? undefined : parse(rest)
    if (value !== undefined) found.push(value)
    const [first] = tally(found, one => JSON.stringify(one))
    if (first && first.count >= 2) return { value: first.value, agreement: first.count }
    if (index === 1 && found.length === 0) return undefined
  }
  return undefined
}

/** Title and given name after "Name". */
export const readGivenEn = (
  desk: Desk,
  run: TextRun,
): Promise<{ value: Omit<EnglishName, 'family'>; agreement: number } | undefined> =>
  readAfterLabel(desk, run, 'Name', readEnglishGiven)

/** The family name after "Last name"; empty where a dash or nothing stands. */
export const readFamilyEn = (
  desk: Desk,
  run: TextRun,
): Promise<{ value: string; agreement: number } | undefined> =>
  readAfterLabel(desk, run, 'Last name', text => (/[A-Za-z]/.test(text) ? readEnglishWords(text) : ''))
