import { type Desk, readRun, tally } from './desk.ts'
import type { TextRun } from './lines.ts'
import { mayBeLaserCode, readLaserCode } from './number-text.ts'
import type { Preparation } from './prepare.ts'

const ways: { how: Preparation; allowed: string }[] = [
  { how: { height: 36, look: 'plain' }, allowed: '' },
  { how: { height: 30, look: 'smooth' }, allowed: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-' },
  { how: { height: 28, look: 'binary' }, allowed: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-' },
  { how: { height: 40, look: 'sharp' }, allowed: '' },
  { how: { height: 26, look: 'plain' }, allowed: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-' },
]

/** The laser code of the back and how many readings agree on it, or undefined where none is certain. */
export async function readBack(
  desk: Desk,
  runs: readonly TextRun[],
): Promise<{ laserCode: string; agreement: number } | undefined> {
  const shaped = runs.filter(run => {
    const ratio = (run.right - run.left) / (run.bottom - run.top)
    return ratio > 5 && ratio < 22 && run.bottom - run.top >= 16 && run.right - run.left > 130
  })
  const tallest = shaped.sort((a, b) => b.bottom - b.top - (a.bottom - a.top))
  for (const run of tallest.slice(0, 8)) {
    const found = await readCode(desk, run)
    if (found) return found
  }
  return undefined
}

async function readCode(desk: Desk, run: TextRun) {
  const found: string[] = []
  for (const { how, allowed } of ways) {
    const { text } = await readRun(desk, run, 'eng', how, allowed)
    const code = readLaserCode(text)
    if (code) found.push(code)
    else if (found.length === 0 && !mayBeLaserCode(text)) return undefined
    const [first, second] = tally(found, value => value)
    if (first && first.count - (second?.count ?? 0) >= 2) {
      return { laserCode: first.value, agreement: first.count }
    }
  }
  return undefined
}
