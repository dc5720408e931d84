import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'

export const deviceBound = defineEvent(
  'authenticators.deviceBound',
  z.object({ deviceId: z.uuid(), replacedDevices: z.int() }),
)
export const deviceRevoked = defineEvent(
  'authenticators.deviceRevoked',
  z.object({ deviceId: z.uuid(), reason: z.enum(['replaced']) }),
)
export const deviceLocked = defineEvent('authenticators.deviceLocked', z.object({ deviceId: z.uuid() }))
export const passcodeRefused = defineEvent(
  'authenticators.passcodeRefused',
  z.object({ deviceId: z.uuid(), triesLeft: z.int() }),
)
export const sessionOpened = defineEvent('authenticators.sessionOpened', z.object({ deviceId: z.uuid() }))
export const assuranceEarned = defineEvent(
  'authenticators.assuranceEarned',
  z.object({ ial: z.string(), aal: z.string(), method: z.string(), source: z.string() }),
)
