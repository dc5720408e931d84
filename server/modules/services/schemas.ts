import { z } from 'zod'
import { plainRooms } from '../../../shared/rooms.ts'
import { askedNames, listNames } from './definition/asked.ts'
import { Shown } from './definition/conversion.ts'
import { Rule } from './definition/eligibility.ts'
import { fieldTypes, Term } from './definition/form.ts'
import { kinds } from './definition/service.ts'
import { Words } from './definition/words.ts'
import { ApplicationEntry, ApplicationView } from './sent/view.ts'
import { hindrances, troubles } from './use/outcome.ts'

const time = z.date().transform(date => date.toISOString())

/** A field of the form, as the app draws it. */
const FieldView = z.object({
  name: z.string(),
  type: z.enum(fieldTypes),
  label: Words,
  help: Words.optional(),
  required: z.boolean(),
  length: z.int().optional(),
  maxLength: z.int().optional(),
  most: z.int().optional(),
  /** The first and the last day that may be chosen. */
  earliest: z.string().optional(),
  latest: z.string().optional(),
  /** Fields that must be filled in before an agency can say what there is to choose. */
  after: z.array(z.string()).optional(),
  /** Of a choice from the register: whom or what it lists. */
  list: z.enum(listNames).optional(),
  years: z.array(z.int()).optional(),
  choices: z.array(z.object({ value: z.string(), label: Words })).optional(),
  /** Counted from others. */
  sum: z
    .object({
      of: z.array(Term),
      most: z.int(),
      counts: z.enum(['satang', 'number']),
      unit: Words.optional(),
    })
    .optional(),
  /** Asked only while that field has one of these values. */
  onlyWhen: z.object({ field: z.string(), oneOf: z.array(z.string()) }).optional(),
})

export const ServiceView = z.object({
  id: z.string(),
  version: z.string(),
  kind: z.enum(kinds),
  category: z.string(),
  name: Words,
  short: Words,
  about: Words,
  fee: Words.optional(),
  opens: z.enum(plainRooms).optional(),
  /** Sent and followed, not only asked. */
  isSent: z.boolean(),
  /** Used without signing in, whole: asked, or sent and followed with a code. */
  isForVisitors: z.boolean(),
  /** Of a reminder: the lead days to choose from; none where it is told at once. */
  reminder: z.object({ choices: z.array(z.int()), default: z.array(z.int()) }).optional(),
  promisedDays: z.int().optional(),
  agency: z.object({ id: z.string(), name: Words, abbreviation: Words }),
  hotline: z.string(),
  hours: z.union([
    z.literal('always'),
    z.array(z.object({ firstDay: z.int(), lastDay: z.int(), from: z.string(), to: z.string() })),
  ]),
  needs: z.object({ level: z.int(), eligibility: z.array(Rule) }),
  permission: z
    .object({
      sha256: z.string(),
      items: z.array(
        z.object({
          item: z.enum(askedNames),
          label: Words,
          why: Words,
          /** Of one that is chosen: what of them. */
          tells: z.array(Words).optional(),
        }),
      ),
    })
    .optional(),
  form: z.array(FieldView),
  mine: z
    .object({
      level: z.int(),
      permittedSince: time.optional(),
      isFavourite: z.boolean(),
      prefilled: z.record(z.string(), z.string()),
      /** The rule that keeps me from it. */
      unmet: Rule.optional(),
    })
    .optional(),
})

export const Typed = z.strictObject({ form: z.record(z.string().max(40), z.string().max(6_000)).default({}) })
export const Agreed = z.strictObject({ sha256: z.string().max(64) })
export const Favourites = z.object({ serviceIds: z.array(z.string()) })
export const Permissions = z.object({
  permissions: z.array(
    z.object({
      serviceId: z.string(),
      name: Words,
      agency: Words,
      items: z.array(Words),
      givenAt: time,
    }),
  ),
})

/** `shown`: what stood on the screen for a value of the agency's lists. Only its sender ever reads it again. */
export const Sending = Typed.extend({
  shown: z.record(z.string().max(40), z.string().max(200)).default({}),
})
export const Sent = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('sent'), application: ApplicationView }),
  ...hindrances,
])
export const Applications = z.object({ applications: z.array(ApplicationEntry) })
export const Options = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('ok'),
    options: z.array(z.object({ value: z.string(), text: Shown, beside: Shown.optional() })),
  }),
  z.object({ outcome: z.literal('agencyDown') }),
  ...hindrances,
])
export const Attached = z.object({ id: z.uuid(), mediaType: z.string(), sizeBytes: z.int() })
export const Rung = z.strictObject({ reference: z.string().min(1).max(60) })
export const Paying = Typed.extend({ key: z.string().max(60) })
export const ToPay = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('toPay'), paymentId: z.uuid() }),
  ...troubles,
])
export const Certifying = Typed.extend({ language: z.enum(['th', 'en']).default('th') })
export const Certified = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('certified'), documentId: z.uuid() }),
  ...troubles,
])
