// Documents as their owner sees them.
import type { Ctx } from '../../platform/context.ts'
import { findFile } from '../../platform/files.ts'
import { fail } from './failures.ts'
import { verifyAddressOf } from './issue.ts'
import { numberOf } from './revoke.ts'
import * as store from './store.ts'
import type { CorrectionRow, DocumentRow, ShareRow } from './tables.ts'

const toView = (ctx: Ctx, row: DocumentRow) => ({
  id: row.document_id,
  kind: row.kind,
  number: numberOf(row),
  language: row.language,
  status: row.status === 'issued' && row.expires_at <= ctx.now() ? ('expired' as const) : row.status,
  issuedAt: row.issued_at,
  expiresAt: row.expires_at,
  ...(row.ended_at ? { endedAt: row.ended_at } : {}),
  ...(row.end_reason ? { endReason: row.end_reason } : {}),
  ...(row.replaces ? { replaces: row.replaces } : {}),
})

/** The documents of a person, the newest first. */
export async function listDocuments(ctx: Ctx, personId: string) {
  return (await store.listDocumentsOf(ctx, personId)).map(row => toView(ctx, row))
}

/** The newest copy of the house registration that still stands, with the code that anybody checks it by. */
export async function findHouseCopy(ctx: Ctx, personId: string) {
  const row = (await store.listStanding(ctx, personId, 'house'))[0]
  return row && { id: row.document_id, verifyLink: verifyLinkOf(ctx, row), issuedAt: row.issued_at }
}

const verifyLinkOf = (ctx: Ctx, row: DocumentRow): string =>
  verifyAddressOf(ctx) + ctx.vault.open('document-code', row.code_sealed, row.document_id).toString()

/** A document of the person's; somebody else's is not there (A50). @throws documents.documentUnknown */
export async function getDocumentOf(ctx: Ctx, personId: string, documentId: string): Promise<DocumentRow> {
  const row = await store.findDocumentOf(ctx, personId, documentId)
  if (!row) throw fail.documentUnknown()
  return row
}

/** One document with its code, its links, and all that became of it. @throws documents.documentUnknown */
export async function showDocument(ctx: Ctx, personId: string, documentId: string) {
  const row = await getDocumentOf(ctx, personId, documentId)
  const shares = await store.listShares(ctx, personId, documentId)
  const corrections = (await store.listCorrectionsOf(ctx, personId)).filter(
    one => one.document_id === documentId || one.new_document_id === documentId,
  )
  return {
    ...toView(ctx, row),
    legalBasis: row.legal_basis,
    verifyLink: verifyLinkOf(ctx, row),
    correctable: row.status === 'issued' && row.paper_id !== null,
    shares: shares.map(share => ({
      id: share.id,
      createdAt: share.created_at,
      until: share.expires_at,
      opened: share.opened,
      open: share.ended_at === null && share.expires_at > ctx.now(),
    })),
    history: historyOf(row, shares, corrections),
  }
}

type Step = { what: string; at: Date }

function historyOf(row: DocumentRow, shares: ShareRow[], corrections: CorrectionRow[]): Step[] {
  const step = (what: string, at: Date | null): Step[] => (at ? [{ what, at }] : [])
  return [
    ...step(row.replaces ? 'issuedAnew' : 'issued', row.issued_at),
    ...step(row.status === 'corrected' ? 'corrected' : 'revoked', row.ended_at),
    ...shares.flatMap(share => [
      ...step('shared', share.created_at),
      ...step('opened', share.last_opened_at),
      ...step('shareEnded', share.ended_at),
    ]),
    ...corrections
      .filter(one => one.document_id === row.document_id)
      .flatMap(one => [
        ...step('correctionAsked', one.asked_at),
        ...step('correctionProposed', one.proposed_at),
        ...step('correctionRefused', one.status === 'refused' ? one.decided_at : null),
      ]),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

/** The sealed file. @throws documents.fileGone when its time is over */
export async function getDocumentPdf(ctx: Ctx, row: Pick<DocumentRow, 'pdf_file_id'>): Promise<Buffer> {
  const file = await findFile(ctx, row.pdf_file_id)
  if (!file) throw fail.fileGone()
  return file.bytes
}
