import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'

const App = z.object({ appId: z.uuid(), clientId: z.string(), partyId: z.uuid() })
const Version = App.extend({ version: z.int() })

export const appRegistered = defineEvent('miniApps.registered', App)
export const versionMoved = defineEvent(
  'miniApps.versionMoved',
  Version.extend({ to: z.enum(['inReview', 'returned', 'approved', 'published']) }),
)
export const verdictGiven = defineEvent(
  'miniApps.verdictGiven',
  Version.extend({ says: z.enum(['approve', 'return']), operatorId: z.uuid() }),
)
export const appSuspended = defineEvent(
  'miniApps.suspended',
  App.extend({ by: z.enum(['organisation', 'operator']) }),
)
export const appResumed = defineEvent('miniApps.resumed', App)
export const permissionGiven = defineEvent(
  'miniApps.permissionGiven',
  Version.extend({ permissionId: z.uuid(), sha256: z.string() }),
)
export const permissionWithdrawn = defineEvent('miniApps.permissionWithdrawn', App)
/** A mini-app was told what the person had agreed to. */
export const dataGiven = defineEvent('miniApps.dataGiven', Version.extend({ items: z.array(z.string()) }))
/** A token that was used, had run out or was never ours. */
export const tokenRefused = defineEvent('miniApps.tokenRefused', App)
/** A mini-app wrote to people: how many, never whom or what. */
export const messagesTaken = defineEvent(
  'miniApps.messagesTaken',
  App.extend({ asked: z.int(), taken: z.int() }),
)
export const cardShown = defineEvent('miniApps.virtualCardMade', App)
