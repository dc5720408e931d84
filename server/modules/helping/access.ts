// One kind of access for each scope: a route in somebody's name says which it needs, and no other route knows the person at all.
import type { FastifyRequest } from 'fastify'
import type { Actor, ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { recordFact } from '../../platform/context.ts'
import type { AccessCheck } from '../../platform/module.ts'
import { isAccountActive, requireCitizen } from '../authenticators/index.ts'
import { isAlive } from '../people/index.ts'
import { isAtWork } from '../staff/index.ts'
import { helperRefused } from './events.ts'
import { fail } from './failures.ts'
import { SCOPES, type Scope } from './scopes.ts'
import { findHelp } from './store.ts'
import type { HelpRow } from './tables.ts'

/** `helper.readHistory`, `helper.readCases`, … */
export const access: Record<`helper.${Scope}`, AccessCheck> = Object.fromEntries(
  SCOPES.map(scope => [`helper.${scope}`, requireHelper(scope)]),
) as Record<`helper.${Scope}`, AccessCheck>

/**
 * The helper's own session on their own phone, and a help of theirs that stands at this moment and names the scope. Asked at every call: one
 * that was ended a moment ago is over. @throws helping.helpUnknown | helpEnded | notInScope | helperAtWork | personStopped
 */
function requireHelper(scope: Scope): AccessCheck {
  return async (ctx, request: FastifyRequest): Promise<Actor> => {
    const actor = (await requireCitizen(ctx, request)) as ActorOf<'citizen'>
    const { id = '' } = request.params as { id?: string }
    const row = isUuid(id) ? await findHelp(ctx, id) : undefined
    if (row?.helper_id !== actor.personId || !row.person_id) throw fail.helpUnknown()
    const reason = await refusalOf(ctx, row, row.person_id, scope)
    if (reason) {
      await recordFact(ctx, helperRefused, { helpId: row.help_id, reason }, { personId: row.person_id })
      throw fail[reason]()
    }
    return { kind: 'helper', personId: actor.personId, helpedId: row.person_id, helpId: row.help_id }
  }
}

async function refusalOf(ctx: Ctx, row: HelpRow, helpedId: string, scope: Scope) {
  if (row.status !== 'active' || !row.ends_at || row.ends_at <= ctx.now()) return 'helpEnded'
  if (!row.scopes.includes(scope)) return 'notInScope'
  if (await isAtWork(ctx, row.helper_id)) return 'helperAtWork'
  const [isActive, personLives, helperLives] = await Promise.all([
    isAccountActive(ctx, helpedId),
    isAlive(ctx, helpedId),
    isAlive(ctx, row.helper_id),
  ])
  return isActive && personLives && helperLives ? undefined : 'personStopped'
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
