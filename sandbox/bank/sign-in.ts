// The bank signs people in as FAPI 2.0 asks: pushed requests, PKCE, a key instead of a secret, tokens bound to a key.
import * as openid from 'openid-client'
import { z } from 'zod'
import { BANK, createKeyClient } from '../demo-clients.ts'
import type { Settings } from '../settings.ts'

const SCOPE = 'openid title name name_en birthdate house_address ial'

const Claims = z.object({
  sub: z.string(),
  title: z.string().optional(),
  name: z.string(),
  name_en: z.string().optional(),
  birthdate: z.string(),
  house_address: z.object({ formatted: z.string() }).optional(),
  ial: z.string(),
})
export type Customer = z.infer<typeof Claims>
export type Attempt = { state: string; nonce: string; verifier: string }

export function createBank(settings: Settings) {
  const configure = createKeyClient(settings, BANK)
  const redirectUri = `${settings.origin}/bank/callback`
  return {
    async begin(): Promise<{ url: URL; attempt: Attempt }> {
      const attempt = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
      }
      const url = await openid.buildAuthorizationUrlWithPAR(await configure(), {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      })
      return { url, attempt }
    },
    /** What the person chose to give; every check of the library applies. @throws what the library throws */
    async complete(callback: URL, attempt: Attempt): Promise<{ customer: Customer; idToken: string }> {
      const configuration = await configure()
      // A key of this one sign-in: its tokens are worth nothing to whoever steals them (RFC 9449).
      const DPoP = openid.getDPoPHandle(configuration, await openid.randomDPoPKeyPair('ES256'))
      const tokens = await openid.authorizationCodeGrant(
        configuration,
        callback,
        {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.verifier,
          idTokenExpected: true,
        },
        undefined,
        { DPoP },
      )
      const { sub } = tokens.claims()!
      const told = await openid.fetchUserInfo(configuration, tokens.access_token, sub, { DPoP })
      return { customer: Claims.parse(told), idToken: tokens.id_token! }
    },
    /** Where the browser signs out of Tuaton too, and comes back from. */
    async leaveBy(idToken: string): Promise<URL> {
      return openid.buildEndSessionUrl(await configure(), {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${settings.origin}/bank`,
      })
    },
  }
}
