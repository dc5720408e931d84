// Photographs, plans and papers of a case: taken in one by one while the form is filled in, sealed, shown to the office that decides.
import { attachmentTypeOf, keepAttachment } from '../../../platform/attachments.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables, transaction } from '../../../platform/context.ts'
import { eraseFiles, findFile } from '../../../platform/files.ts'
import { citizenOf } from '../citizen.ts'
import { fail } from '../failures.ts'
import type { CaseFileRow, CasesTables } from './tables.ts'

const WAITING_MOST = 16

const db = (ctx: Ctx) => tables<CasesTables>(ctx)

/** Keeps a file until its case is asked for, or for a day. @throws households.notAFile | tooManyFiles */
export async function keepCaseFile(ctx: Ctx, bytes: Buffer) {
  const { personId } = citizenOf(ctx)
  const mediaType = attachmentTypeOf(bytes)
  if (!mediaType) throw fail.notAFile()
  return transaction(ctx, async tx => {
    const waiting = await db(tx)
      .selectFrom('households.case_file')
      .select('file_id')
      .where('person_id', '=', personId)
      .where('case_id', 'is', null)
      .execute()
    if (waiting.length >= WAITING_MOST) throw fail.tooManyFiles()
    const kept = await keepAttachment(tx, 'household-case', mediaType, bytes)
    await db(tx)
      .insertInto('households.case_file')
      .values({
        person_id: personId,
        case_id: null,
        ...kept,
      })
      .execute()
    return { fileId: kept.file_id, mediaType }
  })
}

/** Takes a file back that was not sent yet; taken back twice is once. */
export const dropCaseFile = (ctx: Ctx, fileId: string): Promise<void> =>
  transaction(ctx, async tx => {
    const gone = await db(tx)
      .deleteFrom('households.case_file')
      .where('person_id', '=', citizenOf(tx).personId)
      .where('file_id', '=', fileId)
      .where('case_id', 'is', null)
      .returning('file_id')
      .execute()
    await eraseFiles(
      tx,
      gone.map(row => row.file_id),
    )
  })

/** Binds one's files to a case; somebody else's, or one that was sent, is not there (A50). @throws households.fileUnknown */
export async function bindFiles(
  tx: TxCtx,
  { personId, caseId, files }: { personId: string; caseId: string; files: readonly string[] },
): Promise<void> {
  if (files.length === 0) return
  const bound = await db(tx)
    .updateTable('households.case_file')
    .set({ case_id: caseId })
    .where('person_id', '=', personId)
    .where('case_id', 'is', null)
    .where('file_id', 'in', files)
    .returning('file_id')
    .execute()
  if (bound.length !== new Set(files).size) throw fail.fileUnknown()
}

export const listCaseFiles = (ctx: Ctx, caseId: string): Promise<CaseFileRow[]> =>
  db(ctx)
    .selectFrom('households.case_file')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('file_id')
    .execute()

/** The bytes of a file of a case. @throws households.fileUnknown */
export async function getCaseFile(ctx: Ctx, caseId: string, fileId: string) {
  const row = (await listCaseFiles(ctx, caseId)).find(one => one.file_id === fileId)
  const file = row && (await findFile(ctx, fileId))
  if (!file) throw fail.fileUnknown()
  return file
}

/** Erases files that were kept before a moment and never sent, or whose case ended before another. */
export async function eraseCaseFiles(ctx: Ctx, before: { kept: Date; ended: Date }): Promise<void> {
  await transaction(ctx, async tx => {
    const ended = db(tx)
      .selectFrom('households.house_case')
      .select('case_id')
      .where('ended_at', '<', before.ended)
    const gone = await db(tx)
      .deleteFrom('households.case_file')
      .where(one =>
        one.or([
          one.and([one('case_id', 'is', null), one('created_at', '<', before.kept)]),
          one('case_id', 'in', ended),
        ]),
      )
      .returning('file_id')
      .execute()
    await eraseFiles(
      tx,
      gone.map(row => row.file_id),
    )
  })
}
