// A document ends: it was revoked, or corrected by one that takes its place. It stays where it is, marked.

import { documentNumber } from '../../../shared/document-code.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { documentCorrected, documentRevoked, shareEnded } from './events.ts'
import { fail } from './failures.ts'
import { issueDocument } from './issue.ts'
import type { Records } from './kinds/index.ts'
import * as store from './store.ts'
import type { DocumentRow, Issuer, RevokeReason } from './tables.ts'

/** @throws documents.documentEnded */
export async function revokeDocument(
  ctx: Ctx,
  { documentId, reason, by }: { documentId: string; reason: RevokeReason; by: Issuer['kind'] },
): Promise<void> {
  await transaction(ctx, async tx => {
    const row = await end(tx, documentId, { status: 'revoked', end_reason: reason })
    await tx.emit(documentRevoked, { documentId, kind: row.kind, reason, by }, { personId: row.person_id })
  })
}

/**
 * Ends the copies of one kind that these people hold: what they say was true on their day and is so no more.
 * In the transaction of whoever changed the register.
 */
export async function outdateCopies(
  tx: TxCtx,
  kind: DocumentRow['kind'],
  personIds: readonly string[],
): Promise<void> {
  for (const personId of new Set(personIds))
    for (const { document_id: documentId } of await store.listStanding(tx, personId, kind))
      await revokeDocument(tx, { documentId, reason: 'outdated', by: 'service' })
}

/** Ends the copies of a paper that was put right, but for the one that says so already. */
export async function outdatePaper(
  tx: TxCtx,
  { personId, kind, paperId, except }: PaperCopies,
): Promise<void> {
  const standing = await store.listStanding(tx, personId, kind)
  for (const { document_id: documentId } of standing.filter(row => row.paper_id === paperId))
    if (documentId !== except) await revokeDocument(tx, { documentId, reason: 'outdated', by: 'service' })
}
type PaperCopies = { personId: string; kind: DocumentRow['kind']; paperId: string; except?: string }

export type Correcting = {
  documentId: string
  /** What it should say, whole, of the same kind. */
  record: Records[keyof Records]
  proposedBy: string
  agreedBy: string
}

/**
 * Ends a document as corrected and issues the right one in its place, in one transaction. The caller has seen to the legal reason and
 * to the two people. @throws documents.documentUnknown | documentEnded | notTheSame
 */
export async function correctDocument(
  ctx: Ctx,
  { documentId, record, proposedBy, agreedBy }: Correcting,
): Promise<{ documentId: string }> {
  if (proposedBy === agreedBy) throw fail.notTheSame()
  return transaction(ctx, async tx => {
    const row = await end(tx, documentId, { status: 'corrected', end_reason: null })
    const { person_id: personId, kind, paper_id: paperId, paper_owner_id: ownerId } = row
    const issued = await issueDocument(tx, {
      personId,
      kind,
      record,
      language: row.language,
      digits: row.digits,
      legalBasis: row.legal_basis,
      issuer: { kind: 'officer', id: agreedBy },
      ...(paperId && ownerId ? { paper: { paperId, ownerId } } : {}),
      replaces: { documentId, number: numberOf(row) },
    })
    const fact = { documentId, kind, newDocumentId: issued.documentId, proposedBy, agreedBy }
    await tx.emit(documentCorrected, fact, { personId })
    return { documentId: issued.documentId }
  })
}

export const outdateHouseCopies = (tx: TxCtx, personIds: readonly string[]): Promise<void> =>
  outdateCopies(tx, 'house', personIds)

/** The number printed on a document. */
export const numberOf = (row: Pick<DocumentRow, 'kind' | 'serial' | 'issued_at'>): string =>
  documentNumber({ kind: row.kind, serial: row.serial, issuedAt: row.issued_at.getTime() / 1000 })

async function end(tx: TxCtx, documentId: string, how: Pick<DocumentRow, 'status' | 'end_reason'>) {
  const row = await store.endDocument(tx, documentId, how)
  if (!row) throw (await store.findDocument(tx, documentId)) ? fail.documentEnded() : fail.documentUnknown()
  for (const shareId of await store.endShares(tx, row.person_id, documentId))
    await tx.emit(shareEnded, { documentId, shareId }, { personId: row.person_id })
  return row
}
