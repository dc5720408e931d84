import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { applicationStages } from './tables.ts'

const serviceId = z.string()

const put = ['ok', 'kept', 'notFound', 'notAccepted', 'maintenance', 'agencyDown'] as const
const held = ['outsideHours', 'levelTooLow', 'notEligible', 'consentNeeded'] as const
const which = { serviceId, agencyId: z.string(), version: z.string() }

/** A service was put to its agency and how that ended: never what was asked or answered. */
export const serviceAsked = defineEvent('services.asked', z.object({ ...which, outcome: z.enum(put) }))
/** Nothing reached the agency. */
export const serviceRefused = defineEvent('services.refused', z.object({ ...which, outcome: z.enum(held) }))
const application = { serviceId, applicationId: z.uuid() }
/** Somebody sent something to an agency. */
export const applicationMade = defineEvent(
  'services.applicationMade',
  z.object({ ...application, version: z.string() }),
)
/** It stands otherwise than before. */
export const applicationMoved = defineEvent(
  'services.applicationMoved',
  z.object({ ...application, stage: z.enum(applicationStages) }),
)
/** An agency did not hear in two weeks that a bill of its own was paid; it is told again when an operator says so. */
export const paymentUntold = defineEvent(
  'services.paymentUntold',
  z.object({ serviceId, paymentId: z.uuid(), because: z.enum(['serviceGone', 'notHeard']) }),
)
/** An agency heard that a bill of its own was paid. */
export const paymentTold = defineEvent('services.paymentTold', z.object({ serviceId, paymentId: z.uuid() }))
export const permissionGiven = defineEvent(
  'services.permissionGiven',
  z.object({ serviceId, permissionId: z.uuid(), version: z.string(), sha256: z.string() }),
)
export const permissionWithdrawn = defineEvent('services.permissionWithdrawn', z.object({ serviceId }))
const definition = {
  serviceId,
  agencyId: z.string(),
  /** Which version holds now; 0 is the file. */
  number: z.int(),
  byId: z.uuid(),
}
/** An agency's staff published a version of a service. */
export const definitionPublished = defineEvent('services.definitionPublished', z.object(definition))
/** An earlier version holds again. */
export const definitionRolledBack = defineEvent(
  'services.definitionRolledBack',
  z.object({ ...definition, instead: z.int() }),
)
/** A service left the catalogue. */
export const definitionWithdrawn = defineEvent('services.definitionWithdrawn', z.object(definition))
const reminder = z.object({ serviceId, reminderId: z.uuid() })
export const reminderSwitchedOn = defineEvent('services.reminderSwitchedOn', reminder)
export const reminderChanged = defineEvent('services.reminderChanged', reminder)
export const reminderSwitchedOff = defineEvent('services.reminderSwitchedOff', reminder)
