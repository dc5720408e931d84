// Parts as the operator names them, and what is known of each.
import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { ReceiptOutcome } from './port.ts'
import { after } from './store.ts'
import type { MessageTables } from './tables.ts'

const db = (ctx: Ctx) => tables<MessageTables>(ctx)
/** An operator's id of a part may come back after its counter did; older receipts without a message are none of it. */
const EARLY_RECEIPT_SECONDS = 3600

/** Names a part of a message as the operator does. A receipt that came before stays; another message's under the same id goes. */
export async function namePart(tx: TxCtx, gateway: string, operatorId: string, messageId: string) {
  const early = after(tx, -EARLY_RECEIPT_SECONDS)
  await sql`
    insert into messages.part as known (gateway, operator_id, message_id, at)
    values (${gateway}, ${operatorId}, ${messageId}, ${tx.now()})
    on conflict (gateway, operator_id) do update set message_id = excluded.message_id, at = excluded.at,
      outcome = case when known.message_id is null and known.at > ${early} then known.outcome end`.execute(
    tx.db,
  )
}

/** Keeps a receipt, the first of each part; returns the message it belongs to, or null while that is not known. */
export async function keepOutcome(
  tx: TxCtx,
  gateway: string,
  operatorId: string,
  outcome: ReceiptOutcome,
): Promise<string | null> {
  const { rows } = await sql<{ message_id: string | null }>`
    insert into messages.part as known (gateway, operator_id, outcome, at)
    values (${gateway}, ${operatorId}, ${outcome}, ${tx.now()})
    on conflict (gateway, operator_id) do update set outcome = coalesce(known.outcome, excluded.outcome)
    returning message_id`.execute(tx.db)
  return rows[0]?.message_id ?? null
}

/** A message under a lock, with what is known of its parts. */
export async function lockWithOutcomes(tx: TxCtx, id: string) {
  const message = await db(tx)
    .selectFrom('messages.message')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const parts = await db(tx)
    .selectFrom('messages.part')
    .select('outcome')
    .where('message_id', '=', id)
    .execute()
  return { message, outcomes: parts.flatMap(({ outcome }) => outcome ?? []) }
}
