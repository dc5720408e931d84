// The refusals of RFC 6749 §5.2, which DGA Digital ID's clients know.
import type { Reply } from '../../../platform/route.ts'
import { reply } from '../../../platform/route.ts'
import { endpointOf, NO_STORE, Refusal } from '../refusal.ts'
import type { TokenRefusal } from '../tokens/redeem.ts'

const errors = {
  badRequest: [400, 'invalid_request', 'The request is missing a parameter or a value is invalid'],
  badRedirect: [400, 'invalid_request', 'The redirect_uri is not the registered one, character by character'],
  badResponseType: [400, 'unsupported_response_type', 'Only response_type=code with response_mode=query'],
  badScope: [400, 'invalid_scope', 'The scope is unknown or not granted to the client'],
  badGrantType: [400, 'unsupported_grant_type', 'Only authorization_code and refresh_token are supported'],
  badGrant: [400, 'invalid_grant', 'The code or refresh token is invalid, used or expired'],
  clientUnknown: [400, 'unauthorized_client', 'The client is unknown or may not speak this dialect'],
  clientInvalid: [401, 'invalid_client', 'The client could not be authenticated'],
  tokenInvalid: [401, 'invalid_token', 'The access token is invalid or has expired'],
  unexpected: [500, 'server_error', 'Try again'],
} as const
export type DgaError = keyof typeof errors

/** @throws Refusal */
export function refuse(kind: DgaError): never {
  throw new Refusal(kind)
}

/** What the common rules of codes and refresh tokens refuse, in this dialect: it does not tell which. */
export const toDgaError = (refused: TokenRefusal): DgaError =>
  refused === 'badScope' ? 'badScope' : 'badGrant'

const challenges: Partial<Record<DgaError, string>> = {
  clientInvalid: 'Basic realm="token"',
  tokenInvalid: 'Bearer error="invalid_token"',
}

/** The refusal as JSON. */
export function toErrorReply(kind: DgaError): Reply {
  const [status, error, error_description] = errors[kind]
  const challenge = challenges[kind]
  const headers = { ...NO_STORE, ...(challenge ? { 'www-authenticate': challenge } : {}) }
  return reply(status, headers, { error, error_description })
}

/** Name and sentence of a refusal, for the page that shows it to a person. */
export const describeError = (kind: DgaError) => ({ error: errors[kind][1], description: errors[kind][2] })

export const endpoint = endpointOf<DgaError>({
  dialect: 'dga',
  toReply: toErrorReply,
  unexpected: 'unexpected',
})
