import type { Ctx } from '../../platform/context.ts'

/** What an organisation knows a person by: the same in all its clients, and not to be matched with another's (A17; OpenID Connect Core §8.1). */
export const pairwiseOf = (ctx: Ctx, partyId: string, personId: string): string =>
  ctx.vault.keyedHash('pairwise', `${partyId}.${personId}`).toString('base64url')
