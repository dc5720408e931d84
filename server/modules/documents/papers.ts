// What stands in the register about the person, for the person: the same words as on a copy, without having one made.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { getPaper } from '../people/index.ts'
import { formOf } from './kinds/index.ts'
import { sayIn } from './kinds/say.ts'
import { listCorrectionsOf } from './store.ts'
import type { Language } from './tables.ts'

/** One paper in one language, and where a correction of it stands. @throws people.paperUnknown */
export async function showPaper(ctx: Ctx, paperId: string, language: Language) {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  const paper = await getPaper(ctx, personId, paperId)
  const { title, blocks } = formOf(paper.kind, paper.record, sayIn(language, 'arabic'))
  const corrections = (await listCorrectionsOf(ctx, personId)).filter(one => one.paper_id === paperId)
  return {
    paperId,
    kind: paper.kind,
    title,
    blocks: blocks.map(({ heading, cells = [], table }) => ({
      heading,
      cells: cells.map(({ label, value }) => ({ label, value })),
      ...(table ? { columns: table.columns.map(({ label }) => label), rows: table.rows } : { rows: [] }),
    })),
    corrections: corrections.toReversed().map(({ status, asked_at, decided_at }) => ({
      status,
      askedAt: asked_at,
      ...(decided_at ? { decidedAt: decided_at } : {}),
    })),
  }
}
