// Rows of papers that were sent ahead of a visit; a row never goes without its file.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables, transaction } from '../../platform/context.ts'
import { eraseFiles } from '../../platform/files.ts'
import type { PaperFileRow, QueuesTables } from './tables.ts'

const db = (ctx: Ctx) => tables<QueuesTables>(ctx)

export async function insertPaperFile(tx: TxCtx, row: PaperFileRow): Promise<void> {
  await db(tx).insertInto('queues.paper_file').values(row).execute()
}

export const listPaperFiles = (ctx: Ctx, visitId: string): Promise<PaperFileRow[]> =>
  db(ctx)
    .selectFrom('queues.paper_file')
    .selectAll()
    .where('visit_id', '=', visitId)
    .orderBy('file_id')
    .execute()

/** Erases the papers of visits, or one of them. */
export async function erasePaperFiles(
  tx: TxCtx,
  visitIds: readonly string[],
  fileId?: string,
): Promise<void> {
  if (visitIds.length === 0) return
  const all = db(tx).deleteFrom('queues.paper_file').where('visit_id', 'in', visitIds).returning('file_id')
  const gone = await (fileId === undefined ? all : all.where('file_id', '=', fileId)).execute()
  await eraseFiles(
    tx,
    gone.map(row => row.file_id),
  )
}

/** Erases what was sent for days that are over. */
export const erasePapersBefore = (ctx: Ctx, day: string): Promise<void> =>
  transaction(ctx, async tx => {
    const over = await db(tx)
      .selectFrom('queues.paper_file')
      .innerJoin('queues.visit', 'queues.visit.visit_id', 'queues.paper_file.visit_id')
      .select('queues.visit.visit_id')
      .distinct()
      .where('queues.visit.day', '<', day)
      .execute()
    await erasePaperFiles(
      tx,
      over.map(row => row.visit_id),
    )
  })
