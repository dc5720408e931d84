// What the template lays out: cells on a grid of twelve, and tables. Text only, never markup.
import { maskName } from '../../../../shared/names.ts'
import type { Both } from '../tables.ts'
import type { Say } from './say.ts'

export type Cell = { label: string; value: string; span: number; strong?: boolean }
export type Table = { columns: { label: string; share: number }[]; rows: string[][] }
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

export const maskHolders = (holders: readonly Both[], say: Say): string =>
  holders.map(holder => maskName(say.both(holder))).join(' · ')

type Entry = { number: string; office: Both; registeredOn: string }

/** The line that every entry of a register begins with. */
export const entryBlock = (say: Say, heading: string, { number, office, registeredOn }: Entry): Block => ({
  heading,
  cells: [
    cell(say.words('เลขที่', 'Entry no.'), say.print(number), 3, true),
    cell(say.words('สำนักทะเบียน', 'Registration office'), say.both(office), 5),
    cell(say.words('วันที่จดทะเบียน', 'Registered on'), say.date(registeredOn), 4),
  ],
})

type Party = { name: Both; citizenNumber: string | null }

export const partyCells = (say: Say, party: Party | null): Cell[] => [
  cell(say.words('ชื่อตัว-ชื่อสกุล', 'Full name'), say.both(party?.name), 7, true),
  cell(
    say.words('เลขประจำตัวประชาชน', 'Identification number'),
    say.citizenNumber(party?.citizenNumber ?? null),
    5,
  ),
]
