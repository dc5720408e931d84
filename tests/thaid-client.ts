// What an existing client of ThaID does once it has signed somebody in.
import type { TestServer } from '../server/platform/testing.ts'
import { authorizeUrl, basic, demo, getCode, postForm, redeem } from './sign-in.ts'

/** The calls of a client at the system that `server` gives when they are made. */
export const aThaidClient = (server: () => TestServer) => ({
  tokens: async (parameters: Record<string, string> = {}) =>
    (await redeem(server(), (await getCode(server(), authorizeUrl(parameters))).code)).json(),
  introspect: async (token: string, client = demo) =>
    (
      await postForm(server(), '/api/v2/oauth2/introspect/', { token }, { authorization: basic(client) })
    ).json(),
  refresh: (token: string, body: Record<string, string> = {}, client = demo) =>
    postForm(
      server(),
      '/api/v2/oauth2/token/',
      { grant_type: 'refresh_token', refresh_token: token, ...body },
      { authorization: basic(client) },
    ),
})
