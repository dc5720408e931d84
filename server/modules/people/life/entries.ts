// Entries of the registers of births, deaths, families and names that were made here.
import { toBuddhistYear } from '../../../../shared/buddhist-date.ts'
import type { Day } from '../../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { Paper, Papers } from '../papers/shapes.ts'
import { thaiDay } from '../seed.ts'
import type { EntryRow, PeopleTables } from '../tables.ts'

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)

/** The office that registers, as its papers name it. */
export type Office = { id: string; name: { th: string; en: string } }

/** The next number of a book; whoever comes at the same time waits and gets the one after. */
export async function nextOf(tx: TxCtx, book: string): Promise<number> {
  const { last } = await db(tx)
    .insertInto('people.running')
    .values({ book, last: 1 })
    .onConflict(conflict =>
      conflict.column('book').doUpdateSet(one => ({ last: one('people.running.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** What every entry begins with: its number in the year's book of the office, the office, and today. */
export async function beginEntry(tx: TxCtx, kind: EntryRow['kind'], office: Office) {
  const registeredOn = thaiDay(tx.now())
  const year = toBuddhistYear(registeredOn)
  const running = await nextOf(tx, `${kind} ${office.id} ${year}`)
  return { number: `${running}/${year}`, office: office.name, registeredOn }
}

type Written<K extends EntryRow['kind']> = {
  kind: K
  paperId: string
  ownerId: string
  /** Everybody who may have a copy. */
  holders: readonly string[]
  day: Day
  record: Papers[K]
}

export async function writeEntry<K extends EntryRow['kind']>(tx: TxCtx, entry: Written<K>): Promise<void> {
  const sealed = tx.vault.seal('paper-entry', Buffer.from(JSON.stringify(entry.record)), entry.ownerId)
  await db(tx)
    .insertInto('people.entry')
    .values(
      [...new Set([entry.ownerId, ...entry.holders])].map(person_id => ({
        person_id,
        paper_id: entry.paperId,
        owner_id: entry.ownerId,
        kind: entry.kind,
        day: entry.day,
        record_sealed: sealed,
        recorded_at: tx.now(),
      })),
    )
    .execute()
}

/** The papers somebody may have of entries made here, and which entries stand for these people in place of derived ones. */
export async function listEntries(ctx: Ctx, personId: string, people: readonly string[]) {
  const rows = await db(ctx)
    .selectFrom('people.entry')
    .selectAll()
    .where(one => one.or([one('person_id', '=', personId), one('owner_id', 'in', [personId, ...people])]))
    .orderBy('recorded_at')
    .execute()
  const marriages = await db(ctx)
    .selectFrom('people.marriage')
    .selectAll()
    .where('person_id', '=', personId)
    .execute()
  const papers = rows.filter(row => row.person_id === personId).map(row => toPaper(ctx, row))
  return {
    papers: papers.map(paper => {
      const marriage = marriages.find(one => paper.paperId === marriagePaperId(one.marriage_id))
      return marriage ? withEnd(paper as Paper<'marriage'>, marriage.ended_by, marriage.ended_on) : paper
    }),
    entered: rows.map(row => ({ ownerId: row.owner_id, kind: row.kind, paperId: row.paper_id })),
    divorces: marriages.filter(one => one.ended_by === 'divorce'),
  }
}

export const marriagePaperId = (marriageId: string) => `marriage-${marriageId}`

/** The marriage paper with how the marriage ended, if it did. */
export function withEnd(paper: Paper<'marriage'>, endedBy: string | null, on: Day | null): Paper<'marriage'> {
  if (on === null) return paper
  const end = endedBy === 'divorce' ? { endedByDivorceOn: on } : { endedByDeathOn: on }
  return { ...paper, record: { ...paper.record, ...end } }
}

function toPaper(ctx: Ctx, row: EntryRow): Paper {
  const record = ctx.vault.open('paper-entry', row.record_sealed, row.owner_id).toString()
  return {
    paperId: row.paper_id,
    kind: row.kind,
    ownerId: row.owner_id,
    day: row.day,
    record: JSON.parse(record),
  }
}
