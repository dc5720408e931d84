import { earliestDay } from '../../../../shared/partial-date.ts'
import { readEnglishDate } from './date-text.ts'
import { type Desk, readRun } from './desk.ts'
import type { TextRun } from './lines.ts'
import { withTitleLike } from './name-text.ts'
import { type DateFound, dateFinder, readDate } from './read-date.ts'
import { readFamilyEn, readGivenEn, readNameTh } from './read-names.ts'
import { type NumberFound, readNumber } from './read-number.ts'
import { boxAround, middle, type Row, rowsOf } from './rows.ts'
import type { CardFrontFields } from './types.ts'

export type FrontFound = { fields: CardFrontFields; agreement: Record<keyof CardFrontFields, number> }

/** Where the number stands: the anchor every other line is counted from. */
export type NumberLine = NumberFound & { row: Row; run: TextRun }

const wide = (run: TextRun): number => run.right - run.left

/** Finds the line of the citizen number among the runs of the card's upper part; undefined where none is legible. */
export async function findNumber(desk: Desk, runs: readonly TextRun[]): Promise<NumberLine | undefined> {
  const rows = rowsOf(runs.filter(run => middle(run) > 60 && middle(run) < 230 && run.right > 480))
  const candidates = rows
    .flatMap(row => numberRuns(row).map(run => ({ row, run })))
    .sort((a, b) => Math.abs(middle(a.run) - 125) - Math.abs(middle(b.run) - 125))
  for (const { row, run } of candidates.slice(0, 4)) {
    const found = await readNumber(desk, run)
    if (found) return { ...found, row, run }
  }
  return undefined
}

/** The digits may stand as one run or, widely spaced, as several. */
function numberRuns(row: Row): TextRun[] {
  const right = row.runs.filter(run => run.left > 380)
  if (right.length === 0) return []
  const whole = boxAround(right)
  return wide(whole) >= 250 && wide(whole) / (whole.bottom - whole.top) > 5 ? [whole] : []
}

/** Reads the rest of the front, counting lines from the number; undefined where a needed field is not certain. */
export async function readFront(
  desk: Desk,
  runs: readonly TextRun[],
  number: NumberLine,
): Promise<FrontFound | undefined> {
  const named = await readNamesAndBirth(desk, runs, number)
  if (!named) return undefined
  const issue = await readColumnDate(desk, runs, 0, 240)
  const expiry = issue && (await readColumnDate(desk, runs, 480, 790))
  if (!issue || !expiry || !inOrder(named.birth, issue, expiry)) return undefined
  const requestNumber = await readRequestNumber(desk, runs)
  const { given, family, th, birth } = named
  return {
    fields: {
      citizenNumber: number.number,
      nameTh: withTitleLike(th.name, given.value.title),
      nameEn: { ...given.value, ...(family.value ? { family: family.value } : {}) },
      birthDate: birth.date,
      issueDate: issue.date,
      expiryDate: expiry.date,
      ...(requestNumber ? { requestNumber } : {}),
    },
    agreement: {
      citizenNumber: number.agreement,
      nameTh: th.agreement,
      nameEn: Math.min(given.agreement, family.agreement),
      birthDate: birth.agreement,
      issueDate: issue.agreement,
      expiryDate: expiry.agreement,
      requestNumber: requestNumber ? 2 : 0,
      addressTh: 0,
    },
  }
}

function inOrder(birth: DateFound, issue: DateFound, expiry: DateFound): boolean {
  return (
    earliestDay(birth.date) < earliestDay(issue.date) &&
    (expiry.date === 'lifetime' || issue.date < expiry.date)
  )
}

async function readNamesAndBirth(desk: Desk, runs: readonly TextRun[], number: NumberLine) {
  const below = rowsOf(
    runs.filter(
      run =>
        (run.left > 318 || (run.left > 130 && run.right > 420)) &&
        run.left < 860 &&
        wide(run) > 12 &&
        middle(run) > middle(number.run) + 40 &&
        middle(run) < 500,
    ),
  ).filter(row => row.runs.some(run => wide(run) > 30))
  const given = await findLine(below, middle(number.run) + 129, row => readGivenEn(desk, textOf(row)))
  if (!given) return undefined
  const after = below.slice(given.index + 1)
  const family = await findLine(after, middle(given.row.box) + 50, row => readFamilyEn(desk, textOf(row)))
  if (!family) return undefined
  const thaiRow = largest(below.slice(0, given.index))
  const th = thaiRow && (await readNameTh(desk, textOf(thaiRow), family.found.value !== ''))
  const birth = th && (await readBirth(desk, after.slice(family.index + 1), middle(family.row.box)))
  return birth ? { given: given.found, family: family.found, th, birth } : undefined
}

