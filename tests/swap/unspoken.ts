// What stands in requests that no declaration describes: each line says who tries it, or why it is nobody's.
import type { Route } from '../../server/platform/route.ts'
import { schemaOf } from './names.ts'
import { routes } from './whose.ts'
import type { Answer } from './world.ts'

/** Who has a name of their own at the door and may hold what others hold, too: a client, the server of a mini-app. */
export type Swap<By> = {
  at: string
  /** The name in the request. */
  name: string
  make: (owner: By) => Promise<string>
  ask: (by: By, value: string) => Promise<Pick<Answer, 'statusCode' | 'body'>>
}

/** A line holds for its address and everything below it. */
const nobodys = [
  { at: '/.well-known', why: 'the same for all' },
  { at: '/jwks', why: 'the same for all' },
  { at: '/connect/.well-known', why: 'the same for all' },
  {
    at: '/api/v2/oauth2/auth',
    why: 'names a client to whoever is to say yes; what comes of it is tried at the token',
  },
  { at: '/api/v1/oauth2/auth', why: 'the same' },
  { at: '/connect/authorize', why: 'the same' },
  { at: '/api/v2/oauth2/userinfo', why: 'a token that is itself the right, in its own dialect' },
  { at: '/api/v1/oauth2/userinfo', why: 'the same' },
  { at: '/connect/userinfo', why: 'the same' },
  {
    at: '/CheckCardStatus',
    why: 'an agency with the right asks about anybody, and each is told; tried in linkage/soap',
  },
  { at: '/checkcardstatus', why: 'the same' },
  { at: '/CheckStatus', why: 'the same' },
  { at: '/checkstatus', why: 'the same' },
  {
    at: '/ws/dopa',
    why: 'an officer asks about anybody who is there, and each is told; tried in linkage/gateway',
  },
  { at: '/ws/auth/validate', why: 'a secret that is itself the right' },
  { at: '/staff/sign-in', why: 'begins a sign-in' },
  { at: '/v1/payments/keys', why: 'the same for all' },
  { at: '/v1/services', why: 'the same for all' },
  { at: '/v1/agencies/jwks.json', why: 'the same for all' },
  { at: '/portal', why: 'words about what the address names, and that is tried there' },
  { at: '/assets/welcome', why: 'the same for all' },
]

function takesAnything(part: Route['body']): boolean {
  const schema = part && schemaOf(part)
  return schema !== undefined && !schema.properties && !schema.anyOf && schema.type !== 'array'
}

/** A handler may read what the route does not tell, when the route tells nothing at all and anybody may call it. */
const isSilent = ({ access, path, query, body, multipart, bytes, returns }: Route) =>
  access === 'anyone' &&
  path !== '/' &&
  !/:/.test(path) &&
  ![query, body, multipart, bytes, returns].some(Boolean)

/** What to do about routes whose names nobody knows. */
export const unspoken = (swaps: readonly { at: string }[]): string[] =>
  routes
    .filter(route => takesAnything(route.body) || takesAnything(route.query) || isSilent(route))
    .filter(({ path }) => ![...swaps, ...nobodys].some(({ at }) => `${path}/`.startsWith(`${at}/`)))
    .map(
      ({ method, path }) =>
        `${method} ${path} does not say what it reads. If something of somebody's stands in it, add a swap to tests/swap/clients.ts or ` +
        'tests/swap/mini-app-servers.ts; if it is nobody’s, a line to tests/swap/unspoken.ts.',
    )
