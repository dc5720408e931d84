// A use of a service as its staff recorded it: an invented person, a form, what the agency answers, and how it must end.
import { z } from 'zod'
import { citizenCategory, isValidCitizenNumber } from '../../../../shared/citizen-number.ts'
import { listNames } from '../definition/asked.ts'
import { stages } from '../definition/case.ts'
import { itemNames } from '../definition/items.ts'

export const caseOutcomes = [
  'ok',
  'formInvalid',
  'levelTooLow',
  'notEligible',
  'outsideHours',
  'notFound',
  'notAccepted',
  'maintenance',
  'agencyDown',
] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

const text = z.string().max(4_000)
const Person = z.strictObject({
  level: z.union([z.literal(1), z.literal(2)]).default(2),
  isThai: z.boolean().default(true),
  isHeadOfHouse: z.boolean().default(true),
  items: z.partialRecord(z.enum(itemNames), text).default({}),
  /** What the register lists as theirs; a form chooses by the place in the list, "1" the first. */
  lists: z
    .partialRecord(z.enum(listNames), z.array(z.partialRecord(z.enum(itemNames), text)).max(20))
    .default({}),
})

export const RecordedCase = z.strictObject({
  /** Absent: the moment it is tried, whatever the hours. */
  at: z.iso.datetime({ offset: true }).optional(),
  person: Person.optional(),
  form: z.record(z.string().max(40), text).default({}),
  /** By operation, as the agency answers. */
  answers: z
    .record(
      z.string().max(100),
      z.strictObject({
        status: z.int().min(100).max(599),
        retryAfterSeconds: z.int().min(0).optional(),
        body: z.json().optional(),
      }),
    )
    .default({}),
  expects: z.strictObject({
    outcome: z.enum(caseOutcomes),
    /** Label and value, each in either language. */
    rows: z.record(z.string().max(200), text).default({}),
    /** Of what is sent: where it stands by the last answer. */
    stage: z.enum(stages).optional(),
  }),
})
export type RecordedCase = z.infer<typeof RecordedCase>

/**
 * Whether a text names somebody who may live (PDPA s. 22): thirteen digits that are a citizen number, but of the categories 0, which
 * organisations share, and 9, which nobody is given.
 */
export const namesSomebody = (text: string): boolean =>
  [...text.matchAll(/(?<!\d)\d{13}(?!\d)/g)].some(
    ([number]) =>
      isValidCitizenNumber(number) && !number.startsWith('0') && citizenCategory(number) !== 'unassigned',
  )
