// The fields a form may have: a fixed list of types with fixed rules. No patterns of the author's own, which could be made to run for ever.
import { z } from 'zod'
import { MOST_SATANG } from '../../../../shared/satang.ts'
import { Address } from './address.ts'
import { listNames } from './asked.ts'
import { Call, Condition } from './call.ts'
import { Words } from './words.ts'

const Name = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
const choices = z
  .array(
    z.strictObject({
      value: z
        .string()
        .min(1)
        .max(60)
        .regex(/^[^\n]+$/),
      label: Words,
    }),
  )
  .min(2)
  .max(100)
const named = {
  name: Name,
  label: Words,
  help: Words.optional(),
  onlyWhen: z
    .strictObject({ field: Name, oneOf: z.array(z.string().min(1)).min(1).max(50) })
    .optional()
    .describe('Asked only while that field, one that stands before it, has one of these values'),
}
const common = {
  ...named,
  required: z.boolean().default(true),
  prefill: Address.optional().describe(
    'Taken from the register for the person to change, e.g. person:/lastNameTh',
  ),
}

// Whole, and never below nought: nothing is taken away, so no choice of numbers makes a sum that is owed to the person.
const Whole = z.int().min(0).max(MOST_SATANG)
export const Term = z.union([
  z.strictObject({ fixed: Whole }).describe('Always added'),
  z.strictObject({
    field: Name.describe('One that stands before it: an amount, a count, a sum, or a choice with by'),
    by: z
      .record(z.string().min(1).max(60), Whole)
      .refine(counts => Object.keys(counts).length > 0)
      .optional()
      .describe('What each of its choices counts; of several, those that were chosen together'),
    times: z
      .union([Whole, Name])
      .optional()
      .describe('So many times: a number, as the satang of one, or a field that holds a number'),
  }),
])

export const Field = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('text'),
    letters: z.enum(['any', 'thai']).default('any'),
    minLength: z.int().min(1).max(200).default(1),
    maxLength: z.int().min(1).max(200).default(100),
  }),
  z
    .strictObject({
      ...common,
      type: z.literal('story'),
      maxLength: z.int().min(100).max(4_000).default(2_000),
    })
    .describe('Text of several lines'),
  z.strictObject({ ...common, type: z.literal('digits'), length: z.int().min(1).max(30) }),
  /** Thirteen digits with their check digit, as organisations' numbers have them (they begin with 0). */
  z.strictObject({ ...common, type: z.literal('juristicNumber') }),
  z
    .strictObject({ ...common, type: z.literal('citizenNumber') })
    .describe("Somebody else's; one's own is known"),
  z
    .strictObject({ ...common, type: z.literal('houseCode') })
    .describe('Eleven digits with their check digit'),
  z.strictObject({ ...common, type: z.literal('mobileNumber') }),
  z
    .strictObject({
      ...common,
      type: z.literal('amount'),
      mostBaht: z.int().min(1).max(100_000_000).default(1_000_000),
    })
    .describe('Baht, typed with or without satang; the agency gets whole satang'),
  z
    .strictObject({
      ...common,
      type: z.literal('count'),
      least: z.int().min(0).default(0),
      most: z.int().min(0).max(1_000_000),
    })
    .describe('A whole number'),
  z.strictObject({
    ...common,
    type: z.literal('buddhistYear'),
    yearsBack: z.int().min(1).max(60).describe('This year and so many before it may be chosen'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('date'),
    daysBack: z.int().min(0).max(40_000).optional().describe('The earliest, counted from today'),
    daysAhead: z.int().min(0).max(4_000).optional().describe('The latest, counted from today'),
  }),
  z.strictObject({ ...common, type: z.literal('choice'), choices }),
  z
    .strictObject({ ...common, type: z.literal('several'), choices })
    .describe('As many of the choices as fit; the agency gets a list of their values'),
  z
    .strictObject({
      ...common,
      type: z.literal('options'),
      call: Call.describe(
        'Gives the list; may know fields that stand before this one, and what the service may see of the person',
      ),
      each: Address.describe('The list in its answer'),
      value: Address.describe('item:/…, what the agency is told'),
      text: Address.describe('item:/…, what the person reads'),
      as: z.enum(['text', 'isoDate', 'isoMoment']).default('text'),
      beside: z
        .strictObject({ from: Address, as: z.enum(['text', 'isoDate', 'isoMoment']).default('text') })
        .optional()
        .describe('item:/…, what tells it from the others'),
      when: Condition.optional().describe('Of item:/…, which of them may be chosen; absent: all'),
    })
    .describe("A choice from a list of the agency: its offices, its free times, the person's own vehicles"),
  z
    .strictObject({
      ...named,
      required: z.boolean().default(true),
      type: z.literal('fromRegister'),
      list: z.enum(listNames),
      agedFrom: z.int().min(0).max(150).optional().describe('Of people, only those of so many years'),
      agedTo: z.int().min(0).max(150).optional().describe('Only those of so many years at most'),
    })
    .describe(
      'A choice of what the register knows as theirs. The list stands in data; the call reads what may be told, e.g. form:/child/nameTh',
    ),
  z
    .strictObject({ ...common, type: z.literal('place') })
    .describe('A point on the map: "13.75633, 100.50177"'),
  z
    .strictObject({ ...common, type: z.literal('files'), most: z.int().min(1).max(5).default(3) })
    .describe('Photographs and PDF files; the agency gets a list of { name, mediaType, sha256, content }'),
  z
    .strictObject({
      ...named,
      required: z.literal(true).default(true),
      type: z.literal('sum'),
      counts: z.enum(['satang', 'number']),
      unit: Words.optional().describe('Of a number: the word for what is counted'),
      of: z.array(Term).min(1).max(20).describe('What is added up'),
      most: Whole.min(1).default(MOST_SATANG).describe('More than this is refused'),
    })
    .describe('Counted from fields before it and shown while one types; the agency gets a whole number'),
  z
    .strictObject({ ...common, type: z.literal('agreement') })
    .describe('A sentence that must be agreed to, e.g. that everything is true'),
])
export type Field = z.infer<typeof Field>
export type FieldOf<T extends Field['type']> = Extract<Field, { type: T }>

export const fieldTypes = [
  'text',
  'story',
  'digits',
  'juristicNumber',
  'citizenNumber',
  'houseCode',
  'mobileNumber',
  'amount',
  'count',
  'buddhistYear',
  'date',
  'choice',
  'several',
  'options',
  'fromRegister',
  'place',
  'files',
  'sum',
  'agreement',
] as const satisfies readonly Field['type'][]
