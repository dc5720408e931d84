// The door of the modern dialect for the rest of this module.
import type { Provider } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import type { Mount } from '../../../platform/mount.ts'
import type { Settings } from '../../../platform/settings.ts'
import type { RequestRow } from '../tables.ts'
import { PREFIX } from './cookies.ts'
import { answerDesk } from './desk.ts'
import { answerInteraction } from './interaction.ts'
import { createProvider } from './provider.ts'
import { listKeyNames } from './signing-keys.ts'

const LOOK_FOR_KEYS_SECONDS = 60

type Held = { provider: Promise<Provider>; keys: string; lookedAt: number }
// One for each running system: tests run several in a process.
const held = new WeakMap<Settings, Held>()

/** The provider of this system; a new one when its signing keys have changed. All its state is in the database. */
export async function providerFor(ctx: Ctx): Promise<Provider> {
  const known = held.get(ctx.settings)
  const now = ctx.now().getTime()
  if (known && now - known.lookedAt < LOOK_FOR_KEYS_SECONDS * 1000) return known.provider
  const keys = await listKeyNames(ctx)
  const current =
    known?.keys === keys
      ? { ...known, lookedAt: now }
      : { provider: createProvider(ctx), keys, lookedAt: now }
  held.set(ctx.settings, current)
  return current.provider
}

/** Everything below the issuer. */
export const oidcMount: Mount = {
  prefix: PREFIX,
  access: 'anyone',
  summary: 'OpenID Connect and OAuth 2.0 of today: discovery at /oidc/.well-known/openid-configuration',
  handle(ctx, request, answer) {
    providerFor(ctx).then(
      provider => provider.callback()(request, answer),
      error => {
        ctx.log.unexpected('oidc', error, { requestId: ctx.requestId })
        answer.writeHead(503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        answer.end(JSON.stringify({ error: 'temporarily_unavailable' }))
      },
    )
  },
}

/** Gives the person's answer to the attempt that asked; returns where the browser goes on. */
export const finishOidc = async (ctx: Ctx, request: RequestRow): Promise<string> =>
  answerInteraction(ctx, await providerFor(ctx), request)

/** Gives the person's answer to the desk that asked. */
export const finishDesk = async (ctx: Ctx, request: RequestRow): Promise<void> =>
  answerDesk(ctx, await providerFor(ctx), request)
