// A document comes to be: its number, its code, the page, the seal, the row and the fact.
import { createHash, randomInt } from 'node:crypto'
import { makeCode } from '../../../shared/document-code.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { keepFile } from '../../platform/files.ts'
import { getPerson } from '../people/index.ts'
import { documentIssued } from './events.ts'
import { currentCodeKey, currentSeal } from './keys/certificates.ts'
import { maskHolders } from './kinds/form.ts'
import { kinds, type Records } from './kinds/index.ts'
import { sayIn } from './kinds/say.ts'
import { describeCopy } from './pdf/copy.ts'
import { renderPdf } from './pdf/render.ts'
import { sealPdf } from './pdf/seal.ts'
import * as store from './store.ts'
import type { Both, Digits, Issuer, Language } from './tables.ts'

const GOOD_DAYS = 365
const DAY_MILLISECONDS = 24 * 3_600_000
/** The file outlives the document, so that it can still be looked at and refused. */
const FILE_DAYS = GOOD_DAYS + 90
const SERIALS = 100_000_000

export type Issuing<K extends keyof Records = keyof Records> = {
  personId: string
  kind: K
  record: Records[K]
  language: Language
  digits?: Digits
  legalBasis: Both
  issuer: Issuer
  /** The paper of the register that is copied, so that it can be corrected and issued again. */
  paper?: { paperId: string; ownerId: string }
  replaces?: { documentId: string; number: string }
}

export const verifyAddressOf = ({ settings }: Ctx): string => `${settings.origin}/verify/#`

/**
 * Issues a document to a person: sets it, seals it and keeps it. May be called within a transaction of the caller's.
 * @throws people.personUnknown
 */
export async function issueDocument<K extends keyof Records>(
  ctx: Ctx,
  issuing: Issuing<K>,
): Promise<{ documentId: string; serial: number; issuedAt: Date }> {
  const { personId, kind, record, language, digits = 'arabic', legalBasis, issuer, paper, replaces } = issuing
  const { isInvented } = await getPerson(ctx, personId)
  const documentId = newId(ctx)
  const serial = await freeSerial(ctx, kind)
  const issuedAt = ctx.now()
  const expiresAt = new Date(issuedAt.getTime() + GOOD_DAYS * DAY_MILLISECONDS)
  const attached = JSON.stringify({ documentId, kind, issuedAt, expiresAt, legalBasis, record })
  const isSpecimen = isInvented || ctx.settings.sandbox
  const code = await makeCode(
    {
      documentId,
      kind,
      serial,
      holder: maskHolders(kinds[kind].holders(record), sayIn(language, 'arabic')),
      recordHash: createHash('sha256').update(attached).digest('hex').slice(0, 32),
      issuedAt: Math.floor(issuedAt.getTime() / 1000),
      expiresAt: Math.floor(expiresAt.getTime() / 1000),
      isSpecimen,
    },
    await currentCodeKey(ctx),
  )
  const verifyAddress = verifyAddressOf(ctx).slice(0, -1)
  const copy = describeCopy({
    kind,
    record,
    language,
    digits,
    serial,
    legalBasis,
    issuedAt,
    expiresAt,
    replaces: replaces?.number,
    isSpecimen,
    verifyAddress,
  })
  const unsealed = await renderPdf({
    copy,
    code: { address: verifyAddressOf(ctx), digits: code },
    record: attached,
    atSeconds: Math.floor(issuedAt.getTime() / 1000),
  })
  const pdf = await sealPdf(unsealed, await currentSeal(ctx), {
    name: 'Tuaton',
    reason: 'Certified electronic document',
    contact: `${verifyAddressOf(ctx)}${code}`,
    at: issuedAt,
  })
  await transaction(ctx, async tx => {
    const keptUntil = new Date(issuedAt.getTime() + FILE_DAYS * DAY_MILLISECONDS)
    await store.insertDocument(tx, {
      person_id: personId,
      document_id: documentId,
      kind,
      serial,
      language,
      digits,
      paper_id: paper?.paperId ?? null,
      paper_owner_id: paper?.ownerId ?? null,
      legal_basis: legalBasis,
      issuer_kind: issuer.kind,
      issuer_id: issuer.id,
      pdf_file_id: await keepFile(tx, 'document', 'application/pdf', pdf, keptUntil),
      pdf_sha256: createHash('sha256').update(pdf).digest('hex'),
      code_sealed: tx.vault.seal('document-code', Buffer.from(code), documentId),
      status: 'issued',
      issued_at: issuedAt,
      expires_at: expiresAt,
      ended_at: null,
      end_reason: null,
      replaces: replaces?.documentId ?? null,
    })
    const fact = { documentId, kind, issuer: issuer.kind, replaces: replaces?.documentId ?? null }
    await tx.emit(documentIssued, fact, { personId })
  })
  return { documentId, serial, issuedAt }
}

/** Numbers do not run: how many documents there are, and whose came before, is nobody's business. */
async function freeSerial(ctx: Ctx, kind: keyof Records): Promise<number> {
  for (;;) {
    const serial = randomInt(SERIALS)
    if (!(await store.isSerialTaken(ctx, kind, serial))) return serial
  }
}
