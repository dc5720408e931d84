import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { textKinds } from './texts/text.ts'

export const textAccepted = defineEvent(
  'consent.textAccepted',
  z.object({
    acceptanceId: z.uuid(),
    kind: z.enum(textKinds),
    version: z.string(),
    sha256: z.string(),
    sessionId: z.uuid(),
    channel: z.string(),
  }),
)
export const itemsShared = defineEvent(
  'consent.itemsShared',
  z.object({ consentId: z.uuid(), partyId: z.uuid(), scopes: z.array(z.string()) }),
)
