import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { InvitationRow, MemberRow, PortalTables, SessionRow, TraceRow } from './tables.ts'

const db = (ctx: Ctx) => tables<PortalTables>(ctx)

export async function insertSession(ctx: Ctx, row: SessionRow) {
  await db(ctx).insertInto('portal.session').values(row).execute()
}

export const findSession = (ctx: Ctx, hash: string) =>
  db(ctx)
    .selectFrom('portal.session')
    .selectAll()
    .where('hash', '=', hash)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()

export async function deleteSession(ctx: Ctx, hash: string) {
  await db(ctx).deleteFrom('portal.session').where('hash', '=', hash).execute()
}

/** Ends what a person has open. */
export async function deleteSessionsOf(ctx: Ctx, personId: string) {
  await db(ctx).deleteFrom('portal.session').where('person_id', '=', personId).execute()
}

/** False when the person is a member already. */
export async function insertMember(tx: TxCtx, row: MemberRow): Promise<boolean> {
  const added = await db(tx)
    .insertInto('portal.member')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returning('party_id')
    .executeTakeFirst()
  return added !== undefined
}

export const findMember = (ctx: Ctx, partyId: string, personId: string) =>
  db(ctx)
    .selectFrom('portal.member')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('person_id', '=', personId)
    .executeTakeFirst()

export const listMemberships = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('portal.member')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()

export const listMembers = (ctx: Ctx, partyId: string) =>
  db(ctx)
    .selectFrom('portal.member')
    .selectAll()
    .where('party_id', '=', partyId)
    .orderBy('created_at')
    .execute()

/** Whether somebody looks after an organisation here. */
export const hasMembers = async (ctx: Ctx, partyId: string) =>
  (await db(ctx)
    .selectFrom('portal.member')
    .select('party_id')
    .where('party_id', '=', partyId)
    .limit(1)
    .executeTakeFirst()) !== undefined

export async function deleteMembershipsOf(ctx: Ctx, personId: string) {
  await db(ctx).deleteFrom('portal.member').where('person_id', '=', personId).execute()
}

export async function insertInvitation(ctx: Ctx, row: InvitationRow) {
  await db(ctx).insertInto('portal.invitation').values(row).execute()
}

export const findInvitation = (ctx: Ctx, hash: string) =>
  db(ctx)
    .selectFrom('portal.invitation')
    .selectAll()
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()

/** Uses up an invitation: of two that race, one gets it. */
export const takeInvitation = (tx: TxCtx, hash: string) =>
  db(tx)
    .updateTable('portal.invitation')
    .set({ used_at: tx.now() })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now())
    .returningAll()
    .executeTakeFirst()

/** Repeated for the same fact it does nothing. */
export async function insertTrace(ctx: Ctx, row: TraceRow) {
  await db(ctx)
    .insertInto('portal.trace')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** The newest lines of a client. */
export const listTrace = (ctx: Ctx, clientId: string, limit: number) =>
  db(ctx)
    .selectFrom('portal.trace')
    .selectAll()
    .where('client_id', '=', clientId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export async function forgetTrace(ctx: Ctx, before: Date) {
  await db(ctx).deleteFrom('portal.trace').where('at', '<', before).execute()
}

export async function forgetEnded(ctx: Ctx) {
  await db(ctx).deleteFrom('portal.session').where('expires_at', '<', ctx.now()).execute()
  await db(ctx).deleteFrom('portal.invitation').where('expires_at', '<', ctx.now()).execute()
}
