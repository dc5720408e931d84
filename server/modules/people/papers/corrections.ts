// What was put right in papers. A correction says which words of a paper change and by which law; every copy made afterwards has them.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, tables } from '../../../platform/context.ts'
import { paperCorrected } from '../events.ts'
import { fail } from '../failures.ts'
import type { PeopleTables } from '../tables.ts'
import { type Paper, shapes } from './shapes.ts'

/** Path of a word in the record (`father.name.th`) → what it should be. */
export type Changes = Record<string, string>

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)
const PATH = /^[a-zA-Z]{1,30}(\.([a-zA-Z]{1,30}|\d{1,2})){0,4}$/

/** The papers with what was put right in them, in the order in which it was. */
export async function applyCorrections(ctx: Ctx, papers: readonly Paper[]): Promise<Paper[]> {
  const owners = [...new Set(papers.map(paper => paper.ownerId))]
  const rows = await db(ctx)
    .selectFrom('people.paper_correction')
    .selectAll()
    .where('person_id', 'in', owners)
    .orderBy('id')
    .execute()
  return papers.map(paper =>
    rows
      .filter(row => row.person_id === paper.ownerId && row.paper_id === paper.paperId)
      .reduce((before, row) => {
        const changes = ctx.vault.open('paper-correction', row.changes_sealed, row.id).toString()
        return withChanges(before, JSON.parse(changes))
      }, paper),
  )
}

/**
 * The paper with other words in it. Only words that stand there can change, and the result must be a paper of its kind.
 * @throws people.correctionInvalid
 */
export function withChanges(paper: Paper, changes: Changes): Paper {
  const record = structuredClone(paper.record)
  for (const [path, value] of Object.entries(changes)) {
    if (!PATH.test(path)) throw fail.correctionInvalid()
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    const holder = steps.reduce<unknown>((at, step) => ownOf(at, step), record)
    if (typeof ownOf(holder, last) !== 'string') throw fail.correctionInvalid()
    ;(holder as Record<string, string>)[last] = value
  }
  const parsed = shapes[paper.kind].safeParse(record)
  if (!parsed.success) throw fail.correctionInvalid()
  return { ...paper, record: parsed.data }
}

/** Only what the record itself holds: a path never reaches a prototype (A60). */
const ownOf = (holder: unknown, step: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, step)
    ? (holder as Record<string, unknown>)[step]
    : undefined

/** Writes a correction that two officers agreed on. @throws people.correctionInvalid */
export async function correctPaper(
  tx: TxCtx,
  paper: Paper,
  correction: { changes: Changes; legalBasis: string; proposedBy: string; agreedBy: string },
): Promise<Paper> {
  const corrected = withChanges(paper, correction.changes)
  const id = newId(tx)
  await db(tx)
    .insertInto('people.paper_correction')
    .values({
      person_id: paper.ownerId,
      id,
      paper_id: paper.paperId,
      changes_sealed: tx.vault.seal('paper-correction', Buffer.from(JSON.stringify(correction.changes)), id),
      legal_basis: correction.legalBasis,
      proposed_by: correction.proposedBy,
      agreed_by: correction.agreedBy,
      corrected_at: tx.now(),
    })
    .execute()
  await tx.emit(paperCorrected, { correctionId: id, kind: paper.kind }, { personId: paper.ownerId })
  return corrected
}
