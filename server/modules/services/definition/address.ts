// Where a value stands: a source and a JSON Pointer (RFC 6901) into it. Looked up, never evaluated.
import { z } from 'zod'

const sources = ['person', 'form', 'answer', 'item', 'case', 'payment'] as const
export type Source = (typeof sources)[number]
export type Sources = Partial<Record<Source, unknown>>

/** `person:/citizenNumber`, `form:/year`, `answer:/maininscl_name`, `case:/reference`, `payment:/receipt`, and inside a list `item:/amount`. */
export const Address = z
  .string()
  .max(300)
  .regex(/^(person|form|answer|item|case|payment):(\/([^~/]|~0|~1)*)*$/)
  .describe('A source and a JSON Pointer (RFC 6901), e.g. answer:/hospital/name')
export type Address = z.infer<typeof Address>

/** Splits an address into its source and its pointer. */
export function splitAddress(address: Address): { source: Source; pointer: string } {
  const cut = address.indexOf(':')
  return { source: address.slice(0, cut) as Source, pointer: address.slice(cut + 1) }
}

/** The names a pointer goes through, unescaped (RFC 6901 §4). */
export const tokensOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'))

/** One name as a part of a pointer. */
export const toToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** What stands at a pointer, or undefined; only a value's own members, so `__proto__` and `constructor` lead nowhere. */
export function readPointer(value: unknown, pointer: string): unknown {
  return tokensOf(pointer).reduce<unknown>((found, token) => memberOf(found, token), value)
}

function memberOf(value: unknown, token: string): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined
  if (typeof value !== 'object' || value === null) return undefined
  return Object.hasOwn(value, token) ? (value as Record<string, unknown>)[token] : undefined
}

/** What stands at an address. */
export function readAddress(sources: Sources, address: Address): unknown {
  const { source, pointer } = splitAddress(address)
  return readPointer(sources[source], pointer)
}

const LIST_MOST = 500

/** The list at an address of an answer; one thing that is no list stands for itself. */
export function listAt(answer: unknown, each: Address): unknown[] {
  const found = readPointer(answer, splitAddress(each).pointer)
  if (Array.isArray(found)) return found.slice(0, LIST_MOST)
  return found === undefined || found === null ? [] : [found]
}

/** Puts a value where a pointer of names leads, making the objects on the way. */
export function writePointer(root: Record<string, unknown>, pointer: string, value: unknown): void {
  const tokens = tokensOf(pointer)
  const last = tokens.pop()
  if (last === undefined) throw new RangeError('a pointer to a member expected')
  const parent = tokens.reduce((object, token) => {
    if (!Object.hasOwn(object, token)) define(object, token, {})
    return object[token] as Record<string, unknown>
  }, root)
  define(parent, last, value)
}

/** An own member whatever its name: an assignment to `__proto__` would change the object itself. */
const define = (object: object, name: string, value: unknown) =>
  Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true })
