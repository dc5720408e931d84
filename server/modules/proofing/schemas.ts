import { z } from 'zod'
import { plainLine } from '../../platform/plain-text.ts'
import { purposes, stepKeys } from './journey.ts'

const Capture = z.object({
  status: z.enum(['none', 'waiting', 'working', 'read', 'refused']),
  phase: z.string().optional(),
  queueAhead: z.int().optional(),
  /** How long it will take until it is read, as the last readings went. */
  waitSeconds: z.int().optional(),
  reason: z.string().optional(),
})

export const FrontReading = z.object({
  citizenNumber: z.string(),
  nameTh: z.string(),
  nameEn: z.string(),
  birthDate: z.string(),
  issueDate: z.string(),
  expiryDate: z.string(),
})
export type FrontReading = z.infer<typeof FrontReading>

export const JourneyView = z.object({
  id: z.string(),
  purpose: z.enum(purposes),
  channel: z.enum(['self', 'case']),
  step: z.enum([...stepKeys, 'counter']),
  position: z.int(),
  of: z.int(),
  expiresAt: z.date().transform(date => date.toISOString()),
  cardFront: Capture.extend({ read: FrontReading.optional() }).optional(),
  cardBack: Capture.extend({ read: z.object({ laserCode: z.string() }).optional() }).optional(),
  details: FrontReading.extend({ laserCode: z.string() }).optional(),
  selfie: Capture.extend({ triesLeft: z.int() }).optional(),
  counter: z.object({ code: z.string(), reference: z.string() }).optional(),
  lastProblem: z.string().optional(),
})
export type JourneyView = z.input<typeof JourneyView>

export const StartBody = z.strictObject({
  channel: z.enum(['self', 'case']),
  language: z.enum(['th', 'en']),
  purpose: z.enum(purposes).default('register'),
})
export const Started = z.object({ token: z.string(), session: JourneyView })
export const TextReference = z.strictObject({ version: z.string().max(40), sha256: z.string().max(80) })
export const NewPasscode = z.strictObject({ passcode: z.string().max(16), repeat: z.string().max(16) })
export const Confirmation = z.strictObject({ passcode: z.string().max(16) })
export const Consent = TextReference.extend({
  passcode: z.string().max(16),
  deviceName: plainLine(1, 60),
})
const moment = z.date().transform(date => date.toISOString())
export const Completed = z.union([
  z.object({ accessToken: z.string(), expiresAt: moment, session: JourneyView }),
  /** Another phone of the person lives: this one waits for its consent or for its time (A46). */
  z.object({ waitingUntil: moment, session: JourneyView }),
])
export const Back = z.strictObject({ to: z.enum(stepKeys) })
export const Challenge = z.object({
  challengeId: z.string(),
  nonce: z.string(),
  asks: z.array(z.string()),
  secondsPerAsk: z.int(),
  expiresAt: z.date().transform(date => date.toISOString()),
})
