import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { DIALECTS } from './tables.ts'

export const partyRegistered = defineEvent('parties.partyRegistered', z.object({ partyId: z.uuid() }))
export const partyVerified = defineEvent('parties.partyVerified', z.object({ partyId: z.uuid() }))
export const clientRegistered = defineEvent(
  'parties.clientRegistered',
  z.object({ partyId: z.uuid(), clientId: z.string() }),
)
export const clientChanged = defineEvent(
  'parties.clientChanged',
  z.object({
    clientId: z.string(),
    what: z.enum(['registration', 'secret', 'active', 'suspended', 'trial', 'live']),
  }),
)
/** A client may speak a dialect that is not given to everybody. */
export const dialectAllowed = defineEvent(
  'parties.dialectAllowed',
  z.object({ clientId: z.string(), dialect: z.enum(DIALECTS) }),
)
