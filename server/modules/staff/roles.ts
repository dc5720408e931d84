// Nobody gives a role to themselves, and nobody gives one alone: one proposes, another agrees (A55, A56).
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { findPersonByNumber } from '../people/index.ts'
import { roleEnded, roleGranted, roleProposed } from './events.ts'
import { fail } from './failures.ts'
import * as store from './store.ts'
import type { GrantRow, Role } from './tables.ts'

const UNUSED_SECONDS = 24 * 3600
const order: readonly Role[] = ['clerk', 'registrar', 'supervisor']

/** The most that somebody may do among several roles. */
export const strongest = (grants: readonly GrantRow[]): GrantRow | undefined =>
  grants.toSorted((one, other) => order.indexOf(other.role) - order.indexOf(one.role))[0]

/** Who acts on roles: an operator of the whole system, or a supervisor of one place. */
export type Granter = { personId: string; isOperator: boolean }

/** @throws staff.notAllowed when the role or the place is not theirs to give */
async function requireMayGrant(ctx: Ctx, granter: Granter, asked: { placeId: string; role: Role }) {
  if (granter.isOperator) return
  if (asked.role === 'supervisor' || !(await mayOversee(ctx, granter, asked.placeId))) throw fail.notAllowed()
}

async function mayOversee(ctx: Ctx, { personId, isOperator }: Granter, placeId: string): Promise<boolean> {
  if (isOperator) return true
  return (await store.listGrantsOf(ctx, personId, placeId)).some(grant => grant.role === 'supervisor')
}

/** Proposes a role for whoever has a citizen number. @throws as `proposeRole`; staff.personUnknown */
export async function proposeRoleByNumber(
  ctx: Ctx,
  granter: Granter,
  { citizenNumber, ...asked }: { citizenNumber: string; placeId: string; role: Role; reason: string },
): Promise<string> {
  const person = await findPersonByNumber(ctx, citizenNumber)
  if (!person) throw fail.personUnknown()
  return proposeRole(ctx, granter, { ...asked, personId: person.personId })
}

/** @throws staff.notYourself | notAllowed | notFound | alreadyThere */
async function proposeRole(
  ctx: Ctx,
  granter: Granter,
  asked: { personId: string; placeId: string; role: Role; reason: string },
): Promise<string> {
  if (asked.personId === granter.personId) throw fail.notYourself()
  return transaction(ctx, async tx => {
    await requireMayGrant(tx, granter, asked)
    if (!(await store.findPlace(tx, asked.placeId))) throw fail.notFound()
    const id = newId(tx)
    const written = await store.insertGrant(tx, {
      person_id: asked.personId,
      id,
      place_id: asked.placeId,
      role: asked.role,
      status: 'proposed',
      reason: asked.reason,
      proposed_by: granter.personId,
      proposed_at: tx.now(),
      ...undecided,
    })
    if (!written) throw fail.alreadyThere()
    const { placeId, role } = asked
    await tx.emit(roleProposed, { grantId: id, placeId, role }, { personId: asked.personId })
    return id
  })
}

const undecided = { agreed_by: null, agreed_at: null, used_at: null, ended_at: null, ended_by: null } as const

/** @throws staff.notFound | notYourself | notTheSame | notAllowed | notOpen */
export async function agreeToRole(ctx: Ctx, granter: Granter, grantId: string): Promise<void> {
  await transaction(ctx, async tx => {
    const grant = await requireGrant(tx, granter, grantId)
    if (grant.person_id === granter.personId) throw fail.notYourself()
    if (grant.proposed_by === granter.personId) throw fail.notTheSame()
    const change = { status: 'active', agreed_by: granter.personId, agreed_at: tx.now() } as const
    if (!(await store.moveGrant(tx, grantId, ['proposed'], change))) throw fail.notOpen()
    await tx.emit(roleGranted, toFact(grant), { personId: grant.person_id })
  })
}

/** Takes a role away, or refuses or takes back a proposed one: the safe direction needs one person only. */
export async function endRole(ctx: Ctx, granter: Granter, grantId: string): Promise<void> {
  await transaction(ctx, async tx => {
    const grant = await requireGrant(tx, granter, grantId)
    await end(tx, grant, whyEnds(grant, granter), granter.personId)
  })
}

function whyEnds({ status, proposed_by }: GrantRow, { personId }: Granter): EndReason {
  if (status !== 'proposed') return 'byStaff'
  return proposed_by === personId ? 'withdrawn' : 'refused'
}

async function requireGrant(tx: TxCtx, granter: Granter, grantId: string): Promise<GrantRow> {
  const grant = await store.findGrant(tx, grantId)
  // One of another place is not there either: its id tells nobody that it is one (A50).
  if (!grant || !(await mayOversee(tx, granter, grant.place_id))) throw fail.notFound()
  await requireMayGrant(tx, granter, { placeId: grant.place_id, role: grant.role })
  return grant
}

type EndReason = 'refused' | 'withdrawn' | 'byStaff' | 'unused' | 'accountClosed'

async function end(tx: TxCtx, grant: GrantRow, reason: EndReason, by: string | null) {
  const change = { status: 'ended', ended_at: tx.now(), ended_by: by } as const
  if (!(await store.moveGrant(tx, grant.id, ['proposed', 'active'], change))) return
  await store.endSessions(tx, { grantId: grant.id })
  await tx.emit(roleEnded, { ...toFact(grant), reason }, { personId: grant.person_id })
}

const toFact = ({ id, place_id, role }: GrantRow) => ({ grantId: id, placeId: place_id, role })

/** A role that nobody used within a day of its beginning lies around to be stolen: it ends (A56). */
export async function endUnused(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - UNUSED_SECONDS * 1000)
  for (const grant of await store.listUnusedGrants(ctx, before))
    await transaction(ctx, tx => end(tx, grant, 'unused', null))
}

/** Whoever closes the account has no role any more. */
export async function endRolesOf(ctx: Ctx, personId: string): Promise<void> {
  for (const grant of await store.listGrantsOf(ctx, personId))
    await transaction(ctx, tx => end(tx, grant, 'accountClosed', null))
}
