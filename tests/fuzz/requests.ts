// Requests made from a route's own schemas, then broken on the way: nothing here knows any route by name.
import fc from 'fast-check'
import type { Route } from '../../server/platform/route.ts'
import { CANARY, hostileText, nearly } from './hostile.ts'

export type Sent = {
  method: string
  url: string
  headers: Record<string, string>
  payload: Buffer | undefined
}

const form = 'application/x-www-form-urlencoded'
const types = [
  'application/json',
  form,
  'multipart/form-data',
  'text/plain',
  'image/jpeg',
  'text/xml',
  'application/soap+xml',
  '',
]

/** Any request to a route: address, query, headers and body, each mostly right and now and then hostile. */
export function requestsTo(route: Route, known: string[]): fc.Arbitrary<Sent> {
  return fc
    .record({
      path: pathOf(route, known),
      query: queryOf(route, known),
      headers: fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, hostileHeaders),
      body: bodyOf(route, known),
    })
    .map(({ path, query, headers, body }) => ({
      method: route.method.toUpperCase(),
      url: `${path}${query ? `?${query}` : ''}`,
      headers: { ...body.headers, ...headers },
      payload: body.payload,
    }))
}

function pathOf(route: Route, known: string[]): fc.Arbitrary<string> {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(match => match[1] ?? '')
  const values = nearly(route.params, known).map(value => (typeof value === 'object' ? value : {}))
  const segment = fc.oneof(
    fc.constantFrom(...known, '%', '%00', '%ff%fe', '..%2f..%2f', '__proto__', 'x'.repeat(3_000)),
    hostileText.map(text => encodeURIComponent(text.toWellFormed())),
  )
  return fc.tuple(values, fc.array(segment, { minLength: 3, maxLength: 3 })).map(([object, spare]) =>
    names.reduce((path, name, index) => {
      const value = (object as Record<string, unknown> | null)?.[name]
      const text = typeof value === 'string' && value ? encodeURIComponent(value.toWellFormed()) : undefined
      return path.replace(`:${name}`, () => text ?? spare[index] ?? 'x')
    }, route.path),
  )
}

