import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { matterIds } from './matters.ts'
import { paperIds } from './papers.ts'

const visit = z.object({ visitId: z.uuid(), placeId: z.uuid(), matter: z.enum(matterIds) })

export const visitBooked = defineEvent('queues.booked', visit)
export const visitChanged = defineEvent('queues.changed', visit)
export const visitCancelled = defineEvent('queues.cancelled', visit)
/** Somebody stands at the place: as booked, too late for that, or without a booking. */
export const visitArrived = defineEvent(
  'queues.arrived',
  visit.extend({ how: z.enum(['inTime', 'late', 'walkIn']), by: z.enum(['phone', 'terminal']) }),
)
/** An officer called them, and saw who they are and what they wrote. */
export const visitCalled = defineEvent('queues.called', visit.extend({ calledBy: z.uuid(), times: z.int() }))
export const visitServed = defineEvent('queues.served', visit.extend({ servedBy: z.uuid() }))
/** Called and not there, or called by mistake: they wait on, or have left. */
export const visitPutBack = defineEvent(
  'queues.putBack',
  visit.extend({ why: z.enum(['notThere', 'mistake', 'gone']), by: z.uuid() }),
)
/** Nobody came at the time that was booked, nor told it before. */
export const visitMissed = defineEvent('queues.missed', visit)
/** Booking that is paused, a time that was just taken, a code that is not the place's: taking places away, or guessing (A62). */
export const visitRefused = defineEvent(
  'queues.refused',
  z.object({
    placeId: z.uuid(),
    reason: z.enum(['bookingPaused', 'tooManyBooked', 'timeTaken', 'placeCodeWrong']),
  }),
)
/** The person said what they bring. */
export const visitPrepared = defineEvent('queues.prepared', visit.extend({ papers: z.int() }))
/** The officer who called the visit looked at a paper that was sent ahead of it. */
export const paperSeen = defineEvent(
  'queues.paperSeen',
  visit.extend({ paper: z.enum(paperIds), seenBy: z.uuid() }),
)
const wall = z.object({ wallId: z.uuid(), placeId: z.uuid(), by: z.uuid() })
/** A link for a screen on the wall was made at a desk, and ended. */
export const wallOpened = defineEvent('queues.wallOpened', wall)
export const wallEnded = defineEvent('queues.wallEnded', wall)
