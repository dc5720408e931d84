import type { Ctx } from '../../platform/context.ts'
import { defineModule } from '../../platform/module.ts'
import { keepSeals } from './keys/certificates.ts'
import { stopRendering } from './pdf/render.ts'
import { listDocuments } from './read.ts'
import { routes } from './routes.ts'
import { eraseDocuments, eraseShares, listCorrectionsOf, listSharesOf } from './store.ts'

export { type Issuing, issueDocument } from './issue.ts'
export type { Records } from './kinds/index.ts'
export { Statement } from './kinds/statement.ts'
export { findHouseCopy, getDocumentOf, getDocumentPdf, listDocuments } from './read.ts'
export {
  type Correcting,
  correctDocument,
  numberOf,
  outdateCopies,
  outdateHouseCopies,
  revokeDocument,
} from './revoke.ts'
export type { Both, Digits, Issuer, Language, RevokeReason } from './tables.ts'

const YEAR_MILLISECONDS = 365 * 24 * 3_600_000

/** What this module holds about a person, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  documents: await listDocuments(ctx, personId),
  links: (await listSharesOf(ctx, personId)).map(row => ({
    documentId: row.document_id,
    createdAt: row.created_at,
    until: row.ended_at ?? row.expires_at,
    opened: row.opened,
  })),
  corrections: (await listCorrectionsOf(ctx, personId)).map(row => ({
    documentId: row.document_id,
    paperId: row.paper_id,
    status: row.status,
    askedAt: row.asked_at,
    reason: row.reason_sealed
      ? ctx.vault.open('document-correction', row.reason_sealed, row.id).toString()
      : undefined,
  })),
})

export const documents = defineModule({
  name: 'documents',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  every: { '15 0 * * *': keepSeals },
  retains: [
    {
      what: 'Documents that were issued, with what became of them (documents.document)',
      keep: '10 years after they end; the file itself 90 days after (platform.file)',
      why: 'Who holds a copy asks whether it still stands (Electronic Transactions Act B.E. 2544 s. 12)',
      erase: async ctx => {
        await eraseDocuments(ctx, new Date(ctx.now().getTime() - 10 * YEAR_MILLISECONDS))
      },
    },
    {
      what: 'Links to documents (documents.share)',
      keep: '1 year after they end',
      why: 'The person sees who was given a link and how often it was opened',
      erase: async ctx => {
        await eraseShares(ctx, new Date(ctx.now().getTime() - YEAR_MILLISECONDS))
      },
    },
    {
      what: 'Corrections and who proposed and agreed (documents.correction)',
      keep: 'For ever',
      why: 'A change of the register by law is evidence of the register (Civil Registration Act B.E. 2534 s. 10)',
    },
    {
      what: 'Certificates of seals and codes (documents.certificate)',
      keep: 'For ever',
      why: 'Old documents are checked against them; they name nobody',
    },
  ],
  start: keepSeals,
  stop: stopRendering,
})
