import type { TextRun } from './lines.ts'

/** Runs that stand on one line, left to right. */
export type Row = { runs: TextRun[]; box: TextRun }

/** The smallest box around runs. */
export function boxAround(runs: readonly TextRun[]): TextRun {
  return {
    left: Math.min(...runs.map(run => run.left)),
    right: Math.max(...runs.map(run => run.right)),
    top: Math.min(...runs.map(run => run.top)),
    bottom: Math.max(...runs.map(run => run.bottom)),
  }
}

/** Middle height of a run. */
export const middle = (run: TextRun): number => (run.top + run.bottom) / 2

/** Puts runs that share most of their height on one row; rows go from top to bottom. */
export function rowsOf(runs: readonly TextRun[]): Row[] {
  const rows: Row[] = []
  for (const run of [...runs].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.findLast(candidate => sharesLine(candidate.box, run))
    if (row) {
      row.runs = [...row.runs, run].sort((a, b) => a.left - b.left)
      row.box = boxAround(row.runs)
    } else rows.push({ runs: [run], box: { ...run } })
  }
  return rows
}

function sharesLine(one: TextRun, other: TextRun): boolean {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return shared > 0.55 * Math.min(one.bottom - one.top, other.bottom - other.top)
}
