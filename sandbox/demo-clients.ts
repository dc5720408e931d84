import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importJWK } from 'jose'
import * as openid from 'openid-client'
import { z } from 'zod'
import type { Settings } from './settings.ts'

const Registered = z.object({
  clients: z.array(
    z.object({
      client_id: z.string(),
      client_secret: z.string(),
      key: z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string() }).optional(),
    }),
  ),
})
export const [, HOSPITAL, BANK, DESK, LIBRARY] = [0, 1, 2, 3, 4] as const

/** The keys that were handed to one of the demo organisations. */
export function readDemoClient(place: number) {
  const path = join(import.meta.dirname, 'clients.json')
  return Registered.parse(JSON.parse(readFileSync(path, 'utf8'))).clients[place]!
}

/** A client that proves itself with its key (FAPI 2.0); discovery is asked when first needed, and again if it failed. */
export function createKeyClient({ issuer }: Settings, place: number) {
  const { client_id: id, key: jwk } = readDemoClient(place)
  let made: Promise<openid.Configuration> | undefined
  const discover = async () => {
    const key = (await importJWK(jwk!, jwk!.alg)) as CryptoKey
    const auth = openid.PrivateKeyJwt(
      { key, kid: jwk!.kid },
      // FAPI 2.0 Security Profile §5.3.2.1: the audience of the proof is the issuer alone.
      {
        [openid.modifyAssertion]: (_header, payload) =>
          void Object.assign(payload, { aud: `${issuer}/oidc` }),
      },
    )
    const insecure = issuer.startsWith('http:') ? { execute: [openid.allowInsecureRequests] } : {}
    return openid.discovery(new URL(`${issuer}/oidc`), id, undefined, auth, insecure)
  }
  return function configure() {
    made ??= discover()
    made.catch(() => {
      made = undefined
    })
    return made
  }
}
