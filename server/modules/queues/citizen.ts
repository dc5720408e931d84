import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'

/** The signed-in person's id. */
export const personOf = (ctx: Ctx): string => (ctx.actor as ActorOf<'citizen'>).personId
