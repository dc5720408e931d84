// The rules of codes and refresh tokens that no dialect may bend: each is used once, and a second use ends what the first one got.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import type { Client, Dialect } from '../../parties/index.ts'
import type { RefusalReason } from '../events.ts'
import { observe } from '../rehearsal/rehearsal.ts'
import type { CodeRow, FamilyRow } from '../tables.ts'
import * as store from './token-store.ts'

export type TokenRefusal =
  | 'badCode'
  | 'badProof'
  | 'badRedirect'
  | 'refreshUnknown'
  | 'refreshExpired'
  | 'refreshUsed'
  | 'badScope'
/** Returned, not thrown: a refusal must not undo what was written, a spent code or a revoked family. */
export type Refused = { refused: TokenRefusal }
export type Redeemed = { client: Client; family: FamilyRow; scopes: string[]; nonce: string | null }
type Issue<Known, Answer> = {
  /** What must be known of the person. Asked before the transaction, where the questions of many are asked together. */
  prepare: (ctx: Ctx, personId: string) => Promise<Known>
  issue: (tx: TxCtx, redeemed: Redeemed, known: NoInfer<Known> | undefined) => Promise<Answer>
}

/** What the client's developer is told. */
export const reasonOf: Record<TokenRefusal, RefusalReason> = {
  badCode: 'code',
  badProof: 'pkce',
  badRedirect: 'redirect',
  badScope: 'scope',
  refreshUnknown: 'refreshToken',
  refreshExpired: 'refreshToken',
  refreshUsed: 'refreshToken',
}

export const isRefused = (outcome: object): outcome is Refused => 'refused' in outcome

type Code = { code: string; redirectUri: string; dialect: Dialect; isProven: (code: CodeRow) => boolean }

/** A code for what `issue` makes of it, in one transaction. RFC 6749 §4.1.2: a second use revokes what the first one got. */
export async function redeemCode<Known, Answer extends object>(
  ctx: Ctx,
  client: Client,
  { code, redirectUri, dialect, isProven }: Code,
  { prepare, issue }: Issue<Known, Answer>,
): Promise<Answer | Refused> {
  const hash = sha256(code)
  const personId = (await store.findCode(ctx, hash))?.person_id
  const known = personId === undefined ? undefined : await prepare(ctx, personId)
  return transaction(ctx, async tx => {
    const taken = await store.takeCode(tx, { hash, clientId: client.id })
    if (!taken) {
      const used = await store.findUsedCode(tx, hash)
      if (used)
        await store.revokeFamily(tx, { personId: used.person_id, familyId: used.family_id }, 'codeReplayed')
      return { refused: 'badCode' }
    }
    if (taken.redirect_uri !== redirectUri) return { refused: 'badRedirect' }
    if (!isProven(taken)) return { refused: 'badProof' }
    const family = await store.holdFamily(tx, taken.person_id, taken.family_id)
    if (!family || family.revoked_at || family.dialect !== dialect) return { refused: 'badCode' }
    if (family.rehearsal) await observe(tx, family.request_id, 'redeemed')
    return issue(tx, { client, family, scopes: family.scopes, nonce: family.nonce }, known)
  })
}

type Refresh = { token: string; scope: string | undefined; dialect: Dialect }

/** A refresh token for what `issue` makes of it. RFC 9700 §4.14.2: a rotated one that comes back ends the sign-in. */
export async function redeemRefreshToken<Known, Answer extends object>(
  ctx: Ctx,
  client: Client,
  { token, scope, dialect }: Refresh,
  { prepare, issue }: Issue<Known, Answer>,
): Promise<Answer | Refused> {
  const hash = sha256(token)
  const row = await store.findToken(ctx, hash)
  const known = row && (await prepare(ctx, row.person_id))
  return transaction(ctx, async tx => {
    const family = row && (await store.holdFamily(tx, row.person_id, row.family_id))
    if (row?.kind !== 'refresh' || family?.client_id !== client.id || family.dialect !== dialect)
      return { refused: 'refreshUnknown' }
    const scopes = narrow(row.scopes, scope)
    if (!scopes) return { refused: 'badScope' }
    if (family.revoked_at && !row.used_at) return { refused: 'refreshExpired' }
    if (!(await store.takeRefreshToken(tx, hash))) {
      const wasUsed = row.used_at ?? (await store.findToken(tx, hash))?.used_at
      const ids = { personId: family.person_id, familyId: family.id }
      if (wasUsed) await store.revokeFamily(tx, ids, 'refreshReplayed')
      return { refused: wasUsed ? 'refreshUsed' : 'refreshExpired' }
    }
    return issue(tx, { client, family, scopes, nonce: null }, known)
  })
}

/** RFC 7636 §4.6 with S256. */
export function provesKey(code: CodeRow, verifier: string | undefined): boolean {
  if (!code.code_challenge || !verifier || !/^[\w.~-]{43,128}$/.test(verifier)) return false
  const actual = createHash('sha256').update(verifier).digest()
  const expected = Buffer.from(code.code_challenge, 'base64url')
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

/** RFC 6749 §6: never more than was granted (A12). */
function narrow(granted: string[], asked: string | undefined): string[] | undefined {
  const wanted = asked?.split(/\s+/).filter(Boolean)
  if (!wanted || wanted.length === 0) return granted
  return wanted.every(scope => granted.includes(scope)) ? wanted : undefined
}
