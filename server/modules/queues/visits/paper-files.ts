// Papers shown ahead of a visit: photographs and PDF files, sealed, for the desk that calls it and no longer than it is open. The originals are
// brought all the same.
import { attachmentTypeOf, keepAttachment } from '../../../platform/attachments.ts'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { findFile } from '../../../platform/files.ts'
import { findCalled, officerOf } from '../desk/call.ts'
import { paperSeen } from '../events.ts'
import { fail } from '../failures.ts'
import { matterOf } from '../matters.ts'
import * as sent from '../paper-store.ts'
import { type PaperId, papers } from '../papers.ts'
import type { PaperFileRow } from '../tables.ts'
import { factOf, ownerOf, requireAhead } from './book.ts'

/** Of one visit. */
const FILES_MOST = 10

/** @throws queues.visitUnknown | visitBegun | notAPaper | tooManyPapers */
export async function sendPaper(
  ctx: Ctx,
  { visitId, paper, bytes }: { visitId: string; paper: PaperId; bytes: Buffer },
): Promise<PaperFileRow> {
  const mediaType = attachmentTypeOf(bytes)
  if (!mediaType || !papers[paper].isSentAhead) throw fail.notAPaper()
  return transaction(ctx, async tx => {
    const { person_id: personId, matter } = await requireAhead(tx, visitId)
    if (personId === null || !matterOf(matter).papers.includes(paper)) throw fail.notAPaper()
    if ((await sent.listPaperFiles(tx, visitId)).length >= FILES_MOST) throw fail.tooManyPapers()
    const row = {
      ...{ person_id: personId, visit_id: visitId, paper },
      ...(await keepAttachment(tx, 'visit-paper', mediaType, bytes)),
    }
    await sent.insertPaperFile(tx, row)
    return row
  })
}

/** Takes a paper back while the visit is still ahead; taken back twice is once. @throws queues.visitUnknown | visitBegun */
export const takeBackPaper = (ctx: Ctx, visitId: string, fileId: string): Promise<void> =>
  transaction(ctx, async tx => {
    await requireAhead(tx, visitId)
    await sent.erasePaperFiles(tx, [visitId], fileId)
  })

/** A paper of the visit that is called to this desk; the person reads in their history that it was looked at. @throws queues.notCalled | paperUnknown */
export async function readPaper(ctx: Ctx, visitId: string, fileId: string) {
  const visit = await findCalled(ctx)
  if (visit?.visit_id !== visitId) throw fail.notCalled()
  const row = (await sent.listPaperFiles(ctx, visitId)).find(one => one.file_id === fileId)
  const file = row && (await findFile(ctx, fileId))
  if (!file) throw fail.paperUnknown()
  const { personId: seenBy } = officerOf(ctx)
  const fact = { ...factOf(visit), paper: row.paper, seenBy }
  await transaction(ctx, async tx => tx.emit(paperSeen, fact, ownerOf(visit)))
  return file
}
