import type { Ctx } from '../../platform/context.ts'
import { listMessages } from './messages.ts'
import { listPermissions } from './permission.ts'

/** What this module holds about a person, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  permissions: await listPermissions(ctx, personId),
  messages: await listMessages(ctx, personId),
})
