// A right request to a route, made from its own declaration, with the names that somebody wants to try.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sha256 } from '../../server/platform/crypto.ts'
import type { Route } from '../../server/platform/route.ts'
import { multipart } from '../applicant.ts'
import { PASSCODE } from '../sign-in.ts'
import { namesIn, type Schema, schemaOf } from './names.ts'

export type Names = Record<string, string | string[]>
export type Asking = { method: string; url: string; headers: Record<string, string>; payload?: Buffer }

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What a device signs of the picture that it sends. */
export const capture = {
  challengeId: randomUUID(),
  nonce: 'a nonce',
  frames: [{ ask: 'front', sha256: sha256(PNG) }],
}

/**
 * `said` gives fields by their name what the declaration alone cannot tell: a passcode, a reason. `binding`: the capture, signed by who
 * asks.
 */
export function askingOf(
  route: Route,
  names: Names,
  said: Record<string, unknown> = {},
  binding = 'x',
): Asking {
  const fields = { passcode: PASSCODE, ...said, ...names }
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(String(fields[name as keyof typeof fields] ?? 'missing')),
  )
  const asked = namesIn(route)
  const query = route.query
    ? Object.entries(leastOf(schemaOf(route.query), fields, asked) as object)
        .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
        .join('&')
    : ''
  return {
    method: route.method.toUpperCase(),
    url: query ? `${path}?${query}` : path,
    ...bodyOf(route, { ...fields, binding }, asked),
  }
}

function bodyOf(route: Route, fields: Record<string, unknown>, asked: string[]) {
  if (route.multipart) {
    const { bytes, type } = multipart({ binding: String(fields.binding) }, [PNG])
    return { headers: { 'content-type': type }, payload: bytes }
  }
  if (route.bytes) return { headers: { 'content-type': route.bytes.types[0] ?? '' }, payload: PNG }
  if (route.method === 'get' || (!route.body && !fields.form)) return { headers: {} }
  if (route.path.startsWith('/portal') || route.path.startsWith('/sign-in')) {
    const form = {
      ...(fields.form as object),
      ...(route.body ? (leastOf(schemaOf(route.body), fields, asked) as object) : {}),
    }
    return {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: Buffer.from(new URLSearchParams(form as Record<string, string>).toString()),
    }
  }
  if (!route.body) return { headers: {} }
  return {
    headers: { 'content-type': 'application/json' },
    payload: Buffer.from(JSON.stringify(leastOf(schemaOf(route.body), fields, asked))),
  }
}

/** The least that fits a schema; fields that were named or said are filled in, needed or not. */
function leastOf(schema: Schema, fields: Record<string, unknown>, asked: string[]): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [one] = schema.anyOf ?? schema.allOf ?? []
  if (one) return leastOf(one, fields, asked)
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).flatMap(([name, part]) => {
        if (fields[name] !== undefined) return [[name, fields[name]]]
        if (!schema.required?.includes(name)) return []
        return [[name, leastOf(part, fields, asked)]]
      }),
    )
  if (schema.type === 'object') return {}
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => leastOf(schema.items ?? {}, fields, asked))
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (schema.type === 'boolean') return true
  if (schema.format === 'uuid') return randomUUID()
  if (schema.format === 'date') return '2026-11-23'
  if (schema.pattern)
    return fc.sample(fc.stringMatching(new RegExp(schema.pattern)), { seed: 1, numRuns: 1 })[0]
  return 'ข้อความ'.padEnd(schema.minLength ?? 0, 'ก')
}

/** A name like this one that nobody has. */
export function nobodysLike(value: string | string[]): string | string[] {
  if (Array.isArray(value)) return value.map(one => String(nobodysLike(one)))
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)) return value.slice(0, 24) + randomUUID().slice(24)
  return value.slice(0, -4) + [...value.slice(-4)].map(nextLike).join('')
}

const alphabets = ['0123456789', 'CDFGHJKMNPQRTVWXY', 'ABEILOSUZ', 'abcdefghijklmnopqrstuvwxyz']
function nextLike(letter: string): string {
  const letters = alphabets.find(one => one.includes(letter)) ?? letter
  return letters[(letters.indexOf(letter) + 1) % letters.length] ?? letter
}
