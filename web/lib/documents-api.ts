import type { DocumentKind } from '../../shared/document-code.ts'
import { asCitizen, asCitizenBlob } from './session.ts'

export type DocumentStatus = 'issued' | 'expired' | 'revoked' | 'corrected'
/** How a document ended; what was right on its day and is no more is not called revoked. */
export const endOf = ({ status, endReason }: Pick<DocumentRow, 'status' | 'endReason'>) =>
  endReason === 'outdated' ? ('outdated' as const) : status === 'issued' ? undefined : status
export type DocumentRow = {
  id: string
  kind: DocumentKind
  number: string
  status: DocumentStatus
  issuedAt: string
  expiresAt: string
  endedAt?: string
  endReason?: string
}
export type Share = { id: string; createdAt: string; until: string; opened: number; open: boolean }
export type DocumentView = DocumentRow & {
  replaces?: string
  legalBasis: { th: string; en: string }
  verifyLink: string
  correctable: boolean
  shares: Share[]
  history: { what: string; at: string }[]
}
type PaperKind = Exclude<DocumentKind, 'statement'>
/** A paper of the register of which a copy may be had. */
export type Paper = {
  paperId: string
  kind: PaperKind
  day: string
  about: { th: string; en: string } | null
}
/** What stands in one of them, in one language. */
export type Entry = {
  paperId: string
  kind: PaperKind
  blocks: {
    heading: string
    cells: { label: string; value: string }[]
    columns?: string[]
    rows: string[][]
  }[]
  /** The newest first. */
  corrections: { status: 'asked' | 'proposed' | 'done' | 'refused'; askedAt: string; decidedAt?: string }[]
}
export type Order = { paperId: string; language: 'th' | 'en'; digits: 'thai' | 'arabic'; passcode: string }
export const revokeReasons = ['lost', 'notNeeded', 'wrong', 'misused'] as const
export type RevokeReason = (typeof revokeReasons)[number]

const base = '/v1/me/documents'
const pathOf = (id: string, more = '') => `${base}/${encodeURIComponent(id)}${more}`

export async function readDocuments(): Promise<DocumentRow[]> {
  return (await asCitizen<{ documents: DocumentRow[] }>({ path: base, patienceSeconds: 4 })).documents
}

export async function readPapers(): Promise<Paper[]> {
  return (await asCitizen<{ papers: Paper[] }>({ path: `${base}/papers`, patienceSeconds: 4 })).papers
}

const pathOfPaper = (paperId: string, more = '') => `${base}/papers/${encodeURIComponent(paperId)}${more}`

export function readEntry(paperId: string, language: 'th' | 'en'): Promise<Entry> {
  return asCitizen({ path: `${pathOfPaper(paperId)}?language=${language}`, patienceSeconds: 4 })
}

export function askPaperCorrection(paperId: string, reason: string): Promise<void> {
  const path = pathOfPaper(paperId, '/correction')
  return asCitizen({ method: 'POST', path, json: { reason }, patienceSeconds: 0 })
}

/** Has a copy issued. A passcode is never sent twice by itself. */
export async function orderCopy(order: Order): Promise<string> {
  const call = { method: 'POST', path: base, json: order, patienceSeconds: 0 } as const
  return (await asCitizen<{ documentId: string }>(call)).documentId
}

export function readDocument(id: string): Promise<DocumentView> {
  return asCitizen({ path: pathOf(id), patienceSeconds: 4 })
}

export function readDocumentPdf(id: string): Promise<Blob> {
  return asCitizenBlob({ path: pathOf(id, '/pdf'), patienceSeconds: 4 })
}

export function revokeDocument(id: string, reason: RevokeReason, passcode: string): Promise<void> {
  return asCitizen({
    method: 'POST',
    path: pathOf(id, '/revoke'),
    json: { reason, passcode },
    patienceSeconds: 0,
  })
}

export function askCorrection(id: string, reason: string): Promise<void> {
  return asCitizen({ method: 'POST', path: pathOf(id, '/correction'), json: { reason }, patienceSeconds: 0 })
}

export function shareDocument(id: string, hours: number): Promise<{ link: string; until: string }> {
  return asCitizen({ method: 'POST', path: pathOf(id, '/shares'), json: { hours }, patienceSeconds: 0 })
}

export function endShare(id: string, shareId: string): Promise<void> {
  return asCitizen({ method: 'DELETE', path: pathOf(id, `/shares/${encodeURIComponent(shareId)}`) })
}
