// A service is a document: this schema is the engine's whole language, and the source of services/service.schema.json.
import { z } from 'zod'
import { Address } from './address.ts'
import { Conversion } from './conversion.ts'
import { Rule } from './eligibility.ts'
import { Field } from './form.ts'
import { itemNames } from './items.ts'
import { Hotline, Id, OpeningHours, ShortWords, Words } from './words.ts'

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

const Single = z.union([z.string(), z.number(), z.boolean()])

/** What is asked of a value: exactly one of them. */
const test = {
  at: Address,
  equals: Single.optional(),
  oneOf: z.array(Single).min(1).optional(),
  isAbsent: z.boolean().optional().describe('true: missing, null or empty; false: something stands there'),
}
export const Condition = z
  .strictObject(test)
  .refine(
    ({ equals, oneOf, isAbsent }) => [equals, oneOf, isAbsent].filter(one => one !== undefined).length === 1,
    'exactly one of equals, oneOf, isAbsent',
  )
export type Condition = z.infer<typeof Condition>

export const Binding = z.union([
  z.strictObject({ from: Address }).describe('Taken from the person or the form'),
  z.strictObject({ is: Single }).describe('Always this'),
])
export type Binding = z.infer<typeof Binding>

const meanings = ['notFound', 'agencyDown'] as const
export const Meaning = z
  .strictObject({
    status: z.int().min(400).max(599).optional().describe('An HTTP status of the agency'),
    when: Condition.optional().describe('Something in its answer'),
    means: z.enum(meanings),
  })
  .refine(({ status, when }) => (status === undefined) !== (when === undefined), 'either status or when')

export const Call = z.strictObject({
  operation: z.string().describe('operationId in the openapi.yaml of the agency'),
  parameters: z.record(z.string(), Binding).default({}).describe('Path, query and header parameters by name'),
  body: z
    .record(z.string().regex(/^\/./), Binding)
    .optional()
    .describe('Members of the JSON body by JSON Pointer'),
  meanings: z
    .array(Meaning)
    .default([])
    .describe('What an answer means other than "here it is"; the first that holds counts'),
})
export type Call = z.infer<typeof Call>

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

export const retentionClasses = ['none', 'week', 'month'] as const

export const Service = z
  .strictObject({
    id: Id,
    number: z.int().min(1).describe('In the national catalogue'),
    version: z.string().regex(/^\d+\.\d+$/),
    kind: z.enum(kinds),
    category: Id,
    lifeEvents: z.array(Id).default([]),
    name: ShortWords,
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
      .array(z.strictObject({ item: z.enum(itemNames), why: Words }))
      .default([])
      .describe('What of the register the agency is told, and why; nothing else ever reaches it'),
    form: z.array(Field).max(20).default([]),
    call: Call,
    result: Result,
    retention: z
      .enum(retentionClasses)
      .describe('How long the last answer is kept, sealed, for when the agency is away'),
  })
  .meta({ title: 'A service' })
export type Service = z.infer<typeof Service>
