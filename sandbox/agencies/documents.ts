// The agencies' own OpenAPI documents, the same files the platform calls them by; `x-sandbox` says how their state comes to be.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { z } from 'zod'

export type Schema = { [word: string]: unknown }

/** Where in a request a value stands: `path/pid`, `query/keyword`, `body/year`. */
const Place = z.string().regex(/^(path|query|body)\/\w+$/)

const Answer = z.strictObject({ status: z.int(), body: z.unknown() })
export const Plan = z.union([
  z.strictObject({
    /** One record a key: made when it is first asked for, and kept. */
    record: z.strictObject({
      key: Place,
      and: Place.optional(),
      absentPercent: z.int().min(0).max(100).default(0),
      absent: Answer.default({ status: 404, body: {} }),
    }),
  }),
  z.strictObject({
    /** One table for everybody. */
    table: z.strictObject({
      rows: z.array(z.record(z.string(), z.unknown())),
      /** A member of the request → the column it must equal; the row found is the answer. */
      match: z.record(Place, z.string()).optional(),
      otherwise: z.record(z.string(), z.unknown()).optional(),
      /** The answer is all rows that hold the word, as a list under this name. */
      list: z.string().optional(),
      search: Place.optional(),
    }),
  }),
  z.strictObject({
    /** Something new with a number and a state, which moves on by itself after so many seconds, or when the page says so. */
    opens: z.strictObject({
      kind: z.string(),
      prefix: z.string(),
      states: z.array(z.strictObject({ state: z.string(), seconds: z.int().min(1).optional() })).min(1),
      /** States that only the page brings about. */
      also: z.array(z.string()).default([]),
      /** A free time is taken, as long as there is one: a place in the request, as `slots` gave it. */
      takes: z.strictObject({ slot: Place, of: Place.optional(), capacity: z.int().min(1) }).optional(),
      /** So many of a hundred people are turned away at once, with what the answer of that status promises. */
      turnsAway: z.strictObject({ percent: z.int(), key: Place, status: z.int() }).optional(),
    }),
  }),
  z.strictObject({ shows: z.strictObject({ kind: z.string(), key: Place }) }),
  z.strictObject({
    /** Ends what was opened, while it stands in one of these states; otherwise 409. */
    ends: z.strictObject({ kind: z.string(), key: Place, while: z.array(z.string()), state: z.string() }),
  }),
  z.strictObject({
    /** Free times of the coming working days, less those that were taken. */
    slots: z.strictObject({
      kind: z.string(),
      of: Place.optional(),
      list: z.string(),
      days: z.int().min(1).max(30),
      from: z.string(),
      to: z.string(),
      everyMinutes: z.int().min(5),
      capacity: z.int().min(1),
    }),
  }),
  z.strictObject({
    /** A bill is paid: in the record that another operation made, the thing of a list that has this value is changed. */
    settles: z.strictObject({
      operation: z.string(),
      each: z.string(),
      match: z.record(z.string(), Place),
      set: z.record(z.string(), z.unknown()),
    }),
  }),
])
export type Plan = z.infer<typeof Plan>

export type Operation = {
  id: string
  method: string
  path: string
  plan: Plan
  answer: Schema
  /** Under which it may say yes. */
  statuses: number[]
}
export type AgencyDocument = { id: string; document: Schema; operations: Operation[] }

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

/** Reads every agency that has a document. @throws Error for an operation without a plan */
export function readAgencies(folder: string): AgencyDocument[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(folder, entry.name, 'openapi.yaml')))
    .map(({ name: id }) => {
      const document = load(readFileSync(join(folder, id, 'openapi.yaml'), 'utf8')) as Schema
      return { id, document, operations: operationsOf(id, document) }
    })
}

function operationsOf(agency: string, document: Schema): Operation[] {
  const paths = document.paths as Record<string, Record<string, Schema>>
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap(method => {
      const operation = item[method]
      if (!operation) return []
      const plan = Plan.safeParse(operation['x-sandbox'])
      if (!plan.success) throw new Error(`${agency} ${path}: ${z.prettifyError(plan.error)}`)
      return [
        {
          id: String(operation.operationId),
          method: method.toUpperCase(),
          path,
          plan: plan.data,
          answer: answerOf(document, operation),
          statuses: Object.keys(operation.responses as object)
            .map(Number)
            .filter(status => status < 300),
        },
      ]
    }),
  )
}

function answerOf(document: Schema, operation: Schema): Schema {
  const responses = operation.responses as Record<string, Schema>
  const ok = resolve(document, responses['200'] ?? responses['201'] ?? {})
  const content = ok.content as Record<string, { schema: Schema }> | undefined
  return content?.['application/json']?.schema ?? {}
}

/** A schema with its reference followed; what stands beside the reference counts as well (JSON Schema 2020-12 §8.2.3.1). */
export function resolve(document: Schema, schema: Schema): Schema {
  if (typeof schema.$ref !== 'string') return schema
  const { $ref, ...beside } = schema
  const target = $ref
    .slice(2)
    .split('/')
    .reduce<Schema>(
      (found, name) => found[name.replaceAll('~1', '/').replaceAll('~0', '~')] as Schema,
      document,
    )
  return { ...resolve(document, target), ...beside }
}
