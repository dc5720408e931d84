// A program that signs somebody in with this very client: saved as sample.ts and started, it runs.
import type { Spoken } from '../clients.ts'
import type { About } from './index.ts'

const secrets: Record<Spoken, string> = {
  oidc: `client.ClientSecretBasic(process.env.CLIENT_SECRET!)`,
  thaid: `client.ClientSecretBasic(process.env.CLIENT_SECRET!)`,
  dga: `client.ClientSecretBasic(rounds(process.env.CLIENT_SECRET!))`,
  fapi2: `client.PrivateKeyJwt({ key: await importJWK(JSON.parse(process.env.PRIVATE_JWK!), 'ES256') as CryptoKey, kid: JSON.parse(process.env.PRIVATE_JWK!).kid })`,
}

/** TypeScript with openid-client; start it with Node 24 and the secret in the environment. */
export function typescriptFor(speaks: Spoken, { issuer, clientId, redirectUri, scope }: About): string {
  const isKeyed = speaks === 'fapi2'
  const isPlain = issuer.startsWith('http:')
  return `// npm install openid-client${isKeyed ? ' jose' : ''}; ${isKeyed ? 'PRIVATE_JWK' : 'CLIENT_SECRET'}=… node sample.ts
${speaks === 'dga' ? `import { createHash } from 'node:crypto'\n` : ''}import { once } from 'node:events'
import { createServer } from 'node:http'
import * as client from 'openid-client'
${isKeyed ? `import { importJWK } from 'jose'\n` : ''}${
  speaks === 'dga'
    ? `
const rounds = (secret: string) =>
  Array.from({ length: 7 }).reduce<string>(text => createHash('md5').update(text + 'EGA').digest('hex'), secret)
`
    : ''
}
const redirect_uri = '${redirectUri}'
const config = await client.discovery(new URL('${issuer}'), '${clientId}', undefined,
  ${secrets[speaks]}${isPlain ? `,\n  { execute: [client.allowInsecureRequests] }` : ''})
const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()]
const asked = {
  redirect_uri, state, nonce, scope: '${scope}',
  code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
}
${isKeyed ? 'const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair())\n' : ''}console.log('Open', (${isKeyed ? 'await client.buildAuthorizationUrlWithPAR(config, asked, { DPoP })' : 'client.buildAuthorizationUrl(config, asked)'}).href)

const server = createServer().listen(Number(new URL(redirect_uri).port))
const [request, answer] = await once(server, 'request')
answer.end('Signed in. You can close this page.')
server.close()
const tokens = await client.authorizationCodeGrant(config, new URL(request.url, redirect_uri),
  { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }${isKeyed ? ', undefined, { DPoP }' : ''})
const person = await client.fetchUserInfo(config, tokens.access_token, tokens.claims()!.sub${isKeyed ? ', { DPoP }' : ''})
console.log(person)
`
}
