import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { anyOf, lookUp } from '../../platform/together.ts'
import type { ClientRow, Dialect, PartyRow, PartyTables } from './tables.ts'

const db = (ctx: Ctx) => tables<PartyTables>(ctx)

export const findPartyRow = (ctx: Ctx, id: string) =>
  db(ctx).selectFrom('parties.party').selectAll().where('id', '=', id).executeTakeFirst()

/** What every organisation is called. */
export const listPartyNames = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('parties.party')
    .select(['id', 'name_th as nameTh', 'name_en as nameEn', 'domain'])
    .execute()

/** Clients with their parties: one look, as every request of an organisation begins with it. */
const clientsWithParty = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('parties.client as client')
    .innerJoin('parties.party as party', 'party.id', 'client.party_id')
    .selectAll('client')
    .select(sql<PartyRow>`to_jsonb(party)`.as('party'))

export type ClientWithParty = ClientRow & { party: PartyRow }

export const findClientRow = lookUp<ClientWithParty>(
  (ctx, ids) => clientsWithParty(ctx).where('client.id', '=', anyOf(ids)).execute(),
  row => row.id,
)

export async function hasDemoClient(ctx: Ctx): Promise<boolean> {
  const row = await db(ctx)
    .selectFrom('parties.client')
    .select('id')
    .where('is_demo', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function saveParty(tx: TxCtx, row: PartyRow) {
  const { id: _id, created_at: _at, ...changes } = row
  await db(tx)
    .insertInto('parties.party')
    .values(row)
    .onConflict(conflict => conflict.column('id').doUpdateSet(changes))
    .execute()
}

/** True when it was not before. */
export async function markVerified(tx: TxCtx, id: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('parties.party')
    .set({ verified: true })
    .where('id', '=', id)
    .where('verified', '=', false)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function saveClient(tx: TxCtx, row: ClientRow) {
  const { id: _id, created_at: _at, ...changes } = row
  await db(tx)
    .insertInto('parties.client')
    .values(row)
    .onConflict(conflict => conflict.column('id').doUpdateSet(changes))
    .execute()
}

export const listClientRows = (ctx: Ctx, partyId: string): Promise<ClientWithParty[]> =>
  clientsWithParty(ctx)
    .where('client.party_id', '=', partyId)
    .orderBy('client.created_at', 'desc')
    .orderBy('client.id')
    .execute()

export async function updateClient(tx: TxCtx, id: string, changes: Partial<ClientRow>) {
  await db(tx).updateTable('parties.client').set(changes).where('id', '=', id).execute()
}

/** True when the dialect is new for the client. */
export async function addDialect(tx: TxCtx, clientId: string, dialect: Dialect): Promise<boolean> {
  const row = await db(tx)
    .updateTable('parties.client')
    .set({ dialects: sql`array_append(dialects, ${dialect})` })
    .where('id', '=', clientId)
    .where(sql<boolean>`not dialects @> array[${dialect}]`)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
