// The name of what waits in oidc-provider is a secret of its own: whoever knows it could go on with it.
import type { Ctx } from '../../platform/context.ts'
import type { RequestRow } from './tables.ts'

const PURPOSE = 'sign-in-interaction'

/** Seals the name for the row of its request. */
export const sealInteraction = (ctx: Ctx, requestId: string, name: string): string =>
  ctx.vault.seal(PURPOSE, Buffer.from(name), requestId).toString('base64')

/** The name behind a request, or undefined for one of another dialect. */
export const openInteraction = (ctx: Ctx, { id, interaction }: RequestRow): string | undefined =>
  interaction === null
    ? undefined
    : ctx.vault.open(PURPOSE, Buffer.from(interaction, 'base64'), id).toString()
