import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { PortalTables, ProductionRow, VerdictRow } from '../tables.ts'

const db = (ctx: Ctx) => tables<PortalTables>(ctx)

/** False when one is open already. */
export async function insertRequest(tx: TxCtx, row: ProductionRow): Promise<boolean> {
  const added = await db(tx)
    .insertInto('portal.production_request')
    .values({
      ...row,
      registration: JSON.stringify(row.registration) as never,
      reasons: JSON.stringify(row.reasons) as never,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** The last request of a client, whatever became of it. */
export const findLast = (ctx: Ctx, clientId: string) =>
  db(ctx)
    .selectFrom('portal.production_request')
    .selectAll()
    .where('client_id', '=', clientId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findRequest = (ctx: Ctx, id: string) =>
  db(ctx).selectFrom('portal.production_request').selectAll().where('id', '=', id).executeTakeFirst()

/** The open request, held until the transaction ends: of two operators at once one comes after the other. */
export const holdOpen = (tx: TxCtx, id: string) =>
  db(tx)
    .selectFrom('portal.production_request')
    .selectAll()
    .where('id', '=', id)
    .where('status', '=', 'open')
    .forUpdate()
    .executeTakeFirst()

export const listOpen = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('portal.production_request')
    .selectAll()
    .where('status', '=', 'open')
    .orderBy('created_at')
    .limit(200)
    .execute()

export async function endOpen(
  tx: TxCtx,
  which: { id: string } | { clientId: string },
  status: 'approved' | 'refused' | 'withdrawn',
) {
  const ending = db(tx)
    .updateTable('portal.production_request')
    .set({ status, ended_at: tx.now() })
    .where('status', '=', 'open')
  await ('id' in which
    ? ending.where('id', '=', which.id)
    : ending.where('client_id', '=', which.clientId)
  ).execute()
}

/** What an operator says; said again it replaces what was said before. */
export async function saveVerdict(tx: TxCtx, row: VerdictRow) {
  const { says, note, at } = row
  await db(tx)
    .insertInto('portal.verdict')
    .values(row)
    .onConflict(conflict => conflict.columns(['request_id', 'operator_id']).doUpdateSet({ says, note, at }))
    .execute()
}

export const listVerdicts = (ctx: Ctx, requestId: string) =>
  db(ctx).selectFrom('portal.verdict').selectAll().where('request_id', '=', requestId).orderBy('at').execute()