function queryOf(route: Route, known: string[]): fc.Arbitrary<string> {
  const declared = nearly(route.query, known).map(value => (value && typeof value === 'object' ? value : {}))
  const odd = fc.constantFrom('%', '%ff=1', '__proto__[x]=1', 'a&a&a', `q=%00${CANARY}`, `lang=<${CANARY}>`)
  const pairs = declared.map(object =>
    Object.entries(object)
      .slice(0, 40)
      .map(([name, value]) => `${encode(name)}=${encode(textOf(value ?? ''))}`)
      .join('&')
      .slice(0, 6_000),
  )
  return fc.oneof({ weight: 4, arbitrary: pairs }, odd)
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
const encode = (text: string) => encodeURIComponent(text.toWellFormed())

const hostileHeaders = fc
  .dictionary(
    fc.constantFrom(
      'user-agent',
      'accept',
      'accept-language',
      'cookie',
      'origin',
      'sec-fetch-site',
      'content-type',
      'dpop',
      'authorization',
      'x-forwarded-for',
      'x-forwarded-host',
      'if-none-match',
      'range',
      'x-http-method-override',
    ),
    fc.oneof(
      hostileText,
      fc.constantFrom('text/html', 'bytes=0-,0-,0-', 'tuaton-browser=x', 'Bearer x', 'Basic Og==', ...types),
    ),
    { minKeys: 1, maxKeys: 3 },
  )
  .map(headers => Object.fromEntries(Object.entries(headers)))

type Body = { headers: Record<string, string>; payload: Buffer | undefined }

function bodyOf(route: Route, known: string[]): fc.Arbitrary<Body> {
  if (route.method === 'get') return fc.constant({ headers: {}, payload: undefined })
  const proper = route.multipart ? multipartBody : route.bytes ? bytesBody(route) : jsonBody(route, known)
  return fc.oneof({ weight: 5, arbitrary: proper }, brokenBody, formBody, multipartBody)
}

const jsonBody = (route: Route, known: string[]): fc.Arbitrary<Body> =>
  nearly(route.body, known).map(value => ({
    headers: { 'content-type': 'application/json' },
    payload: Buffer.from(JSON.stringify(value) ?? ''),
  }))

const brokenBody: fc.Arbitrary<Body> = fc.record({
  headers: fc
    .constantFrom(...types)
    .map(type => (type ? { 'content-type': type } : {}) as Record<string, string>),
  payload: fc.oneof(
    fc.constantFrom(
      Buffer.from('{'),
      Buffer.from('{"a":1}{"a":2}'),
      Buffer.from('{"passcode":"1","passcode":"2"}'),
      Buffer.from('{"__proto__":{"x":1}}'),
      Buffer.from(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
      Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
      Buffer.from('{"passcode":"\xff\xfe"}', 'latin1'),
      Buffer.alloc(300 * 1024, '['),
      Buffer.alloc(0),
    ),
    fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
  ),
})

const formBody: fc.Arbitrary<Body> = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'pid',
        'decision',
        'client_id',
        'client_secret',
        'code',
        'grant_type',
        'token',
        '__proto__',
      ),
      hostileText,
    ),
    { maxLength: 5 },
  )
  .map(pairs => ({
    headers: { 'content-type': form },
    payload: Buffer.from(pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')),
  }))

/** Pictures that are none: one pixel, cut short, of two kinds at once, promising a square kilometre. */
export const hostilePictures: Buffer[] = [
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('89504e470d0a1a0a0000000d494844520000ffff0000ffff0802000000', 'hex'),
  Buffer.from(`%PDF-1.7\n<script>${CANARY}</script>`),
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"><image href="file:///etc/passwd"/></svg>`,
  ),
  Buffer.from('GIF89a/*\xff\xd8\xff*/=1;alert(1)', 'latin1'),
  Buffer.from('PK\x03\x04bomb'),
  Buffer.alloc(64),
]

const picture = fc.oneof(
  fc.constantFrom(...hostilePictures),
  fc.uint8Array({ minLength: 1, maxLength: 400 }).map(bytes => Buffer.from(bytes)),
)

const bytesBody = (route: Route): fc.Arbitrary<Body> =>
  fc.record({
    headers: fc.constantFrom(...(route.bytes?.types ?? [])).map(type => ({ 'content-type': type })),
    payload: picture,
  })

const disposition = fc.constantFrom(
  'name="frame0"; filename="frame0.jpg"',
  'name="portrait"; filename="../../etc/passwd"',
  `name="portrait"; filename="${CANARY}\0.jpg"`,
  'name="personId"',
  'name="binding"',
  'name="__proto__"',
  'name="constructor"',
  'name=""',
  'nothing',
)

const multipartBody: fc.Arbitrary<Body> = fc
  .record({
    parts: fc.array(
      fc.tuple(
        disposition,
        fc.oneof(
          picture,
          hostileText.map(text => Buffer.from(text)),
        ),
      ),
      { maxLength: 7 },
    ),
    type: fc.constantFrom(
      'multipart/form-data; boundary=xx',
      'multipart/form-data; boundary=xx',
      'multipart/form-data; boundary=xx',
      'multipart/form-data',
      'multipart/form-data; boundary=other',
      'multipart/form-data; boundary=""',
    ),
    cut: fc.option(fc.nat(60), { nil: 0, freq: 2 }),
  })
  .map(({ parts, type, cut }) => {
    const whole = Buffer.concat([
      ...parts.flatMap(([head, bytes]) => [
        Buffer.from(`--xx\r\ncontent-disposition: form-data; ${head}\r\ncontent-type: image/jpeg\r\n\r\n`),
        bytes,
        Buffer.from('\r\n'),
      ]),
      Buffer.from('--xx--\r\n'),
    ])
    return { headers: { 'content-type': type }, payload: whole.subarray(0, whole.length - cut) }
  })
