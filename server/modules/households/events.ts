import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { caseKinds, caseRefusals, inspectionResults } from './cases/tables.ts'
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

const caseId = z.uuid()
const ofCase = { caseId, kind: z.enum(caseKinds) }

export const caseAsked = defineEvent('households.caseAsked', z.object(ofCase))
/** For who was reported: somebody looks into where their name stands. */
export const addressDoubted = defineEvent('households.addressDoubted', z.object({ caseId }))
export const caseAnswered = defineEvent(
  'households.caseAnswered',
  z.object({ ...ofCase, answeredBy: z.uuid(), answer: z.enum(['accepted', 'refused']) }),
)
/** For whom the facts concern: they are asked to answer them before anything is decided. */
export const hearingOpened = defineEvent(
  'households.hearingOpened',
  z.object({ ...ofCase, openedBy: z.uuid() }),
)
export const heard = defineEvent('households.heard', z.object({ ...ofCase, isAtCounter: z.boolean() }))
export const hourBooked = defineEvent('households.hourBooked', z.object({ caseId, placeId: z.uuid() }))
export const hourGivenUp = defineEvent('households.hourGivenUp', z.object({ caseId }))
export const inspected = defineEvent(
  'households.inspected',
  z.object({ caseId, notedBy: z.uuid(), result: z.enum(inspectionResults) }),
)
export const caseSeen = defineEvent('households.caseSeen', z.object({ ...ofCase, seenBy: z.uuid() }))
export const caseDecided = defineEvent(
  'households.caseDecided',
  z.object({
    ...ofCase,
    decidedBy: z.uuid(),
    answer: z.enum(['approved', 'refused']),
    reason: z.enum(caseRefusals).nullable(),
  }),
)
export const caseDone = defineEvent('households.caseDone', z.object(ofCase))
export const caseWithdrawn = defineEvent('households.caseWithdrawn', z.object(ofCase))
export const caseExpired = defineEvent('households.caseExpired', z.object(ofCase))
