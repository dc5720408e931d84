// One call to an agency: which operation, what it is told, and what its answers mean.
import { z } from 'zod'
import { Address } from './address.ts'
import { Words } from './words.ts'

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
    { error: 'exactly one of equals, oneOf, isAbsent', params: { fault: 'oneTest' } },
  )
export type Condition = z.infer<typeof Condition>

export const Binding = z.union([
  z.strictObject({ from: Address }).describe('Taken from the person or the form'),
  z.strictObject({ is: Single }).describe('Always this'),
])
export type Binding = z.infer<typeof Binding>

const meanings = ['notFound', 'agencyDown', 'notAccepted'] as const
export const Meaning = z
  .strictObject({
    status: z.int().min(400).max(599).optional().describe('An HTTP status of the agency'),
    when: Condition.optional().describe('Something in its answer'),
    means: z.enum(meanings),
    say: Words.optional().describe('What the person reads then'),
  })
  .refine(({ status, when }) => (status === undefined) !== (when === undefined), {
    error: 'either status or when',
    params: { fault: 'oneMeaning' },
  })

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
