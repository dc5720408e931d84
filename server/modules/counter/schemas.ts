import { z } from 'zod'
import { plainLine, plainText } from '../../platform/plain-text.ts'
import { codeView } from '../messages/index.ts'
import { ARRIVALS } from '../staff/index.ts'
import { CHANNELS, REASONS, STATUSES } from './tables.ts'

const moment = z.date().transform(date => date.toISOString())
const stepId = z.uuid()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const citizenNumber = z.string().regex(/^\d{13}$/)

export const OpenBody = z.strictObject({ channel: z.enum(CHANNELS) })
export const ByCase = z.object({ id: z.uuid() })
export const NumberBody = z.strictObject({ citizenNumber, stepId })
export const LaserBody = z.strictObject({
  laserCode: z.string().regex(/^[A-Z]{2}\d{10}$/),
  stepId,
})
/** What the chip says (shared/thai-card): names as `title first middle last`, Gregorian dates, the photograph as base64. */
export const Chip = z.strictObject({
  citizenNumber,
  nameTh: plainLine(1, 200),
  nameEn: plainLine(0, 200),
  birthDate: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
  issueDate: day,
  expiryDate: z.union([day, z.literal('lifetime')]),
  requestNumber: z.string().max(30),
  photo: z.base64().max(12_000),
})
export type ChipBody = z.infer<typeof Chip>
export const ChipBody = z.strictObject({ chip: Chip, stepId })
export const StepBody = z.strictObject({ stepId })
export const RequestBody = z.strictObject({ citizenNumber, phone: z.string().max(40) })
export const PhoneBody = z.strictObject({ phone: z.string().max(40), stepId })
export const WordBody = z.strictObject({ agrees: z.boolean(), stepId })
export const OverrideBody = WordBody.extend({ why: plainText(4, 300) })

export const FingerQuery = z.object({ finger: z.enum(['rightIndex', 'leftIndex']), stepId })

export const CaseView = z.object({
  caseId: z.string(),
  channel: z.enum(CHANNELS),
  status: z.enum(STATUSES),
  step: z.string(),
  steps: z.array(z.string()),
  reason: z.enum(REASONS).optional(),
  ial: z.string().optional(),
  lastOutcome: z.string().optional(),
  triesLeft: z.int().optional(),
  /** Everything is proven, and it may end on the card of who has no phone. */
  mayEndOnCard: z.boolean(),
  /** Where the code went, masked: its owner knows it by its last digits. */
  sentTo: z.string().optional(),
  expiresAt: moment,
  /** How the code reached the telephone, while it may still be typed. */
  code: codeView.optional(),
  person: z
    .object({
      nameTh: z.string(),
      nameEn: z.string(),
      birthDate: z.string(),
      maskedNumber: z.string(),
      card: z.object({ issueDate: z.string(), expiryDate: z.string() }).optional(),
    })
    .optional(),
})
export type CaseView = z.input<typeof CaseView>
export const Challenge = z.object({
  challengeId: z.string(),
  nonce: z.string(),
  asks: z.array(z.string()),
  secondsPerAsk: z.int(),
  expiresAt: moment,
})
export const Ticket = z.object({ ticket: z.string(), expiresAt: moment })
export const Recent = z.object({
  cases: z.array(
    z.object({
      caseId: z.string(),
      channel: z.enum(CHANNELS),
      status: z.enum(STATUSES),
      reason: z.enum(REASONS).optional(),
      isOwn: z.boolean(),
      createdAt: moment,
      endedAt: moment.optional(),
    }),
  ),
})
export const Booked = z.object({
  bookings: z.array(z.object({ reference: z.string(), startsAt: moment, arrival: z.enum(ARRIVALS) })),
})
export const ArrivalBody = z.strictObject({ reference: z.string().max(20), hasCome: z.boolean() })
export const Figures = z.object({
  work: z.array(
    z.object({
      channel: z.enum(CHANNELS),
      terminal: z.string(),
      officer: z.string().optional(),
      opened: z.int(),
      bound: z.int(),
      rejected: z.int(),
      medianSeconds: z.int().optional(),
    }),
  ),
  reasons: z.array(z.object({ channel: z.enum(CHANNELS), reason: z.string(), count: z.int() })),
  /** Officers whose last day is unlike a day's work (A54). */
  unusual: z.array(z.object({ officer: z.string(), cases: z.int(), isStopped: z.boolean() })),
})
export const LookBody = z.strictObject({ ticket: z.string().max(1_000) })
export const Looked = z.object({
  nameTh: z.string(),
  nameEn: z.string(),
  kind: z.string(),
  code: z.string(),
  channel: z.enum(CHANNELS),
  terminal: z.string(),
})
export const CodeBody = z.strictObject({ code: z.string().regex(/^(\d{6}|\d{8})$/), citizenNumber })
export const ClaimBody = z.strictObject({ ticket: z.string().max(1_000), citizenNumber })
