import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { outcomes } from './use/outcome.ts'

const serviceId = z.string()

/** A service was asked and how it ended: never what was asked or answered. */
export const serviceAsked = defineEvent(
  'services.asked',
  z.object({
    serviceId,
    agencyId: z.string(),
    version: z.string(),
    outcome: z.enum(outcomes),
    isKept: z.boolean(),
  }),
)
export const permissionGiven = defineEvent(
  'services.permissionGiven',
  z.object({ serviceId, permissionId: z.uuid(), version: z.string(), sha256: z.string() }),
)
export const permissionWithdrawn = defineEvent('services.permissionWithdrawn', z.object({ serviceId }))
