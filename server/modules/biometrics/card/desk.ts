import type { Grey, TextRun } from './lines.ts'
import type { LineRead, LineReader, Script } from './ocr.ts'
import type { Cv } from './opencv.ts'
import { type Preparation, prepareLine } from './prepare.ts'

/** One straightened card laid out for reading. */
export type Desk = { cv: Cv; grey: Grey; lines: LineReader; known: Map<string, LineRead> }

// Thai sets vowels and tone marks above and below its letters, where they are easily left out of a run.
const paddings = { eng: { x: 8, above: 6, below: 6 }, tha: { x: 8, above: 14, below: 9 } } as const

/** Reads one run in one script, prepared in one way; the same question is answered from memory. */
export async function readRun(
  { cv, grey, lines, known }: Desk,
  run: TextRun,
  script: Script,
  how: Preparation,
  allowed?: string,
): Promise<LineRead> {
  const key = JSON.stringify([run, script, how, allowed])
  const read =
    known.get(key) ?? (await lines.read(script, prepareLine(cv, grey, run, paddings[script], how), allowed))
  known.set(key, read)
  return read
}

/** Counts equal readings; the most frequent first, ties in order of reading. */
export function tally<T>(
  readings: readonly T[],
  keyOf: (reading: T) => string,
): { value: T; count: number }[] {
  const counts = new Map<string, { value: T; count: number }>()
  for (const reading of readings) {
    const known = counts.get(keyOf(reading))
    if (known) known.count++
    else counts.set(keyOf(reading), { value: reading, count: 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}
