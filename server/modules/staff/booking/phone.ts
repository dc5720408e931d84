import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx } from '../../../platform/context.ts'

/** The keyed hash under which a phone's bookings are found: the rows alone lead to no key and no person. */
export const phoneHashOf = (ctx: Ctx, keyThumbprint: string): Buffer =>
  ctx.vault.keyedHash('staff-booking', keyThumbprint)

export const ownHash = (ctx: Ctx): Buffer => phoneHashOf(ctx, (ctx.actor as ActorOf<'device'>).keyThumbprint)
