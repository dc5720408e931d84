import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'

const deviceId = z.uuid()
const passkeyId = z.uuid()

export const deviceBound = defineEvent('authenticators.deviceBound', z.object({ deviceId }))
/** Proven on a new phone while another lives: it waits (A46). */
export const deviceWaiting = defineEvent(
  'authenticators.deviceWaiting',
  z.object({ deviceId, usableAt: z.iso.datetime() }),
)
export const deviceApproved = defineEvent(
  'authenticators.deviceApproved',
  z.object({ deviceId, byAuthenticatorId: z.uuid() }),
)
export const revokeReasons = ['byPerson', 'refused', 'notMe', 'closed'] as const
export const deviceRevoked = defineEvent(
  'authenticators.deviceRevoked',
  z.object({ deviceId, reason: z.enum(revokeReasons) }),
)
export const deviceLocked = defineEvent('authenticators.deviceLocked', z.object({ deviceId }))
export const passcodeRefused = defineEvent(
  'authenticators.passcodeRefused',
  z.object({ deviceId, triesLeft: z.int() }),
)
export const passcodeReset = defineEvent('authenticators.passcodeReset', z.object({ deviceId }))
export const sessionOpened = defineEvent(
  'authenticators.sessionOpened',
  z.object({
    authenticatorId: z.uuid(),
    by: z.enum(['phone', 'passkey', 'card']),
    aal: z.string().optional(),
    placeId: z.uuid().optional(),
  }),
)
export const assuranceEarned = defineEvent(
  'authenticators.assuranceEarned',
  z.object({ ial: z.string(), aal: z.string(), method: z.string(), source: z.string() }),
)
export const accountFrozen = defineEvent(
  'authenticators.accountFrozen',
  z.object({ by: z.enum(['phone', 'passkey', 'card', 'waitingPhone', 'notMe']) }),
)
export const accountUnfrozen = defineEvent(
  'authenticators.accountUnfrozen',
  z.object({ deviceId: deviceId.optional() }),
)
export const accountClosed = defineEvent('authenticators.accountClosed', z.object({}))
export const passkeyAdded = defineEvent('authenticators.passkeyAdded', z.object({ passkeyId }))
export const passkeyRemoved = defineEvent('authenticators.passkeyRemoved', z.object({ passkeyId }))
/** An authenticator whose count went backwards may have been cloned (WebAuthn L3 §6.1.1). */
export const passkeyRefused = defineEvent('authenticators.passkeyRefused', z.object({ passkeyId }))

const ofCard = z.object({ cardPasscodeId: z.uuid() })
export const cardPasscodeSet = defineEvent('authenticators.cardPasscodeSet', ofCard)
export const cardPasscodeChanged = defineEvent('authenticators.cardPasscodeChanged', ofCard)
/** The person bound a phone afterwards and keeps the pair knowingly. */
export const cardPasscodeKept = defineEvent('authenticators.cardPasscodeKept', ofCard)
export const cardPasscodeRefused = defineEvent(
  'authenticators.cardPasscodeRefused',
  ofCard.extend({ triesLeft: z.int() }),
)
export const cardPasscodeLocked = defineEvent('authenticators.cardPasscodeLocked', ofCard)
export const cardEndReasons = ['byPerson', 'replaced', 'cardEnded', 'closed'] as const
export const cardPasscodeEnded = defineEvent(
  'authenticators.cardPasscodeEnded',
  ofCard.extend({ reason: z.enum(cardEndReasons) }),
)
/** A live face, compared with the register at the terminal of the session. */
export const faceShown = defineEvent(
  'authenticators.faceShown',
  ofCard.extend({ aal: z.string(), placeId: z.uuid() }),
)
