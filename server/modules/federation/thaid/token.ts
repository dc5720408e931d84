import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../platform/context.ts'
import type { Reply } from '../../../platform/route.ts'
import { reply } from '../../../platform/route.ts'
import type { Client } from '../../parties/index.ts'
import { noteRefused } from '../note-refused.ts'
import { bodyParameters, type Parameters } from '../parameters.ts'
import { NO_STORE } from '../refusal.ts'
import type { CodeRow } from '../tables.ts'
import { confirmPerson } from '../tokens/issue.ts'
import { isRefused, provesKey, reasonOf, redeemCode, redeemRefreshToken } from '../tokens/redeem.ts'
import { issueTokens } from './answers.ts'
import { authenticateClient } from './client-authentication.ts'
import { refuse } from './errors.ts'

const issuing = { prepare: confirmPerson, issue: issueTokens }

/** POST token: a code or a refresh token for new tokens. */
export async function token(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const body = bodyParameters(request)
  const client = await authenticateClient(ctx, request, body)
  const outcome = await redeem(ctx, client, body)
  if (!isRefused(outcome)) return reply(200, NO_STORE, outcome)
  await noteRefused(ctx, client.id, reasonOf[outcome.refused], 'token')
  return refuse(outcome.refused === 'badProof' ? 'badCode' : outcome.refused)
}

function redeem(ctx: Ctx, client: Client, body: Parameters) {
  const grantType = body('grant_type') ?? refuse('badRequest')
  if (grantType === 'authorization_code') {
    const code = body('code') ?? refuse('badRequest')
    const redirectUri = body('redirect_uri') ?? refuse('badRequest')
    const verifier = body('code_verifier')
    // Only clients that chose to be strict prove a key: an official sample's never matches.
    const isProven = (row: CodeRow) => !client.switches.strict || provesKey(row, verifier)
    return redeemCode(ctx, client, { code, redirectUri, dialect: 'thaid', isProven }, issuing)
  }
  if (grantType !== 'refresh_token') return refuse('badGrantType')
  const refreshToken = body('refresh_token') ?? refuse('badRequest')
  return redeemRefreshToken(
    ctx,
    client,
    { token: refreshToken, scope: body('scope'), dialect: 'thaid' },
    issuing,
  )
}
