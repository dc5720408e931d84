// The refusals of the ThaID dialect: its own names, its own status codes, and never `invalid_grant`.
import type { Reply } from '../../../platform/route.ts'
import { reply } from '../../../platform/route.ts'
import { endpointOf, NO_STORE, Refusal } from '../refusal.ts'

const errors = {
  badRequest: [400, 'invalid_request', 'The request is missing a parameter or a value is invalid'],
  badBody: [400, 'invalid_request', 'The body is invalid'],
  badRedirect: [400, 'invalid_request', 'The redirect or callback url mismatch with the registered one'],
  badCode: [400, 'invalid_request', 'Invalid Authorization Code'],
  badScope: [400, 'invalid_scope', 'The scope is unknown or not granted to the client'],
  badResponseType: [400, 'unsupported_response_type', 'Only response_type=code is supported'],
  badGrantType: [400, 'unsupported_grant_type', 'Only authorization_code and refresh_token are supported'],
  tryAgain: [400, 'server_error', 'Try again'],
  clientUnknown: [401, 'invalid_client', 'Client id not found'],
  clientUnauthorized: [401, 'unauthorized_client', 'The client could not be authenticated'],
  refreshUnknown: [401, 'invalid_refresh_token', 'The refresh token is invalid'],
  refreshExpired: [401, 'invalid_refresh_token', 'The refresh token has expired'],
  refreshUsed: [401, 'invalid_refresh_token', 'The refresh token was already used'],
  sourceDenied: [401, 'access_denied', 'The Authoritative Source did not confirm the person'],
  tokenInvalid: [401, 'invalid_token', 'The access token is invalid or has expired'],
} as const
export type ThaidError = keyof typeof errors

/** @throws Refusal */
export function refuse(kind: ThaidError): never {
  throw new Refusal(kind)
}

/** The refusal as the dialect's JSON. At authorize everything is 400: there is no client to challenge. */
export function toErrorReply(kind: ThaidError, always?: 400): Reply {
  const [usual, error, error_description] = errors[kind]
  const status = always ?? usual
  const challenge = kind === 'tokenInvalid' ? { 'www-authenticate': 'Bearer error="invalid_token"' } : {}
  return reply(status, { ...NO_STORE, ...challenge }, { error, error_description })
}

/** Name and sentence of a refusal, for the page that shows it to a person. */
export const describeError = (kind: ThaidError) => ({ error: errors[kind][1], description: errors[kind][2] })

export const endpoint = endpointOf<ThaidError>({
  dialect: 'thaid',
  toReply: kind => toErrorReply(kind),
  unexpected: 'tryAgain',
})
