// The sandbox's clients stand in a file everybody can read; outside the sandbox their mere presence stops the server.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { registerClient, registerParty } from './clients.ts'
import { OidcMetadata } from './oidc-metadata.ts'
import { hasDemoClient } from './store.ts'
import { DIALECTS } from './tables.ts'

const DEMO_FILE = join(import.meta.dirname, '../../../sandbox/clients.json')

const Both = z.strictObject({ th: z.string(), en: z.string() })
/** A key pair that everybody can read, as everything of the sandbox; the database gets the public half. */
const DemoKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
})
const DemoClient = z.strictObject({
  client_id: z.string().length(43),
  client_secret: z.string().length(54),
  key: DemoKey.optional(),
  redirect_uris: z.union([z.literal('loopback'), z.array(z.string())]),
  scope: z.string(),
  optional_scope: z.string().optional(),
  dialects: z.array(z.enum(DIALECTS)),
  oidc: z.record(z.string(), z.unknown()).default({}),
  min_ial: z.string().optional(),
  purpose: Both,
  party: z.strictObject({
    id: z.uuid(),
    name_th: z.string(),
    name_en: z.string(),
    domain: z.string(),
    verified: z.boolean(),
    mark: z.string().optional(),
  }),
})
const DemoFile = z.strictObject({ clients: z.array(DemoClient) })

/** A scope of `all` stays open, so that a demo client follows the dialect as it grows. */
export const ALL_SCOPES = '*'

/** Reads `sandbox/clients.json`. */
export const readDemoClients = () => DemoFile.parse(JSON.parse(readFileSync(DEMO_FILE, 'utf8'))).clients

/** In the sandbox: seeds the demo clients. Elsewhere: @throws Error when one of them is in the database. */
export async function prepareDemoClients(ctx: Ctx) {
  if (!ctx.settings.sandbox) {
    if (await hasDemoClient(ctx))
      throw new Error('The database holds a demo client of the sandbox; a server outside it must not start')
    return
  }
  for (const demo of readDemoClients()) await seed(ctx, demo)
}

async function seed(ctx: Ctx, demo: z.infer<typeof DemoClient>) {
  const { party } = demo
  await registerParty(ctx, {
    id: party.id,
    nameTh: party.name_th,
    nameEn: party.name_en,
    domain: party.domain,
    verified: party.verified,
    isDemo: true,
    ...(party.mark ? { mark: party.mark } : {}),
  })
  const isOpen = demo.redirect_uris === 'loopback'
  const redirectUris = demo.redirect_uris === 'loopback' ? [] : demo.redirect_uris
  const client = {
    redirectUris: redirectUris.map(uri => uri.replace('{outside}', ctx.settings.outside)),
    scopes: demo.scope === 'all' ? [ALL_SCOPES] : demo.scope.split(' '),
    optionalScopes: demo.optional_scope?.split(' ') ?? [],
    purpose: demo.purpose,
    dialects: demo.dialects,
    ...(demo.min_ial ? { minIal: demo.min_ial } : {}),
    oidc: toMetadata(ctx, demo),
  }
  await registerClient(ctx, party.id, client, {
    id: demo.client_id,
    secret: demo.client_secret,
    acceptsAnyLoopback: isOpen,
    isDemo: true,
  })
}

function toMetadata({ settings }: Ctx, { oidc, key }: z.infer<typeof DemoClient>) {
  const { d: _private, ...publicKey } = key ?? { d: '' }
  const filled = JSON.parse(JSON.stringify(oidc).replaceAll('{outside}', settings.outside))
  return OidcMetadata.parse(key ? { ...filled, jwks: { keys: [publicKey] } } : filled)
}
