import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { FederationTables, RehearsalKind, RehearsalRow } from '../tables.ts'

const db = (ctx: Ctx) => tables<FederationTables>(ctx)

export async function replaceAll(tx: TxCtx, clientId: string, kinds: readonly RehearsalKind[]) {
  await db(tx).deleteFrom('federation.rehearsal').where('client_id', '=', clientId).execute()
  if (kinds.length === 0) return
  const empty = {
    request_id: null,
    why: null,
    delivered_at: null,
    redeemed_at: null,
    used_at: null,
    ended_at: null,
  }
  await db(tx)
    .insertInto('federation.rehearsal')
    .values(
      kinds.map((kind, place) => ({
        client_id: clientId,
        kind,
        place,
        status: 'waiting' as const,
        ...empty,
      })),
    )
    .execute()
}

export const listRows = (ctx: Ctx, clientId: string) =>
  db(ctx)
    .selectFrom('federation.rehearsal')
    .selectAll()
    .where('client_id', '=', clientId)
    .orderBy('place')
    .execute()

/** The next one that waits, given to a request; of two attempts at once each gets its own. */
export const takeNext = (ctx: Ctx, clientId: string, requestId: string) =>
  db(ctx)
    .updateTable('federation.rehearsal')
    .set({ status: 'running', request_id: requestId })
    .where('client_id', '=', clientId)
    .where('kind', '=', eb =>
      eb
        .selectFrom('federation.rehearsal')
        .select('kind')
        .where('client_id', '=', clientId)
        .where('status', '=', 'waiting')
        .orderBy('place')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .where('status', '=', 'waiting')
    .returning('kind')
    .executeTakeFirst()

export const findOfRequest = (ctx: Ctx, requestId: string) =>
  db(ctx)
    .selectFrom('federation.rehearsal')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst()

export async function change(
  ctx: Ctx,
  { client_id, kind }: Pick<RehearsalRow, 'client_id' | 'kind'>,
  changes: Partial<RehearsalRow>,
) {
  await db(ctx)
    .updateTable('federation.rehearsal')
    .set(changes)
    .where('client_id', '=', client_id)
    .where('kind', '=', kind)
    .execute()
}

/** Fails what was answered with a no, when the client asks for tokens nevertheless. */
export async function failAnsweredNo(ctx: Ctx, clientId: string) {
  await sql`
    update federation.rehearsal set status = 'failed', why = 'askedAnyway', ended_at = ${ctx.now()}
    where client_id = ${clientId} and status = 'running' and kind in ('refusal', 'level')
      and delivered_at is not null`.execute(ctx.db)
}
