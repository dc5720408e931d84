import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'

export const partyRegistered = defineEvent('parties.partyRegistered', z.object({ partyId: z.uuid() }))
export const clientRegistered = defineEvent(
  'parties.clientRegistered',
  z.object({ partyId: z.uuid(), clientId: z.string() }),
)
