import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, tables } from '../../../platform/context.ts'
import type { GatewayTokenRow, LinkageTables } from '../tables.ts'

const db = (ctx: Ctx) => tables<LinkageTables>(ctx)

/** False when they are one already. */
export async function insertOfficer(tx: TxCtx, partyId: string, personId: string): Promise<boolean> {
  const added = await db(tx)
    .insertInto('linkage.officer')
    .values({ party_id: partyId, person_id: personId, since: tx.now() })
    .onConflict(conflict => conflict.doNothing())
    .returning('since')
    .executeTakeFirst()
  return added !== undefined
}

/** False when they were none. */
export async function deleteOfficer(tx: TxCtx, partyId: string, personId: string): Promise<boolean> {
  const { numDeletedRows } = await db(tx)
    .deleteFrom('linkage.officer')
    .where('party_id', '=', partyId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function deleteOfficesOf(tx: TxCtx, personId: string) {
  await db(tx).deleteFrom('linkage.officer').where('person_id', '=', personId).execute()
}

export const listOfficers = (ctx: Ctx, partyId: string) =>
  db(ctx)
    .selectFrom('linkage.officer')
    .selectAll()
    .where('party_id', '=', partyId)
    .orderBy('since')
    .orderBy('person_id')
    .execute()

export const listOffices = (ctx: Ctx, personId: string) =>
  db(ctx).selectFrom('linkage.officer').selectAll().where('person_id', '=', personId).execute()

export const findOfficer = (ctx: Ctx, partyId: string, personId: string) =>
  db(ctx)
    .selectFrom('linkage.officer')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('person_id', '=', personId)
    .executeTakeFirst()

export async function insertToken(ctx: Ctx, row: GatewayTokenRow) {
  await db(ctx).insertInto('linkage.gateway_token').values(row).execute()
}

/** A session of this client used since then; finding it is a use. */
export const touchToken = (
  ctx: Ctx,
  { hash, clientId, since }: { hash: string; clientId: string; since: Date },
) =>
  db(ctx)
    .updateTable('linkage.gateway_token')
    .set({ used_at: ctx.now() })
    .where('hash', '=', hash)
    .where('client_id', '=', clientId)
    .where('used_at', '>', since)
    .returningAll()
    .executeTakeFirst()

export async function insertLook(ctx: Ctx, look: { officerId: string; partyId: string; personKey: string }) {
  const { officerId, partyId, personKey } = look
  await db(ctx)
    .insertInto('linkage.look')
    .values({
      officer_id: officerId,
      id: newId(ctx),
      party_id: partyId,
      person_key: personKey,
      created_at: ctx.now(),
    })
    .execute()
}

/** How many different people an officer looked at since a moment. */
export async function countLookedAt(ctx: Ctx, officerId: string, since: Date): Promise<number> {
  const row = await db(ctx)
    .selectFrom('linkage.look')
    .select(({ fn }) => fn.count<string>('person_key').distinct().as('count'))
    .where('officer_id', '=', officerId)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

export async function forgetGateway(ctx: Ctx, before: Date) {
  await db(ctx).deleteFrom('linkage.gateway_token').where('used_at', '<', before).execute()
  await db(ctx).deleteFrom('linkage.look').where('created_at', '<', before).execute()
}
