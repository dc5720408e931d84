import type { Ctx } from '../../platform/context.ts'
import { getPerson } from '../people/index.ts'
import type { TakenHelp } from './tables.ts'

/** A name for the other one, and nothing else: no number, no birth date. */
export async function describePerson(ctx: Ctx, personId: string) {
  const { nameTh, nameEn } = await getPerson(ctx, personId)
  return { nameTh, nameEn }
}

/** A help as the helped person reads it. */
export async function viewHelper(ctx: Ctx, row: TakenHelp) {
  const isOver = row.status === 'ended' || row.ends_at <= ctx.now()
  return {
    helpId: row.help_id,
    helper: await describePerson(ctx, row.helper_id),
    scopes: row.scopes,
    allowedAt: row.allowed_at ?? row.offered_at,
    endsAt: row.ends_at,
    acts: row.acts,
    isActive: !isOver,
  }
}
