import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import type { RequestRow } from './tables.ts'

const Request = z.object({ requestId: z.uuid(), partyId: z.uuid(), clientId: z.string() })

/** What every fact about a request names. */
export const idsOf = (request: RequestRow) => ({
  requestId: request.id,
  partyId: request.party_id,
  clientId: request.client_id,
})

export const signInClaimed = defineEvent(
  'federation.signInClaimed',
  Request.extend({ sameBrowser: z.boolean() }),
)
export const signInApproved = defineEvent(
  'federation.signInApproved',
  Request.extend({ method: z.enum(['phone', 'passkey', 'sandboxForm']), scopes: z.array(z.string()) }),
)
export const signInDenied = defineEvent(
  'federation.signInDenied',
  Request.extend({ by: z.enum(['person', 'browser', 'wrongNumber', 'time']) }),
)
/** The answer was delivered to the browser that began: from here the organisation knows who it is. */
export const signedIn = defineEvent('federation.signedIn', Request)
export const revokeReasons = ['codeReplayed', 'refreshReplayed', 'byClient', 'byPerson', 'frozen'] as const
export const tokensRevoked = defineEvent(
  'federation.tokensRevoked',
  z.object({
    familyId: z.uuid(),
    clientId: z.string(),
    reason: z.enum(revokeReasons),
  }),
)
/** Which rule a client broke. */
export const refusalReasons = [
  'redirect',
  'scope',
  'responseType',
  'parameter',
  'clientSecret',
  'code',
  'pkce',
  'refreshToken',
  'grantType',
  'proof',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
/** A client asked in a way that it is not registered for, or that the protocol forbids (A01, A12). */
export const requestRefused = defineEvent(
  'federation.requestRefused',
  z.object({
    clientId: z.string(),
    reason: z.enum(refusalReasons),
    at: z.enum(['authorize', 'token']),
  }),
)
/** Something about the person left for an organisation: each time, with what and how. */
export const dataGiven = defineEvent(
  'federation.dataGiven',
  z.object({
    clientId: z.string(),
    partyId: z.uuid(),
    scopes: z.array(z.string()),
    via: z.enum(['token', 'userinfo', 'introspect']),
    ial: z.string(),
  }),
)
export const permissionRevoked = defineEvent(
  'federation.permissionRevoked',
  z.object({ clientId: z.string(), partyId: z.uuid() }),
)
