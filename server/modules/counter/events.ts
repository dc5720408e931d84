import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { CHANNELS, REASONS } from './tables.ts'

const base = z.object({ caseId: z.uuid(), channel: z.enum(CHANNELS) })
const where = base.extend({ placeId: z.uuid().nullable(), terminalId: z.uuid().nullable() })

export const opened = defineEvent('counter.caseOpened', where)
/** Somebody at work looked at a person's record: the person reads it, with the place and the reason (A54). */
export const recordSeen = defineEvent('counter.recordSeen', where)
export const stepTaken = defineEvent(
  'counter.stepTaken',
  base.extend({ step: z.string(), outcome: z.string() }),
)
export const readyToBind = defineEvent('counter.readyToBind', base.extend({ ial: z.string() }))
export const bound = defineEvent(
  'counter.caseBound',
  base.extend({ ial: z.string(), to: z.enum(['phone', 'card']) }),
)
export const rejected = defineEvent('counter.caseRejected', base.extend({ reason: z.enum(REASONS) }))
export const sentToReview = defineEvent('counter.caseInReview', base.extend({ reason: z.enum(REASONS) }))
export const overridden = defineEvent(
  'counter.caseOverridden',
  base.extend({ byGrant: z.enum(['supervisor']) }),
)
export const ended = defineEvent('counter.caseEnded', base.extend({ how: z.enum(['cancelled', 'expired']) }))
export const ticketRefused = defineEvent(
  'counter.ticketRefused',
  z.object({ caseId: z.uuid(), reason: z.enum(['number', 'used', 'expired', 'officerGone', 'terminalOff']) }),
)
/** More than anybody looks up in a shift, or at an hour when nobody works (A54). */
export const unusual = defineEvent(
  'counter.unusual',
  z.object({ operatorId: z.uuid(), placeId: z.uuid(), what: z.enum(['manyCases', 'outsideHours']) }),
)
/** A card at a terminal that is not as the register has it, or no longer stands. */
export const cardSignInRefused = defineEvent(
  'counter.cardSignInRefused',
  z.object({
    terminalId: z.uuid(),
    placeId: z.uuid(),
    reason: z.enum(['cardUnknown', 'cardNotValid', 'cardExpired', 'personNotAlive', 'underAge']),
  }),
)
/** Another face, or none alive, in a session of card and passcode. */
export const faceRefused = defineEvent('counter.faceRefused', z.object({ placeId: z.uuid() }))
