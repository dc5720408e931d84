// A service is a document: this schema is the engine's whole language, and the source of services/service.schema.json.
import { z } from 'zod'
import { plainRooms } from '../../../../shared/rooms.ts'
import { Address } from './address.ts'
import { Asked } from './asked.ts'
import { Bills } from './bills.ts'
import { Call, Condition } from './call.ts'
import { Case } from './case.ts'
import { Conversion } from './conversion.ts'
import { Rule } from './eligibility.ts'
import { Field } from './form.ts'
import { Reminder } from './reminder.ts'
import { Hotline, Id, Name, OpeningHours, ShortWords, Words } from './words.ts'

export const kinds = [
  'inquiry',
  'payment',
  'reminder',
  'application',
  'document',
  'appointment',
  'registration',
  'complaint',
] as const

const Value = { label: Words, from: Address, as: Conversion.optional() }
export const Table = z.strictObject({
  title: Words.optional(),
  each: Address.describe('A list in the answer; columns read item:/…'),
  columns: z.array(z.strictObject(Value)).min(1).max(8),
  ifEmpty: Words,
})
export const Notice = z.strictObject({
  tone: z.enum(['info', 'ok', 'warn']).default('info'),
  text: Words,
  when: Condition.optional(),
})
export const Result = z.strictObject({
  asOf: z
    .strictObject({ from: Address, as: Conversion.optional() })
    .optional()
    .describe('The day up to which the agency knows'),
  notices: z.array(Notice).default([]),
  rows: z.array(z.strictObject({ ...Value, when: Condition.optional() })).default([]),
  tables: z.array(Table).default([]),
})
export type Result = z.infer<typeof Result>

/** A certified copy of an answer: signed, with a code that anybody can check. */
export const Document = z.strictObject({
  title: ShortWords,
  formCode: z.string().min(1).max(20).describe('How the agency calls its form; printed in the corner'),
})

export const retentionClasses = ['none', 'week', 'month'] as const

export const Service = z
  .strictObject({
    id: Id,
    number: z.int().min(1).describe('In the national catalogue'),
    version: z.string().regex(/^\d+\.\d+$/),
    kind: z.enum(kinds),
    category: Id,
    lifeEvents: z.array(Id).default([]),
    name: Name,
    short: ShortWords.describe('What it gives, in at most 140 characters'),
    about: Words.describe('Says clearly what can be done here, and what cannot'),
    keywords: z
      .strictObject({
        th: z.array(z.string().min(1)).min(1).max(20),
        en: z.array(z.string().min(1)).min(1).max(20),
      })
      .describe('Other words people look for it by'),
    hotline: Hotline.optional().describe("Default: the agency's"),
    hours: OpeningHours.optional().describe("Default: the agency's"),
    fee: Words.optional().describe('Absent: free'),
    needs: z.strictObject({
      level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
      eligibility: z.array(Rule).default([]),
    }),
    data: z
      .array(Asked)
      .default([])
      .describe('What of the register the agency is told, and why; nothing else ever reaches it'),
    form: z.array(Field).max(20).default([]),
    opens: z
      .enum(plainRooms)
      .optional()
      .describe('A room of the app itself that does this; nothing else is said then'),
    call: Call.optional().describe('The first call; everything but a room has one'),
    case: Case.optional().describe('Of an application, a registration, a complaint and an appointment'),
    bills: Bills.optional().describe('Of a payment'),
    document: Document.optional().describe('Of a document'),
    reminder: Reminder.optional().describe('Of a reminder'),
    result: Result.prefault({}),
    retention: z
      .enum(retentionClasses)
      .describe('How long the last answer is kept, sealed, for when the agency is away'),
  })
  .meta({ title: 'A service' })
export type Service = z.infer<typeof Service>
