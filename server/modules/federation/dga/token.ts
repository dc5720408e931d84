import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { signJwt } from '../../../platform/keys.ts'
import type { Reply } from '../../../platform/route.ts'
import { reply } from '../../../platform/route.ts'
import type { Client } from '../../parties/index.ts'
import { amrOf } from '../amr.ts'
import { noteRefused } from '../note-refused.ts'
import { pairwiseOf } from '../pairwise.ts'
import { bodyParameters, type Parameters } from '../parameters.ts'
import { mayBeTold } from '../people-door.ts'
import { NO_STORE } from '../refusal.ts'
import { findRequest } from '../store.ts'
import type { CodeRow, FamilyRow } from '../tables.ts'
import { issuePair, secondOf } from '../tokens/issue.ts'
import {
  isRefused,
  provesKey,
  type Redeemed,
  reasonOf,
  redeemCode,
  redeemRefreshToken,
} from '../tokens/redeem.ts'
import { authenticateClient } from './client.ts'
import { issuerOf, SIGNING_KEY } from './discovery.ts'
import { refuse, toDgaError } from './errors.ts'
import { toDgaScope } from './scopes.ts'

const ACCESS_SECONDS = 3600

const issuing = { prepare: mayBeTold, issue: issueTokens }

/** POST /connect/token: a code or a refresh token for new tokens. */
export async function token(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const body = bodyParameters(request)
  const client = await authenticateClient(ctx, request, body)
  const outcome = await redeem(ctx, client, body)
  if (!isRefused(outcome)) return reply(200, NO_STORE, outcome)
  await noteRefused(ctx, client.id, reasonOf[outcome.refused], 'token')
  return refuse(toDgaError(outcome.refused))
}

function redeem(ctx: Ctx, client: Client, body: Parameters) {
  const grantType = body('grant_type') ?? refuse('badRequest')
  if (grantType === 'authorization_code') {
    const code = body('code') ?? refuse('badRequest')
    const redirectUri = body('redirect_uri') ?? refuse('badRequest')
    const verifier = body('code_verifier')
    // RFC 9700 §2.1.1: a verifier without a challenge means that somebody took the challenge away (A03).
    const isProven = (row: CodeRow) =>
      row.code_challenge === null ? verifier === undefined : provesKey(row, verifier)
    return redeemCode(ctx, client, { code, redirectUri, dialect: 'dga', isProven }, issuing)
  }
  if (grantType !== 'refresh_token') return refuse('badGrantType')
  const refreshToken = body('refresh_token') ?? refuse('badRequest')
  const presented = { token: refreshToken, scope: undefined, dialect: 'dga' } as const
  return redeemRefreshToken(ctx, client, presented, issuing)
}

/** Tokens without a word about the person: an id_token travels in an address when somebody signs out, so items are told at userinfo only. */
async function issueTokens(
  tx: TxCtx,
  { client, family, scopes, nonce }: Redeemed,
  isTold: boolean | undefined,
) {
  if (!isTold) return { refused: 'badCode' as const }
  const { accessToken, refreshToken } = await issuePair(tx, family, scopes, ACCESS_SECONDS)
  return {
    access_token: accessToken,
    id_token: await signIdToken(tx, { client, family, accessToken, nonce }),
    token_type: 'Bearer',
    expires_in: ACCESS_SECONDS,
    scope: toDgaScope(scopes),
    ...(scopes.includes('offline_access') ? { refresh_token: refreshToken } : {}),
  }
}

type IdToken = { client: Client; family: FamilyRow; accessToken: string; nonce: string | null }

async function signIdToken(ctx: Ctx, { client, family, accessToken, nonce }: IdToken) {
  const now = secondOf(ctx)
  const request = await findRequest(ctx, family.request_id)
  const payload = {
    iss: issuerOf(ctx),
    sub: pairwiseOf(ctx, client.party.id, family.person_id),
    aud: family.audience,
    iat: now,
    exp: now + ACCESS_SECONDS,
    auth_time: Math.floor(family.authenticated_at.getTime() / 1000),
    amr: amrOf(request?.method ?? null),
    sid: family.request_id,
    at_hash: createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url'),
    ...(nonce === null ? {} : { nonce }),
  }
  return signJwt(ctx, SIGNING_KEY, payload, { typ: 'JWT', alg: 'RS256' })
}
