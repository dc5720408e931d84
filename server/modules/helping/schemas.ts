import { z } from 'zod'
import { SCOPES } from './scopes.ts'

const moment = z.date().transform(date => date.toISOString())
const name = z.object({ nameTh: z.string(), nameEn: z.string() })
const scopes = z.array(z.enum(SCOPES))
const code = z.string().regex(/^\d{8}$/)

export const ById = z.object({ id: z.uuid() })
/** A quarter of an hour to a day. */
export const OfferBody = z.strictObject({
  scopes: scopes.min(1).max(SCOPES.length),
  minutes: z.int().min(15).max(1440),
})
export const Offer = z.object({ helpId: z.string(), code: z.string(), expiresAt: moment })
export const CodeBody = z.strictObject({ code })
export const AllowBody = z.strictObject({ code, passcode: z.string().max(16) })
export const Offered = z.object({ helper: name, scopes, minutes: z.int() })
export const Helper = z.object({
  helpId: z.string(),
  helper: name,
  scopes,
  allowedAt: moment,
  endsAt: moment,
  acts: z.int(),
  isActive: z.boolean(),
})
export const Helpers = z.object({ helpers: z.array(Helper) })
export const Helped = z.object({
  people: z.array(z.object({ helpId: z.string(), person: name, scopes, endsAt: moment })),
  isOffering: z.boolean(),
})

export const PageQuery = z.object({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
/** The history as a helper sees it: who looked and what happened; nothing of phones and their names. */
export const HelpedHistory = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: moment,
      kind: z.string(),
      party: z
        .object({ id: z.string(), nameTh: z.string(), nameEn: z.string(), domain: z.string() })
        .optional(),
      otherPerson: name.optional(),
      itemLabels: z.array(z.object({ th: z.string(), en: z.string() })).optional(),
      via: z.string().optional(),
    }),
  ),
  next: z.string().optional(),
})
export const HelpedCases = z.object({
  cases: z.array(
    z.object({
      caseId: z.string(),
      channel: z.string(),
      status: z.string(),
      reason: z.string().optional(),
      ial: z.string().optional(),
      placeTh: z.string().optional(),
      createdAt: moment,
      endedAt: moment.optional(),
    }),
  ),
})
