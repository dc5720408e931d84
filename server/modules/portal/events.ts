import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'

export const productionAsked = defineEvent(
  'portal.productionAsked',
  z.object({ requestId: z.uuid(), clientId: z.string(), partyId: z.uuid() }),
)
/** One operator's word; `ends` says what it made of the request, if it ended it. */
export const productionDecided = defineEvent(
  'portal.productionDecided',
  z.object({
    requestId: z.uuid(),
    clientId: z.string(),
    operatorId: z.uuid(),
    says: z.enum(['approve', 'refuse']),
    ends: z.enum(['approved', 'refused']).nullable(),
  }),
)
const tie = z.object({ partyId: z.uuid(), agencyId: z.string() })
/** Two operators agreed that an organisation is an agency; its people look after the services from now on. */
export const agencyTied = defineEvent('portal.agencyTied', tie)
export const agencyUntied = defineEvent('portal.agencyUntied', tie)
export const memberJoined = defineEvent(
  'portal.memberJoined',
  z.object({ partyId: z.uuid(), role: z.enum(['owner', 'developer']) }),
)
