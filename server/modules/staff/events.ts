import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { ROLES, TERMINAL_KINDS } from './tables.ts'

const place = z.object({ placeId: z.uuid(), operatorId: z.uuid() })
const grant = z.object({ grantId: z.uuid(), placeId: z.uuid(), role: z.enum(ROLES) })
const terminal = z.object({ terminalId: z.uuid(), placeId: z.uuid(), kind: z.enum(TERMINAL_KINDS) })

export const placeAdded = defineEvent('staff.placeAdded', place)
export const placeChanged = defineEvent('staff.placeChanged', place)
export const roleProposed = defineEvent('staff.roleProposed', grant)
export const roleGranted = defineEvent('staff.roleGranted', grant)
export const roleEnded = defineEvent(
  'staff.roleEnded',
  grant.extend({ reason: z.enum(['refused', 'withdrawn', 'byStaff', 'unused', 'accountClosed']) }),
)
export const terminalInvited = defineEvent('staff.terminalInvited', terminal)
export const terminalRegistered = defineEvent('staff.terminalRegistered', terminal)
export const terminalDisabled = defineEvent('staff.terminalDisabled', terminal)
export const officerSignedIn = defineEvent(
  'staff.officerSignedIn',
  z.object({ sessionId: z.uuid(), terminalId: z.uuid(), placeId: z.uuid(), role: z.enum(ROLES) }),
)
export const officerSignedOut = defineEvent('staff.officerSignedOut', z.object({ sessionId: z.uuid() }))
const booking = z.object({ bookingId: z.uuid(), placeId: z.uuid() })
export const slotBooked = defineEvent('staff.slotBooked', booking)
export const bookingCancelled = defineEvent('staff.bookingCancelled', booking)
/** Whoever booked stands at the place, or an officer takes back having said so. */
export const bookingArrived = defineEvent('staff.bookingArrived', booking.extend({ hasCome: z.boolean() }))
/** A phone that wants too many, a slot that was just taken, a reference that names nothing: taking places away, or guessing (A62). */
export const bookingRefused = defineEvent(
  'staff.bookingRefused',
  z.object({
    placeId: z.uuid(),
    reason: z.enum(['tooManyBookings', 'slotTaken', 'bookingUnknown']),
  }),
)
/** A key nobody knows, a disabled terminal, a session that is over: somebody tried to work here. */
export const staffRefused = defineEvent(
  'staff.refused',
  z.object({ reason: z.enum(['terminalUnknown', 'terminalDisabled', 'noRoleHere']) }),
)
