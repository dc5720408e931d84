// The published contract, produced from the same Zod objects that check every request.
import { z } from 'zod'
import type { Module } from './module.ts'
import type { Route } from './route.ts'

/** OpenAPI 3.1 document of all routes. */
export function describeApi(modules: readonly Module[], origin: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const module of modules)
    for (const route of module.routes ?? []) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [route.method]: describeRoute(module.name, route) }
    }
  return {
    openapi: '3.1.0',
    info: { title: 'Tuaton', version: '1', description: 'National digital identity and citizen services' },
    servers: [{ url: origin }],
    paths,
    components: { schemas: { Problem: problem } },
  }
}

function describeRoute(module: string, route: Route) {
  const answer = route.returns
    ? { content: { 'application/json': { schema: toSchema(route.returns, 'output') } } }
    : {}
  return {
    tags: [module],
    summary: route.summary,
    'x-access': route.access,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...requestBody(route),
    responses: {
      [route.status ?? 200]: { description: 'Done', ...answer },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function requestBody(route: Route) {
  if (route.body)
    return { requestBody: { content: { 'application/json': { schema: toSchema(route.body, 'input') } } } }
  if (route.bytes)
    return { requestBody: { content: Object.fromEntries(route.bytes.types.map(type => [type, {}])) } }
  if (route.multipart) return { requestBody: { content: { 'multipart/form-data': {} } } }
  return {}
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (!schema) return []
  const object = toSchema(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] }
  return Object.entries(object.properties ?? {}).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || (object.required ?? []).includes(name),
    schema: shape,
  }))
}

const toSchema = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' })

const problem = {
  type: 'object',
  description: 'RFC 9457. `code` is stable; sentences for people are chosen by it.',
  required: ['type', 'code', 'title', 'status', 'requestId'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, code: { type: 'string' } } },
    },
  },
}
