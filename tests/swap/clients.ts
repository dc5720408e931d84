// What clients name to the doors of sign-in: a code, a token or a request of one, tried by another, in each dialect.
import { createHash, randomBytes } from 'node:crypto'
import { toDgaSecret } from '../../server/modules/parties/dga-secret.ts'
import { registerClient, registerParty } from '../../server/modules/parties/index.ts'
import { nextNumber } from '../numbers.ts'
import { openForm } from '../oidc.ts'
import {
  aBrowser,
  aCitizenPhone,
  type Browser,
  openPage,
  PASSCODE,
  postForm,
  REDIRECT,
  sendForm,
} from '../sign-in.ts'
import type { Swap } from './unspoken.ts'
import type { World } from './world.ts'

type T = World['t']
export type Client = Awaited<ReturnType<typeof aClient>>
type Dialect = {
  root: string
  authorize: string
  scope: string
  introspect?: string
  revoke?: string
}

/** In whose browser who signs in, and what the request says besides. */
export type SignIn = { browser?: Browser; pid?: string; more?: Record<string, string> }

const CIBA = 'urn:openid:params:grant-type:ciba'
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'
const thaid = (root: string): Dialect => ({
  root,
  authorize: `${root}/auth`,
  scope: 'pid given_name',
  introspect: `${root}/introspect`,
  revoke: `${root}/revoke`,
})
export const oidc: Dialect = {
  root: '/oidc',
  authorize: '/oidc/auth',
  scope: 'openid offline_access given_name',
  introspect: '/oidc/token/introspection',
  revoke: '/oidc/token/revocation',
}
export const dga: Dialect = {
  root: '/connect',
  authorize: '/connect/authorize',
  scope: 'openid profile offline_access',
}
export const dialects = [thaid('/api/v2/oauth2'), thaid('/api/v1/oauth2'), oidc, dga]

const VERIFIER = randomBytes(32).toString('base64url')
const challenge = {
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
}

