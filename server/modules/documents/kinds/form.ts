// What the template lays out: cells on a grid of twelve, and tables. Text only, never markup.
import { maskName } from '../../../../shared/names.ts'
import type { Both } from '../tables.ts'
import type { Say } from './say.ts'

/** What a word of the record is when an officer writes another: one of these, a day, or any text. */
export type Writable = { path: string; as: 'text' | 'date' | Readonly<Record<string, Both>> }
export type Cell = { label: string; value: string; span: number; strong?: boolean; writable?: Writable }
export type Column = { label: string; share: number; writable?: Writable }
/** The rows of a table stand in the record as a list of this name, and the paths of its columns within each of them. */
export type Table = { columns: Column[]; rows: string[][]; list?: string }
export type Block = { heading: string; cells?: Cell[]; table?: Table }
export type Form = { formCode: string; title: string; blocks: Block[] }

/** How one kind of document looks and whom it names in its code. */
export type Kind<R> = {
  form: (record: R, say: Say) => Form
  /** The people it is about, of whom the code says the masked names. */
  holders: (record: R) => Both[]
}

export const cell = (label: string, value: string, span: number, strong = false): Cell => ({
  label,
  value,
  span,
  ...(strong ? { strong } : {}),
})

/** Names the place in the record of what a cell or a column shows, so that it can be put right by the words of the paper. */
export const at = <C extends Cell | Column>(path: string, shown: C, as: Writable['as'] = 'text'): C => ({
  ...shown,
  writable: { path, as },
})

export const maskHolders = (holders: readonly Both[], say: Say): string =>
  holders.map(holder => maskName(say.both(holder))).join(' · ')

type Entry = { number: string; office: Both; registeredOn: string }

/** The line that every entry of a register begins with; `place` says where in the record, if not at its top. */
export function entryBlock(say: Say, heading: string, entry: Entry, place = ''): Block {
  const { number, office, registeredOn } = entry
  return {
    heading,
    cells: [
      at(`${place}number`, cell(say.words('เลขที่', 'Entry no.'), say.print(number), 3, true)),
      at(`${place}office`, cell(say.words('สำนักทะเบียน', 'Registration office'), say.both(office), 5)),
      at(
        `${place}registeredOn`,
        cell(say.words('วันที่จดทะเบียน', 'Registered on'), say.date(registeredOn), 4),
        'date',
      ),
    ],
  }
}

type Party = { name: Both; citizenNumber: string | null }

/** A person by name and number. The number is what the register knows them by: no correction of a paper changes it. */
export const partyCells = (say: Say, party: Party | null, place: string): Cell[] => [
  at(`${place}.name`, cell(say.words('ชื่อตัว-ชื่อสกุล', 'Full name'), say.both(party?.name), 7, true)),
  cell(
    say.words('เลขประจำตัวประชาชน', 'Identification number'),
    say.citizenNumber(party?.citizenNumber ?? null),
    5,
  ),
]
