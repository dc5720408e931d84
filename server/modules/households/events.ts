import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { refusalReasons, registrarReasons } from './tables.ts'

const moveId = z.uuid()

export const moveAsked = defineEvent(
  'households.moveAsked',
  z.object({ moveId, people: z.int().positive(), reasons: z.array(z.enum(registrarReasons)) }),
)
export const headAnswered = defineEvent(
  'households.headAnswered',
  z.object({ moveId, headId: z.uuid(), answer: z.enum(['accepted', 'refused']) }),
)
export const moveSeen = defineEvent('households.moveSeen', z.object({ moveId, seenBy: z.uuid() }))
export const registrarAnswered = defineEvent(
  'households.registrarAnswered',
  z.object({
    moveId,
    decidedBy: z.uuid(),
    answer: z.enum(['approved', 'refused']),
    reason: z.enum(refusalReasons).nullable(),
  }),
)
export const moveDone = defineEvent('households.moveDone', z.object({ moveId }))
export const moveWithdrawn = defineEvent('households.moveWithdrawn', z.object({ moveId }))
export const moveExpired = defineEvent('households.moveExpired', z.object({ moveId }))
