import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { counterCodes } from './failures.ts'

const sessionId = z.uuid()
const kind = z.enum(['cardFront', 'cardBack', 'selfie'])

const purpose = z.enum(['register', 'raise', 'resetPasscode', 'unfreeze'])

export const started = defineEvent(
  'proofing.started',
  z.object({ sessionId, channel: z.enum(['self', 'case']), purpose }),
)
export const termsAccepted = defineEvent(
  'proofing.termsAccepted',
  z.object({ sessionId, version: z.string() }),
)
export const captureReceived = defineEvent('proofing.captureReceived', z.object({ sessionId, kind }))
export const captureRead = defineEvent('proofing.captureRead', z.object({ sessionId, kind }))
export const captureRefused = defineEvent(
  'proofing.captureRefused',
  z.object({ sessionId, kind, reason: z.string() }),
)
export const registerChecked = defineEvent(
  'proofing.registerChecked',
  z.object({ sessionId, outcome: z.string() }),
)
export const faceChecked = defineEvent(
  'proofing.faceChecked',
  z.object({ sessionId, outcome: z.enum(['match', 'unsure', 'noMatch', 'notLive']), engine: z.string() }),
)
export const passcodeRefused = defineEvent(
  'proofing.passcodeRefused',
  z.object({ sessionId, triesLeft: z.int() }),
)
export const wentBack = defineEvent('proofing.wentBack', z.object({ sessionId, to: z.string() }))
export const sentToCounter = defineEvent(
  'proofing.sentToCounter',
  z.object({ sessionId, code: z.enum(counterCodes) }),
)
export const superseded = defineEvent('proofing.superseded', z.object({ sessionId }))
export const abandoned = defineEvent(
  'proofing.abandoned',
  z.object({ sessionId, reason: z.enum(['givenUp', 'expired']) }),
)
export const completed = defineEvent(
  'proofing.completed',
  z.object({ sessionId, ial: z.string(), aal: z.string(), method: z.string(), caseId: z.uuid().nullable() }),
)
/** What was proven in a case was taken over by a phone. */
export const caseAttached = defineEvent('proofing.caseAttached', z.object({ sessionId, caseId: z.uuid() }))
/** A bound phone raised its person's level by a case. */
export const raised = defineEvent(
  'proofing.raised',
  z.object({ sessionId, ial: z.string(), aal: z.string(), method: z.string(), caseId: z.uuid().nullable() }),
)
/** A bound phone proved its person again, and what it was for is done. */
export const recovered = defineEvent('proofing.recovered', z.object({ sessionId, purpose }))
