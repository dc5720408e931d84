// The hospital signs people in as any website would: with the openid-client library and what discovery tells it.
import * as openid from 'openid-client'
import { z } from 'zod'
import { HOSPITAL, readDemoClient } from '../demo-clients.ts'
import type { Settings } from '../settings.ts'

const SCOPE = 'openid pid title name given_name family_name name_en birthdate gender address ial'

const Claims = z.object({
  sub: z.string(),
  pid: z.string(),
  title: z.string().optional(),
  name: z.string(),
  name_en: z.string().optional(),
  birthdate: z.string().optional(),
  address: z.object({ formatted: z.string() }).optional(),
  ial: z.string().optional(),
  auth_time: z.int(),
})
export type Patient = z.infer<typeof Claims>

/** What a website can do wrong, so that each guard can be seen at work: `/sign-in?misbehave=…`. */
export const misbehaviours = ['redirect', 'scope', 'secret', 'replay', 'state'] as const
export type Misbehaviour = (typeof misbehaviours)[number]

export type Attempt = { state: string; nonce: string; verifier: string; misbehave?: Misbehaviour | undefined }

/** A relying party of one Tuaton. Discovery is asked when first needed, so that either may start first. */
export function createRelyingParty({ issuer, origin }: Settings) {
  const client = readDemoClient(HOSPITAL)
  const redirectUri = `${origin}/callback`
  const configurations = new Map<string, Promise<openid.Configuration>>()
  const configure = (secret: string) => {
    const known = configurations.get(secret)
    if (known) return known
    const insecure = issuer.startsWith('http:') ? { execute: [openid.allowInsecureRequests] } : {}
    const made = openid.discovery(
      new URL(issuer),
      client.client_id,
      { redirect_uris: [redirectUri] },
      openid.ClientSecretBasic(secret),
      insecure,
    )
    configurations.set(secret, made)
    made.catch(() => configurations.delete(secret))
    return made
  }
  return {
    /** Where to send the browser, and what to remember until it comes back. */
    async begin(misbehave: Misbehaviour | undefined): Promise<{ url: URL; attempt: Attempt }> {
      const attempt: Attempt = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
        misbehave,
      }
      const url = openid.buildAuthorizationUrl(await configure(client.client_secret), {
        redirect_uri: misbehave === 'redirect' ? `${redirectUri}/elsewhere` : redirectUri,
        scope: misbehave === 'scope' ? `${SCOPE} smartcard_code` : SCOPE,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      })
      return { url, attempt }
    },
    /** Redeems what the browser brought back; every check of the library applies. @throws what the library throws */
    async complete(callback: URL, attempt: Attempt): Promise<Patient> {
      const secret = attempt.misbehave === 'secret' ? 'not-the-secret' : client.client_secret
      const configuration = await configure(secret)
      const redeem = () =>
        openid.authorizationCodeGrant(configuration, callback, {
          expectedState: attempt.misbehave === 'state' ? 'another-state' : attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.verifier,
          idTokenExpected: true,
        })
      const tokens = await redeem()
      if (attempt.misbehave === 'replay') await redeem()
      return Claims.parse(tokens.claims())
    },
  }
}
