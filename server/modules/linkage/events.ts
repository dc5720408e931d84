import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { purposes, results } from './face/words.ts'

/** Who asked. In the sandbox a caller may have no name. */
const Asker = z.object({ clientId: z.string().nullable(), partyId: z.uuid().nullable() })

/** An agency asked the register about a card or a life; the person it was about can read it. */
export const registerAsked = defineEvent(
  'linkage.registerAsked',
  Asker.extend({ about: z.enum(['cardByLaser', 'cardByChip', 'death']), answer: z.string() }),
)
/** An agency had a face compared with the register's photograph of somebody. */
export const faceCompared = defineEvent(
  'linkage.faceCompared',
  z.object({ clientId: z.string(), partyId: z.uuid(), purpose: z.enum(purposes), result: z.enum(results) }),
)
/** An officer read an entry of the register; `isThere` says whether the person was at the organisation. */
export const recordGiven = defineEvent(
  'linkage.recordGiven',
  z.object({
    clientId: z.string(),
    partyId: z.uuid(),
    officerId: z.uuid(),
    about: z.enum(['person', 'house']),
    isThere: z.boolean(),
  }),
)
/** Who the fact is about may look into the register for that organisation from now on, or no more. */
export const officerNamed = defineEvent('linkage.officerNamed', z.object({ partyId: z.uuid() }))
export const officerEnded = defineEvent('linkage.officerEnded', z.object({ partyId: z.uuid() }))
