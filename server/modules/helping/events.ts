import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { ACTS, SCOPES } from './scopes.ts'
import { ENDS } from './tables.ts'

const helpId = z.uuid()
/** The one beside the person of the fact: every act is a fact of both. */
const other = z.object({ helpId, otherPersonId: z.uuid() })
const scopes = z.array(z.enum(SCOPES))

export const helpOffered = defineEvent('helping.offered', z.object({ helpId, scopes, minutes: z.int() }))
const begun = other.extend({ scopes, endsAt: z.iso.datetime(), by: z.enum(['phone', 'card']) })
/** For the helped. */
export const helperAllowed = defineEvent('helping.helperAllowed', begun)
/** For the helper. */
export const helpBegun = defineEvent('helping.begun', begun)
const act = other.extend({ act: z.enum(ACTS), placeId: z.uuid().optional() })
export const helperActed = defineEvent('helping.helperActed', act)
export const actedFor = defineEvent('helping.actedFor', act)
const ended = other.extend({ how: z.enum(ENDS) })
export const helperEnded = defineEvent('helping.helperEnded', ended)
export const helpEnded = defineEvent('helping.ended', ended)
/** A call in somebody's name that was not, or no longer, allowed. */
export const helperRefused = defineEvent(
  'helping.refused',
  z.object({ helpId, reason: z.enum(['helpEnded', 'notInScope', 'helperAtWork', 'personStopped']) }),
)
/** A code that names no offer: mistyped, or guessed. */
export const codeRefused = defineEvent('helping.codeRefused', z.object({}))
