// GET auth: the rules before anybody is asked anything, in order. Nothing is ever sent to an address that was not checked.
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../platform/context.ts'
import type { Reply } from '../../../platform/route.ts'
import type { Client } from '../../parties/index.ts'
import { beginInBrowser, refuseToBegin } from '../begin.ts'
import { type Parameters, queryParameters } from '../parameters.ts'
import { mayReturnTo } from '../return-address.ts'
import { findThaidClient } from './client-authentication.ts'
import { describeError, refuse, type ThaidError, toErrorReply } from './errors.ts'
import { readScopes } from './scopes.ts'

/** Begins a sign-in and answers the page, or refuses: JSON for programs, a page for people, 400 for both. */
export async function authorize(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const query = queryParameters(request)
  const audience = query('client_id')
  const client = audience && (await findThaidClient(ctx, audience))
  try {
    if (!client) return refuse(audience ? 'clientUnknown' : 'badRequest')
    const asked = readAuthorization(client, query)
    return await beginInBrowser(ctx, request, { ...asked, dialect: 'thaid', client, audience })
  } catch (error) {
    return refuseToBegin(ctx, request, { error, client }, refusals)
  }
}

function readAuthorization(client: Client, query: Parameters) {
  const redirectUri = query('redirect_uri') ?? refuse('badRequest')
  if (!mayReturnTo(client, redirectUri)) return refuse('badRedirect')
  const responseType = query('response_type') ?? refuse('badRequest')
  if (responseType !== 'code') return refuse('badResponseType')
  const scopes = readScopes(client, query('scope'))
  const state = query('state')
  if (client.switches.strict && !state) return refuse('badRequest')
  return { redirectUri, scopes, state, nonce: query('nonce'), codeChallenge: readChallenge(client, query) }
}

/** ThaID ignores RFC 7636; a strict client must use it, and only with S256 (A03). */
function readChallenge(client: Client, query: Parameters): string | undefined {
  if (!client.switches.strict) return undefined
  const challenge = query('code_challenge')
  if (query('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge ?? ''))
    return refuse('badRequest')
  return challenge
}

const refusals = {
  sayOf: describeError,
  toReply: (kind: ThaidError) => toErrorReply(kind, 400),
  reasons: { badRedirect: 'redirect', badScope: 'scope', badResponseType: 'responseType' },
} as const
