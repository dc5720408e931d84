// Photographs and papers that go with an application: taken in one by one while the form is filled in, sent with it.
import { attachmentTypeOf, keepAttachment } from '../../../platform/attachments.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { eraseFiles, findFile } from '../../../platform/files.ts'
import type { SentFile } from '../definition/read-form.ts'
import { fail } from '../failures.ts'
import { getService } from '../published.ts'
import type { AttachmentRow } from '../tables.ts'
import { db, type Sender } from './store.ts'
import { takeRoom } from './visitors-held.ts'

const WAITING_MOST = 20
const WAIT_MILLISECONDS = 24 * 3_600_000

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' }

const sealName = (id: string) => `attachment:${id}`

/** Keeps a file for a form of a service. Its name is of our making: a phone's names tell more than is asked. @throws services.notAnAttachment | tooManyAttachments | visitorsTooMany */
export async function attach(
  ctx: Ctx,
  { personId, isVisitor, serviceId, bytes }: Sender & { serviceId: string; bytes: Buffer },
): Promise<{ id: string; mediaType: string; sizeBytes: number }> {
  const service = getService(ctx, serviceId)
  const mediaType = attachmentTypeOf(bytes)
  if (!mediaType || !service.form.some(({ type }) => type === 'files')) throw fail.notAnAttachment()
  if (isVisitor) await takeRoom(ctx, service, { things: 1, bytes: bytes.length })
  return transaction(ctx, async tx => {
    const waiting = await db(tx)
      .selectFrom('services.attachment')
      .select('id')
      .where('person_id', '=', personId)
      .where('application_id', 'is', null)
      .execute()
    if (waiting.length >= WAITING_MOST) throw fail.tooManyAttachments()
    const id = newId(tx)
    const name = `${service.id}-${id.slice(-6)}.${endings[mediaType]}`
    await db(tx)
      .insertInto('services.attachment')
      .values({
        person_id: personId,
        id,
        service_id: serviceId,
        application_id: null,
        name_sealed: tx.vault.seal('service-attachment', Buffer.from(name), sealName(id)),
        ...(await keepAttachment(tx, 'service-attachment', mediaType, bytes)),
        is_visitor: isVisitor,
      })
      .execute()
    return { id, mediaType, sizeBytes: bytes.length }
  })
}

/** Takes a file back that was not sent yet; taken back twice is once. */
export const detach = (ctx: Ctx, personId: string, id: string): Promise<void> =>
  transaction(ctx, async tx => {
    const gone = await db(tx)
      .deleteFrom('services.attachment')
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .where('application_id', 'is', null)
      .returning('file_id')
      .execute()
    await eraseFiles(
      tx,
      gone.map(row => row.file_id),
    )
  })

/** Binds files to an application. False when one of them is not the person's, of another service, or sent already. */
export async function bindAttachments(
  tx: TxCtx,
  {
    personId,
    serviceId,
    applicationId,
    ids,
  }: Record<'personId' | 'serviceId' | 'applicationId', string> & { ids: string[] },
): Promise<boolean> {
  if (ids.length === 0) return true
  const bound = await db(tx)
    .updateTable('services.attachment')
    .set({ application_id: applicationId })
    .where('person_id', '=', personId)
    .where('service_id', '=', serviceId)
    .where('application_id', 'is', null)
    .where('id', 'in', ids)
    .returning('id')
    .execute()
  return bound.length === new Set(ids).size && ids.length === bound.length
}

export const listAttachments = (
  ctx: Ctx,
  personId: string,
  applicationId: string,
): Promise<AttachmentRow[]> =>
  db(ctx)
    .selectFrom('services.attachment')
    .selectAll()
    .where('person_id', '=', personId)
    .where('application_id', '=', applicationId)
    .orderBy('id')
    .execute()

/** The files of an application as its agency gets them, by id. */
export async function readAttachments(
  ctx: Ctx,
  personId: string,
  applicationId: string,
): Promise<Map<string, SentFile>> {
  const rows = await listAttachments(ctx, personId, applicationId)
  const files = await Promise.all(
    rows.map(async row => {
      const file = await findFile(ctx, row.file_id)
      return file && ([row.id, toSentFile(ctx, row, file.bytes)] as const)
    }),
  )
  return new Map(files.filter(file => file !== undefined))
}

const toSentFile = (ctx: Ctx, row: AttachmentRow, bytes: Buffer): SentFile => ({
  name: nameOf(ctx, row),
  mediaType: row.media_type,
  sha256: row.sha256,
  content: bytes.toString('base64'),
})

export const nameOf = (ctx: Ctx, { id, name_sealed }: AttachmentRow): string =>
  ctx.vault.open('service-attachment', name_sealed, sealName(id)).toString()

/** Erases what was attached and never sent. */
export const eraseWaiting = (ctx: Ctx): Promise<void> =>
  eraseAttachments(ctx, { before: new Date(ctx.now().getTime() - WAIT_MILLISECONDS) })

/** Erases files: those that wait since before a moment, those of a person, or those of one application. */
export const eraseAttachments = (
  ctx: Ctx,
  which: { before: Date } | { personId: string; applicationId?: string },
): Promise<void> =>
  transaction(ctx, async tx => {
    const all = db(tx).deleteFrom('services.attachment').returning('file_id')
    const chosen =
      'before' in which
        ? all.where('application_id', 'is', null).where('created_at', '<=', which.before)
        : which.applicationId === undefined
          ? all.where('person_id', '=', which.personId)
          : all.where('person_id', '=', which.personId).where('application_id', '=', which.applicationId)
    const gone = await chosen.execute()
    await eraseFiles(
      tx,
      gone.map(row => row.file_id),
    )
  })
