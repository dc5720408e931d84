import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { filingKinds, fineWaivers, refusalReasons } from './tables.ts'

const one = { filingId: z.uuid(), kind: z.enum(filingKinds) }

export const filed = defineEvent('lifeEvents.filed', z.object(one))
export const otherAnswered = defineEvent(
  'lifeEvents.otherAnswered',
  z.object({ ...one, otherId: z.uuid(), answer: z.enum(['accepted', 'refused']) }),
)
export const filingSeen = defineEvent('lifeEvents.filingSeen', z.object({ ...one, seenBy: z.uuid() }))
export const registrarAgreed = defineEvent(
  'lifeEvents.registrarAgreed',
  z.object({ ...one, agreedBy: z.uuid(), isSecond: z.boolean() }),
)
export const registrarRefused = defineEvent(
  'lifeEvents.registrarRefused',
  z.object({ ...one, refusedBy: z.uuid(), reason: z.enum(refusalReasons) }),
)
export const fineSet = defineEvent(
  'lifeEvents.fineSet',
  z.object({ ...one, amountSatang: z.int(), waiver: z.enum(fineWaivers).nullable(), setBy: z.uuid() }),
)
export const finePaid = defineEvent(
  'lifeEvents.finePaid',
  z.object({ ...one, amountSatang: z.int(), how: z.enum(['bill', 'counter']), notedBy: z.uuid().nullable() }),
)
export const registered = defineEvent('lifeEvents.registered', z.object(one))
export const filingWithdrawn = defineEvent('lifeEvents.filingWithdrawn', z.object(one))
export const filingExpired = defineEvent('lifeEvents.filingExpired', z.object(one))
