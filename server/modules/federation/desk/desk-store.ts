import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, tables } from '../../../platform/context.ts'
import type { FederationTables } from '../tables.ts'

const db = (ctx: Ctx) => tables<FederationTables>(ctx)

/** Writes a code unless another person holds the same digits just now. True when written. */
export async function insertCode(
  ctx: Ctx,
  { hash, personId, expiresAt }: { hash: string; personId: string; expiresAt: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into federation.desk_code (hash, person_id, created_at, expires_at)
    values (${hash}, ${personId}, ${ctx.now()}, ${expiresAt})
    on conflict (hash) do update
      set person_id = excluded.person_id, created_at = excluded.created_at, expires_at = excluded.expires_at, request_id = null
      where federation.desk_code.expires_at <= ${ctx.now()}`.execute(ctx.db)
  return (numAffectedRows ?? 0n) > 0n
}

/** The newest code of a person. */
export const findNewest = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('federation.desk_code')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Ends what a person's open codes stand for. */
export async function endCodes(ctx: Ctx, personId: string) {
  await db(ctx)
    .updateTable('federation.desk_code')
    .set({ expires_at: ctx.now() })
    .where('person_id', '=', personId)
    .where('expires_at', '>', ctx.now())
    .where('request_id', 'is', null)
    .execute()
}

export const findLive = (ctx: Ctx, hash: string) =>
  db(ctx)
    .selectFrom('federation.desk_code')
    .selectAll()
    .where('hash', '=', hash)
    .where('expires_at', '>', ctx.now())
    .where('request_id', 'is', null)
    .executeTakeFirst()

/** Gives a code to a request: of two that race, one is told true. */
export async function spendCode(tx: TxCtx, hash: string, requestId: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('federation.desk_code')
    .set({ request_id: requestId })
    .where('hash', '=', hash)
    .where('expires_at', '>', tx.now())
    .where('request_id', 'is', null)
    .returning('hash')
    .executeTakeFirst()
  return row !== undefined
}

const count = async (query: { executeTakeFirst: () => Promise<{ count: string } | undefined> }) =>
  Number((await query.executeTakeFirst())?.count ?? 0)

export const countCodes = (ctx: Ctx, personId: string, since: Date) =>
  count(
    db(ctx)
      .selectFrom('federation.desk_code')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('person_id', '=', personId)
      .where('created_at', '>', since),
  )

export async function insertGuess(ctx: Ctx, clientId: string) {
  await db(ctx)
    .insertInto('federation.desk_guess')
    .values({ client_id: clientId, id: newId(ctx), created_at: ctx.now() })
    .execute()
}

export const countGuesses = (ctx: Ctx, clientId: string, since: Date) =>
  count(
    db(ctx)
      .selectFrom('federation.desk_guess')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('client_id', '=', clientId)
      .where('created_at', '>', since),
  )

export async function forgetOldCodes(ctx: Ctx, limit: Date) {
  await db(ctx).deleteFrom('federation.desk_code').where('created_at', '<', limit).execute()
  await db(ctx).deleteFrom('federation.desk_guess').where('created_at', '<', limit).execute()
}
