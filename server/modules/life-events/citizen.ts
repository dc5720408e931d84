import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { findLevel, toPublicLevel } from '../authenticators/index.ts'
import { fail } from './failures.ts'

export const citizenOf = (ctx: Ctx) => ctx.actor as ActorOf<'citizen'>

/** What changes the register needs an identity proven well. @throws lifeEvents.levelTooLow */
export async function requireLevel(ctx: Ctx): Promise<void> {
  const level = await findLevel(ctx, citizenOf(ctx).personId)
  if (!level || toPublicLevel(level.ial) < 2) throw fail.levelTooLow({ needed: '2.3' })
}

/** Registrars only. @throws lifeEvents.registrarsOnly */
export function registrarOf(ctx: Ctx): ActorOf<'officer'> {
  const officer = ctx.actor as ActorOf<'officer'>
  if (officer.role === 'clerk') throw fail.registrarsOnly()
  return officer
}
