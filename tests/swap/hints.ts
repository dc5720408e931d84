// An id_token that somebody shows to say who signed in: by another client, and in the browser of another person.
import { nextNumber } from '../numbers.ts'
import { aBrowser, type Browser, REDIRECT } from '../sign-in.ts'
import { type Client, dga, oidc, userinfoOf } from './clients.ts'
import type { Swap } from './unspoken.ts'

type Tokens = Awaited<ReturnType<Client['tokens']>>

/** Somebody at a browser, who uses a client that another may use as well. */
export type Person = { client: Client; browser: Browser; pid: string }
export const aPerson = (client: Client): Person => ({
  client,
  browser: aBrowser(client.t),
  pid: nextNumber(),
})

async function isAlive({ t }: Client, { access_token: token }: Tokens) {
  const answer = await t.request({
    url: userinfoOf(dga),
    headers: { authorization: `Bearer ${token}` },
  })
  return answer.statusCode === 200
}

const hinted = (at: string, ask: Swap<Client>['ask']): Swap<Client> => ({
  at,
  name: 'id_token_hint',
  make: async owner => (await owner.tokens(oidc)).id_token,
  ask,
})

/** Every address that takes a hint and is told which client asks. */
export const clientHintSwaps: Swap<Client>[] = [
  hinted('/oidc/auth', async (by, id_token_hint) => {
    const query = new URLSearchParams({ ...by.asking(oidc), id_token_hint })
    const { statusCode, headers } = await by.t.request({ url: `/oidc/auth?${query}` })
    return { statusCode, body: String(headers.location).replace(/[\w-]{20,}/, '') }
  }),
  hinted('/oidc/request', async (by, id_token_hint) => {
    const { statusCode, body } = await by.post('/oidc/request', { ...by.asking(oidc), id_token_hint })
    return { statusCode, body: body.replace(/urn:[^"]+/, '') }
  }),
  hinted('/oidc/session/end', async (by, id_token_hint) => {
    const query = new URLSearchParams({ id_token_hint, client_id: by.id, post_logout_redirect_uri: REDIRECT })
    const answer = await by.t.request({
      url: `/oidc/session/end?${query}`,
      headers: { accept: 'text/html' },
    })
    return { statusCode: answer.statusCode, body: answer.body.replace(/[\w-]{20,}/g, '') }
  }),
  endingAtDga(),
]

function endingAtDga(): Swap<Client> {
  let tokens: Tokens
  let owner: Client
  return {
    at: '/connect/endsession',
    name: 'id_token_hint',
    async make(client) {
      owner = client
      tokens = await client.tokens(dga)
      return tokens.id_token
    },
    async ask(by, id_token_hint) {
      const query = new URLSearchParams({
        id_token_hint,
        client_id: by.id,
        post_logout_redirect_uri: REDIRECT,
      })
      const { statusCode, headers } = await by.t.request({ url: `/connect/endsession?${query}` })
      return { statusCode, body: `${headers.location} ${await isAlive(owner, tokens)}` }
    },
  }
}

/** What comes of another person's hint: no code for who is not meant, and no end of what is somebody else's. */
export const personHintSwaps: Swap<Person>[] = [
  {
    at: '/oidc/auth',
    name: 'id_token_hint',
    make: async ({ client, ...by }) => (await client.tokens(oidc, by)).id_token,
    async ask({ client, ...by }, id_token_hint) {
      const code = await client.code(oidc, { ...by, more: { id_token_hint } })
      return { statusCode: 0, body: code ? 'a code' : 'none' }
    },
  },
  endingAtHome(),
]

/** A browser that holds somebody’s session is asked before it ends. */
const openEnd = async (browser: Browser, query = new URLSearchParams()) => {
  const { body } = await browser({ url: `/oidc/session/end?${query}`, headers: { accept: 'text/html' } })
  return {
    xsrf: /name="xsrf" value="([^"]+)"/.exec(body)?.[1] ?? '',
    isAsked: body.includes('op.logoutForm'),
  }
}

function endingAtHome(): Swap<Person> {
  let owner: Person
  return {
    at: '/oidc/session/end',
    name: 'id_token_hint',
    async make(person) {
      owner = person
      return (await person.client.tokens(oidc, person)).id_token
    },
    async ask({ browser }, id_token_hint) {
      const { xsrf } = await openEnd(browser, new URLSearchParams({ id_token_hint }))
      const payload = new URLSearchParams({ xsrf, logout: 'yes' }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      await browser({ method: 'POST', url: '/oidc/session/end/confirm', headers, payload })
      return { statusCode: 0, body: `signed in: ${(await openEnd(owner.browser)).isAsked}` }
    },
  }
}
