import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import type { Reply } from '../../../platform/route.ts'
import { reply } from '../../../platform/route.ts'
import type { Client } from '../../parties/index.ts'
import type { CodeRow } from '../tables.ts'
import { issueTokens } from './answers.ts'
import { authenticateClient } from './client-authentication.ts'
import { NO_STORE, refuse, type ThaidError } from './errors.ts'
import { bodyParameters, type Parameters } from './parameters.ts'
import * as store from './token-store.ts'

/** POST token: a code or a refresh token for new tokens. */
export async function token(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const body = bodyParameters(request)
  const client = await authenticateClient(ctx, request, body)
  const grantType = body('grant_type') ?? refuse('badRequest')
  if (grantType === 'authorization_code') return reply(200, NO_STORE, await redeemCode(ctx, client, body))
  if (grantType === 'refresh_token') return reply(200, NO_STORE, await refresh(ctx, client, body))
  return refuse('badGrantType')
}

/** A refusal that must not undo what was written: a spent code, a revoked family. */
type Refused = { refused: ThaidError }

const isRefused = (outcome: object): outcome is Refused => 'refused' in outcome

async function redeemCode(ctx: Ctx, client: Client, body: Parameters) {
  const code = body('code') ?? refuse('badRequest')
  const redirectUri = body('redirect_uri') ?? refuse('badRequest')
  const outcome = await transaction(ctx, async tx => {
    const hash = sha256(code)
    const taken = await store.takeCode(tx, { hash, clientId: client.id })
    if (!taken) {
      const used = await store.findUsedCode(tx, hash)
      // RFC 6749 §4.1.2: a second use revokes what the first one got.
      if (used)
        await store.revokeFamily(tx, { personId: used.person_id, familyId: used.family_id }, 'codeReplayed')
      return { refused: 'badCode' as const }
    }
    if (taken.redirect_uri !== redirectUri) return { refused: 'badRedirect' as const }
    if (client.switches.strict && !provesKey(taken, body('code_verifier')))
      return { refused: 'badCode' as const }
    const family = await store.holdFamily(tx, taken.person_id, taken.family_id)
    if (!family || family.revoked_at) return { refused: 'badCode' as const }
    return issueTokens(tx, { client, family, scopes: family.scopes, nonce: family.nonce })
  })
  return isRefused(outcome) ? refuse(outcome.refused) : outcome
}

/** RFC 7636 §4.6 with S256; only for clients that chose to be strict, because an official sample never matches. */
function provesKey(code: CodeRow, verifier: string | undefined): boolean {
  if (!code.code_challenge || !verifier || !/^[\w.~-]{43,128}$/.test(verifier)) return false
  const actual = createHash('sha256').update(verifier).digest()
  const expected = Buffer.from(code.code_challenge, 'base64url')
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

async function refresh(ctx: Ctx, client: Client, body: Parameters) {
  const presented = body('refresh_token') ?? refuse('badRequest')
  const outcome = await transaction(ctx, async tx => {
    const hash = sha256(presented)
    const known = await store.findToken(tx, hash)
    const family = known && (await store.holdFamily(tx, known.person_id, known.family_id))
    if (known?.kind !== 'refresh' || family?.client_id !== client.id)
      return { refused: 'refreshUnknown' as const }
    const scopes = narrow(known.scopes, body('scope'))
    if (!scopes) return { refused: 'badScope' as const }
    if (family.revoked_at && !known.used_at) return { refused: 'refreshExpired' as const }
    if (!(await store.takeRefreshToken(tx, hash))) {
      // RFC 9700 §4.14.2: a rotated token that comes back was stolen, from one side or the other.
      const wasUsed = known.used_at ?? (await store.findToken(tx, hash))?.used_at
      const ids = { personId: family.person_id, familyId: family.id }
      if (wasUsed) await store.revokeFamily(tx, ids, 'refreshReplayed')
      return { refused: wasUsed ? ('refreshUsed' as const) : ('refreshExpired' as const) }
    }
    return issueTokens(tx, { client, family, scopes, nonce: null })
  })
  return isRefused(outcome) ? refuse(outcome.refused) : outcome
}

/** RFC 6749 §6: never more than was granted (A12). */
function narrow(granted: string[], asked: string | undefined): string[] | undefined {
  const wanted = asked?.split(/\s+/).filter(Boolean)
  if (!wanted || wanted.length === 0) return granted
  return wanted.every(scope => granted.includes(scope)) ? wanted : undefined
}