/** A client of an organisation of its own that speaks every dialect. */
export async function aClient(t: T, name: string) {
  const domain = `${name}.example`
  const party = await registerParty(t.ctx, { nameTh: name, nameEn: name, domain, verified: true })
  const { clientId, clientSecret } = await registerClient(t.ctx, party, {
    redirectUris: [REDIRECT],
    scopes: ['*'],
    purpose: { th: 'ทดลอง', en: 'To try' },
    dialects: ['thaid', 'oidc', 'dga'],
    oidc: {
      grant_types: ['authorization_code', 'refresh_token', CIBA, DEVICE],
      backchannel_token_delivery_mode: 'poll',
      post_logout_redirect_uris: [REDIRECT],
    },
  })
  const post = (url: string, form: Record<string, string>) => {
    const secret = url.startsWith('/connect') ? toDgaSecret(clientSecret) : clientSecret
    const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`
    return postForm(t, url, form, { authorization })
  }
  const asking = ({ scope }: Dialect) => ({
    ...{
      response_type: 'code',
      client_id: clientId,
      redirect_uri: REDIRECT,
      scope,
      state: 'state-of-a-client',
    },
    ...{ prompt: 'consent', ...challenge },
  })
  /** What a sign-in comes to: a code; nothing when it never came to one. */
  async function code(
    dialect: Dialect,
    { browser = aBrowser(t), pid = nextNumber(), more = {} }: SignIn = {},
  ): Promise<string> {
    const asked = new URLSearchParams({ ...asking(dialect), ...more })
    const url = new URL(`${dialect.authorize}?${asked}`, t.settings.origin)
    const page =
      dialect === oidc
        ? await openForm(browser, url)
        : (await openPage(browser, url.pathname + url.search)).page
    const answered = await sendForm(browser, page, 'confirm', pid)
    const back = String(answered.headers.location)
    const end = dialect === oidc ? (await browser({ url: back })).headers.location : back
    return URL.parse(String(end))?.searchParams.get('code') ?? ''
  }
  const redeem = (dialect: Dialect, value: string) =>
    post(`${dialect.root}/token`, {
      ...{ grant_type: 'authorization_code', code: value, redirect_uri: REDIRECT, code_verifier: VERIFIER },
    })
  return {
    id: clientId,
    t,
    post,
    asking,
    code,
    redeem,
    async tokens(dialect: Dialect, by?: SignIn) {
      const answer = await redeem(dialect, await code(dialect, by))
      return answer.json() as { access_token: string; refresh_token: string; id_token: string }
    },
  }
}

const tokenSwaps = (dialect: Dialect): Swap<Client>[] => [
  {
    at: `${dialect.root}/token`,
    name: 'code',
    make: owner => owner.code(dialect),
    ask: (by, value) => by.redeem(dialect, value),
  },
  {
    at: `${dialect.root}/token`,
    name: 'refresh_token',
    make: async owner => (await owner.tokens(dialect)).refresh_token,
    ask: (by, value) =>
      by.post(`${dialect.root}/token`, { grant_type: 'refresh_token', refresh_token: value }),
  },
]

/** Whether a token lives, as its own client is told; ending it says the same to everybody. */
const endSwaps = (dialect: Dialect, introspect: string, revoke: string): Swap<Client>[] => [
  {
    at: introspect,
    name: 'token',
    make: async owner => (await owner.tokens(dialect)).access_token,
    ask: (by, token) => by.post(introspect, { token }),
  },
  ...(['access_token', 'refresh_token'] as const).map((kind): Swap<Client> => {
    let isAlive = async () => false
    return {
      at: revoke,
      name: kind,
      async make(owner) {
        const tokens = await owner.tokens(dialect)
        const asked = { token: tokens.access_token }
        isAlive = async () => (await owner.post(introspect, asked)).json().active
        return tokens[kind]
      },
      async ask(by, token) {
        const { statusCode, body } = await by.post(revoke, { token })
        return { statusCode, body: `${body} ${await isAlive()}` }
      },
    }
  }),
]

const elsewhere: Swap<Client>[] = [
  {
    at: '/oidc/auth',
    name: 'request_uri',
    make: async owner => (await owner.post('/oidc/request', owner.asking(oidc))).json().request_uri,
    async ask(by, request_uri) {
      const query = new URLSearchParams({ client_id: by.id, request_uri })
      const { statusCode, body } = await by.t.request({
        url: `/oidc/auth?${query}`,
        headers: { accept: 'text/html' },
      })
      return { statusCode, body }
    },
  },
  {
    at: '/oidc/token',
    name: 'device_code',
    make: async owner => (await owner.post('/oidc/device/auth', { scope: 'openid' })).json().device_code,
    ask: (by, device_code) => by.post('/oidc/token', { grant_type: DEVICE, device_code }),
  },
  {
    at: '/oidc/token',
    name: 'auth_req_id',
    make: answeredAtDesk,
    ask: (by, auth_req_id) => by.post('/oidc/token', { grant_type: CIBA, auth_req_id }),
  },
]

/** A desk asked, and the person said yes on their phone. */
async function answeredAtDesk({ t, post }: Client): Promise<string> {
  const phone = await aCitizenPhone(t, nextNumber())
  const { code } = (await phone.call('POST', '/v1/sign-in/desk-code')).json()
  const asked = { scope: 'openid given_name', binding_message: 'A12', login_hint: code }
  const { auth_req_id } = (await post('/oidc/backchannel', asked)).json()
  const { requestId } = (await phone.call('GET', '/v1/sign-in/desk-code')).json()
  const yes = { passcode: PASSCODE, items: ['given_name'] }
  await phone.call('POST', `/v1/sign-in/requests/${requestId}/approve`, yes)
  await t.settle()
  return auth_req_id
}

/** Every name that a client of any dialect sends. */
export const clientSwaps: Swap<Client>[] = [
  ...dialects.flatMap(tokenSwaps),
  ...dialects.flatMap(dialect =>
    dialect.introspect && dialect.revoke ? endSwaps(dialect, dialect.introspect, dialect.revoke) : [],
  ),
  ...elsewhere,
]

/** Where a person is told of to whoever bears a token. */
export const userinfoOf = ({ root }: Dialect) => (root === '/oidc' ? '/oidc/me' : `${root}/userinfo`)
