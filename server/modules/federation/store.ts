import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { anyOf, lookUp, together } from '../../platform/together.ts'
import { forgetOldCodes } from './desk/desk-store.ts'
import { forgetOldRecords } from './oidc/record-store.ts'
import type { FederationTables, RequestRow, RequestStatus } from './tables.ts'

const db = (ctx: Ctx) => tables<FederationTables>(ctx)
const KEEP_SECONDS = 24 * 3600

export const insertRequest = together<RequestRow, undefined>(async (ctx, rows) => {
  const values = rows.map(row => ({ ...row, matters: row.matters && (JSON.stringify(row.matters) as never) }))
  await db(ctx).insertInto('federation.sign_in_request').values(values).execute()
  return rows.map(() => undefined)
})

export const findRequest = lookUp<RequestRow>(
  (ctx, ids) =>
    db(ctx)
      .selectFrom('federation.sign_in_request')
      .selectAll()
      .where('id', '=', anyOf(ids, 'uuid'))
      .execute(),
  row => row.id,
)

/** Moves a live request on, if it is in one of the states it may leave; undefined otherwise. */
export const moveRequest = (
  ctx: Ctx,
  id: string,
  from: readonly RequestStatus[],
  changes: Partial<RequestRow>,
) =>
  db(ctx)
    .updateTable('federation.sign_in_request')
    .set(changes)
    .where('id', '=', id)
    .where('status', 'in', from)
    .where('expires_at', '>', ctx.now())
    .returningAll()
    .executeTakeFirst()

/** Counts one more try of the number before it is compared, so that parallel guesses gain nothing; undefined when none is left. */
export async function countNumberTry(ctx: Ctx, id: string, allowed: number): Promise<number | undefined> {
  const row = await db(ctx)
    .updateTable('federation.sign_in_request')
    .set({ numbers_wrong: sql`numbers_wrong + 1` })
    .where('id', '=', id)
    .where('numbers_wrong', '<', allowed)
    .returning('numbers_wrong')
    .executeTakeFirst()
  return row?.numbers_wrong
}

/** The number was right: the try does not count. */
export async function forgiveNumberTry(ctx: Ctx, id: string) {
  await db(ctx)
    .updateTable('federation.sign_in_request')
    .set({ numbers_wrong: sql`numbers_wrong - 1` })
    .where('id', '=', id)
    .execute()
}

/** Ends all but the newest open requests of one browser (A21). */
export async function endOlderRequests(ctx: Ctx, browserHash: string, keep: number) {
  await sql`
    update federation.sign_in_request set expires_at = ${ctx.now()}
    where id in (
      select id from federation.sign_in_request
      where browser_hash = ${browserHash} and expires_at > ${ctx.now()} and status in ('waiting', 'claimed')
      order by created_at desc, id desc offset ${keep})`.execute(ctx.db)
}

export async function countClaims(ctx: Ctx, personId: string, since: Date): Promise<number> {
  const row = await db(ctx)
    .selectFrom('federation.sign_in_request')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** A sign-in of a person at an organisation that was answered since then and given back. */
export const findLastSignIn = (
  ctx: Ctx,
  { personId, partyId, since }: { personId: string; partyId: string; since: Date },
) =>
  db(ctx)
    .selectFrom('federation.sign_in_request')
    .select('id')
    .where('person_id', '=', personId)
    .where('party_id', '=', partyId)
    .where('status', '=', 'completed')
    .where('answered_at', '>', since)
    .limit(1)
    .executeTakeFirst()

export async function insertFamily(tx: TxCtx, row: FederationTables['federation.token_family']) {
  await db(tx).insertInto('federation.token_family').values(row).execute()
}

export async function insertCode(tx: TxCtx, row: FederationTables['federation.code']) {
  await db(tx).insertInto('federation.code').values(row).execute()
}

/** Ends what a person has under way with a client, or with all. */
export async function endRequestsOf(tx: TxCtx, personId: string, clientId?: string) {
  let ending = db(tx)
    .updateTable('federation.sign_in_request')
    .set({ status: 'denied', answered_at: tx.now() })
    .where('person_id', '=', personId)
    .where('status', 'in', ['claimed', 'approved'])
  if (clientId !== undefined) ending = ending.where('client_id', '=', clientId)
  await ending.execute()
}

/** Forgets what has ended a day ago: what was asked, codes and tokens. The facts stay in the event log. */
export async function forgetOld(ctx: Ctx) {
  const limit = new Date(ctx.now().getTime() - KEEP_SECONDS * 1000)
  await db(ctx).deleteFrom('federation.sign_in_request').where('created_at', '<', limit).execute()
  for (const table of ['federation.code', 'federation.token', 'federation.token_family'] as const)
    await db(ctx).deleteFrom(table).where('expires_at', '<', limit).execute()
  await forgetOldCodes(ctx, limit)
  await forgetOldRecords(ctx, limit)
}
