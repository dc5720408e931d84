// What became of a document, for anybody who holds it: the code must be there and whole, so guessing ids tells nothing (A50).
import { type CodeOutcome, checkCode } from '../../../shared/document-code.ts'
import type { Ctx } from '../../platform/context.ts'
import { listAuthorities, listCodeKeys } from './keys/certificates.ts'
import * as store from './store.ts'

/** The public keys and certificates with which anybody checks without us. */
export const showKeys = async (ctx: Ctx) => ({
  keys: await listCodeKeys(ctx),
  ...(await listAuthorities(ctx)),
  at: ctx.now(),
})

export type Check = {
  outcome: CodeOutcome
  standing?: 'issued' | 'revoked' | 'outdated' | 'corrected' | 'unknown'
  endedAt?: Date
  /** Whether a file is, byte for byte, the one that was issued. */
  fileMatches?: boolean
}

/** Checks a code as anybody could, and adds what only the issuer knows. */
export async function checkDocument(
  ctx: Ctx,
  { code, fileSha256 }: { code: string; fileSha256?: string | undefined },
): Promise<Check> {
  const { outcome, claims } = await checkCode(code, await listCodeKeys(ctx), ctx.now())
  if (!claims) return { outcome }
  const row = await store.findDocument(ctx, claims.documentId)
  if (!row || row.serial !== claims.serial || row.kind !== claims.kind)
    return { outcome, standing: 'unknown' }
  return {
    outcome,
    standing: row.end_reason === 'outdated' ? 'outdated' : row.status,
    ...(row.ended_at ? { endedAt: row.ended_at } : {}),
    ...(fileSha256 === undefined ? {} : { fileMatches: fileSha256 === row.pdf_sha256 }),
  }
}
