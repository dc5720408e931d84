import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'

export const memberJoined = defineEvent(
  'portal.memberJoined',
  z.object({ partyId: z.uuid(), role: z.enum(['owner', 'developer']) }),
)
