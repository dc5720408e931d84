import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { CorrectionRow, DocumentRow, DocumentsTables, ShareRow } from './tables.ts'

const db = (ctx: Ctx) => tables<DocumentsTables>(ctx)

export const insertDocument = (tx: TxCtx, row: DocumentRow) =>
  db(tx)
    .insertInto('documents.document')
    .values({ ...row, legal_basis: JSON.stringify(row.legal_basis) as never })
    .execute()

export const isSerialTaken = async (ctx: Ctx, kind: DocumentRow['kind'], serial: number): Promise<boolean> =>
  (await db(ctx)
    .selectFrom('documents.document')
    .select('serial')
    .where('kind', '=', kind)
    .where('serial', '=', serial)
    .executeTakeFirst()) !== undefined

export const findDocument = (ctx: Ctx, documentId: string) =>
  db(ctx)
    .selectFrom('documents.document')
    .selectAll()
    .where('document_id', '=', documentId)
    .executeTakeFirst()

export const findDocumentOf = (ctx: Ctx, personId: string, documentId: string) =>
  db(ctx)
    .selectFrom('documents.document')
    .selectAll()
    .where('person_id', '=', personId)
    .where('document_id', '=', documentId)
    .executeTakeFirst()

export const listDocumentsOf = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('documents.document')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('document_id', 'desc')
    .limit(500)
    .execute()

export const listStanding = (ctx: Ctx, personId: string, kind: DocumentRow['kind']) =>
  db(ctx)
    .selectFrom('documents.document')
    .selectAll()
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('status', '=', 'issued')
    .where('expires_at', '>', ctx.now())
    .orderBy('document_id', 'desc')
    .execute()

export async function countIssuedSince(ctx: Ctx, personId: string, since: Date): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('documents.document')
    .select(one => one.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('issuer_kind', '=', 'person')
    .where('issued_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Ends a document that stands; undefined when it does not. */
export const endDocument = (tx: TxCtx, documentId: string, end: Pick<DocumentRow, 'status' | 'end_reason'>) =>
  db(tx)
    .updateTable('documents.document')
    .set({ ...end, ended_at: tx.now() })
    .where('document_id', '=', documentId)
    .where('status', '=', 'issued')
    .returningAll()
    .executeTakeFirst()

export const eraseDocuments = (ctx: Ctx, before: Date) =>
  db(ctx).deleteFrom('documents.document').where('expires_at', '<', before).execute()

export const insertShare = (tx: TxCtx, row: ShareRow) =>
  db(tx).insertInto('documents.share').values(row).execute()

export const listShares = (ctx: Ctx, personId: string, documentId: string) =>
  db(ctx)
    .selectFrom('documents.share')
    .selectAll()
    .where('person_id', '=', personId)
    .where('document_id', '=', documentId)
    .orderBy('id', 'desc')
    .execute()

export const listSharesOf = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('documents.share')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()

/** Ends one link, or all of a document; the ids of those that were open. */
export async function endShares(
  tx: TxCtx,
  personId: string,
  documentId: string,
  id?: string,
): Promise<string[]> {
  const ending = db(tx)
    .updateTable('documents.share')
    .set({ ended_at: tx.now() })
    .where('person_id', '=', personId)
    .where('document_id', '=', documentId)
    .where('ended_at', 'is', null)
  const ended = await (id === undefined ? ending : ending.where('id', '=', id)).returning('id').execute()
  return ended.map(row => row.id)
}

/** Counts an opening of a link that is open. */
export const openShare = (tx: TxCtx, tokenHash: string) =>
  db(tx)
    .updateTable('documents.share')
    .set(one => ({ opened: one('opened', '+', 1), last_opened_at: tx.now() }))
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', tx.now())
    .returningAll()
    .executeTakeFirst()

export const eraseShares = (ctx: Ctx, before: Date) =>
  db(ctx).deleteFrom('documents.share').where('expires_at', '<', before).execute()

/** False when a correction of the document is open already. */
export async function insertCorrection(tx: TxCtx, row: CorrectionRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db(tx)
    .insertInto('documents.correction')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const findCorrection = (ctx: Ctx, id: string) =>
  db(ctx).selectFrom('documents.correction').selectAll().where('id', '=', id).executeTakeFirst()

export const listOpenCorrections = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('documents.correction')
    .selectAll()
    .where('status', 'in', ['asked', 'proposed'])
    .orderBy('asked_at')
    .limit(100)
    .execute()

export const listCorrectionsOf = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('documents.correction')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()

/** Moves a correction that is in one of the states; undefined when it is not. */
export const moveCorrection = (
  tx: TxCtx,
  id: string,
  from: readonly CorrectionRow['status'][],
  change: Partial<CorrectionRow>,
) =>
  db(tx)
    .updateTable('documents.correction')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', from)
    .returningAll()
    .executeTakeFirst()
