// GET /connect/authorize: what must hold before a person is asked; nothing is sent to an address that was not checked.
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../platform/context.ts'
import type { Reply } from '../../../platform/route.ts'
import type { Client } from '../../parties/index.ts'
import { beginInBrowser, refuseToBegin } from '../begin.ts'
import { type Parameters, queryParameters } from '../parameters.ts'
import { mayReturnTo } from '../return-address.ts'
import { findDgaClient, isPublic } from './client.ts'
import { describeError, refuse, toErrorReply } from './errors.ts'
import { readScopes } from './scopes.ts'

/** Begins a sign-in and answers the page, or refuses: JSON for programs, a page for people. */
export async function authorize(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const query = queryParameters(request)
  const audience = query('client_id')
  const client = audience && (await findDgaClient(ctx, audience))
  try {
    if (!client) return refuse(audience ? 'clientUnknown' : 'badRequest')
    const asked = readAuthorization(client, query)
    return await beginInBrowser(ctx, request, { ...asked, dialect: 'dga', client, audience })
  } catch (error) {
    return refuseToBegin(ctx, request, { error, client }, refusals)
  }
}

function readAuthorization(client: Client, query: Parameters) {
  const redirectUri = query('redirect_uri') ?? refuse('badRequest')
  if (!mayReturnTo(client, redirectUri)) return refuse('badRedirect')
  const isCode = query('response_type') === 'code' && (query('response_mode') ?? 'query') === 'query'
  if (!isCode) return refuse('badResponseType')
  const scopes = readScopes(client, query('scope'))
  const codeChallenge = readChallenge(client, query)
  return { redirectUri, scopes, state: query('state'), nonce: query('nonce'), codeChallenge }
}

/** RFC 7636: honoured where it is sent, needed where there is no secret, and never `plain` (A03). */
function readChallenge(client: Client, query: Parameters): string | undefined {
  const challenge = query('code_challenge')
  if (!challenge) return isPublic(client) ? refuse('badRequest') : undefined
  const isWell = query('code_challenge_method') === 'S256' && /^[\w-]{43}$/.test(challenge)
  return isWell ? challenge : refuse('badRequest')
}

const refusals = {
  sayOf: describeError,
  toReply: toErrorReply,
  reasons: { badRedirect: 'redirect', badScope: 'scope', badResponseType: 'responseType' },
} as const
