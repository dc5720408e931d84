import type { Ctx } from '../../platform/context.ts'
import { listPermissions } from './permissions.ts'

/** What this module holds about a person, for the person (PDPA s. 30): permissions, never a token. */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  permissions: await listPermissions(ctx, personId),
})
