// What agencies may call, read from the contract that is made from the routes: the page cannot differ from what is served.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const CONTRACT = join(import.meta.dirname, '../../../docs/api/openapi.json')

const Parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() })
const Operation = z.object({
  summary: z.string(),
  'x-access': z.string(),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
})
const Contract = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) })

export const groups = ['thaid', 'dga', 'gateway', 'soap', 'face'] as const
export type Group = (typeof groups)[number]

const groupOf = (path: string): Group | undefined => {
  if (/^\/api\/v2\/oauth2\/|^\/\.well-known\/openid-configuration$|^\/jwks$/.test(path)) return 'thaid'
  if (path.startsWith('/connect/') || path.endsWith('/jwks')) return 'dga'
  if (path.startsWith('/ws/')) return 'gateway'
  if (path.includes('Service.asmx')) return 'soap'
  return path.startsWith('/api/fvs/') ? 'face' : undefined
}

export type Endpoint = {
  group: Group
  method: string
  path: string
  summary: string
  access: string
  parameters: { name: string; place: string; isRequired: boolean }[]
  bodyTypes: string[]
}

/** Every endpoint of the interfaces for agencies, in the order of the contract. */
export function listEndpoints(): Endpoint[] {
  const { paths } = Contract.parse(JSON.parse(readFileSync(CONTRACT, 'utf8')))
  return Object.entries(paths).flatMap(([path, operations]) => {
    const group = groupOf(path)
    if (!group) return []
    return Object.entries(operations).map(([method, operation]) => ({
      group,
      method: method.toUpperCase(),
      path,
      summary: operation.summary,
      access: operation['x-access'],
      parameters: operation.parameters.map(({ name, in: place, required = false }) => ({
        name,
        place,
        isRequired: required,
      })),
      bodyTypes: Object.keys(operation.requestBody?.content ?? {}),
    }))
  })
}