/** The date of birth stands twice below the family name: in Thai, then in English. */
async function readBirth(desk: Desk, rows: readonly Row[], above: number): Promise<DateFound | undefined> {
  const english = await findLine(rows, above + 101, async row => {
    const { text } = await readRun(desk, valueRunOf(row), 'eng', dateFinder)
    // A Thai date may pass for an English one but for its year.
    return readEnglishDate(text)
  })
  const thai = english && largest(rows.slice(0, english.index))
  return thai && readDate(desk, valueRunOf(thai), valueRunOf(english.row), true)
}

/** The row with most print: marks that came loose from their letters can stand as rows of their own. */
const largest = (rows: readonly Row[]): Row | undefined =>
  [...rows].sort((a, b) => areaOf(b.box) - areaOf(a.box))[0]

const areaOf = (box: TextRun): number => wide(box) * (box.bottom - box.top)

/** A row without the specks around it. */
function textOf(row: Row): TextRun {
  const tallest = Math.max(...row.runs.map(run => run.bottom - run.top))
  return boxAround(row.runs.filter(run => run.bottom - run.top > 0.45 * tallest))
}

/** The value is the last run of its row, unless label and value stand in one; specks do not count. */
function valueRunOf(row: Row): TextRun {
  const tallest = Math.max(...row.runs.map(run => run.bottom - run.top))
  return row.runs.findLast(run => wide(run) > 50 && run.bottom - run.top > 0.55 * tallest) ?? row.box
}

/** Tries the rows nearest to where the line is expected until one has its label. */
async function findLine<T>(
  rows: readonly Row[],
  expected: number,
  read: (row: Row) => Promise<T | undefined>,
): Promise<{ found: T; row: Row; index: number } | undefined> {
  const nearest = rows
    .map((row, index) => ({ row, index, off: Math.abs(middle(row.box) - expected) }))
    .sort((a, b) => a.off - b.off)
  for (const { row, index } of nearest.slice(0, 3)) {
    const found = await read(row)
    if (found) return { found, row, index }
  }
  return undefined
}

/** A column at the foot of the card: the date in Thai, its label, the date in English, its label. */
async function readColumnDate(
  desk: Desk,
  runs: readonly TextRun[],
  from: number,
  to: number,
): Promise<DateFound | undefined> {
  const rows = rowsOf(runs.filter(run => run.left >= from && run.left <= to && isFootLine(run))).slice(-6)
  const last = rows.length - 1
  for (const index of [last - 1, last - 2, last]) {
    const [thai, english] = [rows[index - 2], rows[index]]
    if (!thai || !english) continue
    const { text } = await readRun(desk, english.box, 'eng', dateFinder)
    if (readEnglishDate(text)) return readDate(desk, thai.box, english.box, false)
  }
  return undefined
}

const isFootLine = (run: TextRun): boolean =>
  wide(run) > 40 && wide(run) < 420 && middle(run) > 530 && middle(run) < 735

/** The number under the portrait; it has no check digit, so two looks must read the same. */
async function readRequestNumber(desk: Desk, runs: readonly TextRun[]): Promise<string | undefined> {
  const run = runs.filter(one => one.left > 800 && middle(one) > 640 && wide(one) > 120).at(-1)
  if (!run) return undefined
  const seen = new Set<string>()
  for (const { script, how } of requestWays) {
    const { text } = await readRun(desk, run, script, how, '0123456789-')
    const digits = text.replace(/\D/g, '')
    if (seen.has(digits)) return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
    if (digits.length === 14) seen.add(digits)
  }
  return undefined
}

const requestWays = [
  { script: 'eng', how: { height: 30, look: 'plain' } },
  { script: 'tha', how: { height: 30, look: 'plain' } },
  { script: 'eng', how: { height: 38, look: 'smooth' } },
] as const
