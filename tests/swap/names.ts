// What a route names, found in its own declaration: every part of its address, and every field of its query or body that is an id or a secret.
import { z } from 'zod'
import type { Route } from '../../server/platform/route.ts'

export type Schema = {
  type?: string
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
  minItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  allOf?: Schema[]
}

export const schemaOf = (part: z.ZodType) =>
  z.toJSONSchema(part, { io: 'input', unrepresentable: 'any' }) as Schema

const NAMING = /(^|[a-z])(id|ids|key|(?<!pass)code|reference|ticket|token|secret|reading|before|number)$/i
const IS_ANSWER = ['format', 'const', 'enum'] as const

const known = new WeakMap<Route, string[]>()

/** The names in a route, each once. */
export function namesIn(route: Route): string[] {
  const names = known.get(route) ?? findNames(route)
  known.set(route, names)
  return names
}

function findNames(route: Route): string[] {
  const inAddress = [...route.path.matchAll(/:(\w+)/g)].map(match => match[1] ?? '')
  const inFields = [route.query, route.body].flatMap(part => (part ? namesOf('', schemaOf(part)) : []))
  return [...new Set([...inAddress, ...inFields])]
}

function namesOf(name: string, schema: Schema): string[] {
  if (schema.format === 'uuid') return [name]
  if (schema.type === 'string' && !IS_ANSWER.some(key => schema[key]) && NAMING.test(name)) return [name]
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => namesOf(key, part)),
    ...[...(schema.items ? [schema.items] : []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap(
      part => namesOf(name, part),
    ),
  ]
}
