// Double entry: every movement of money is written on two accounts or more, and the database refuses what does not sum to nought.
import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import type { Account, LedgerKind, PaymentTables } from './tables.ts'

export type Line = readonly [account: Account, debitSatang: number]

/**
 * Books a movement for what caused it; the same cause twice is refused by the database, and everything with it. Credits are negative.
 * @throws RangeError for lines that do not balance
 */
export async function book(
  tx: TxCtx,
  kind: LedgerKind,
  source: string,
  lines: readonly Line[],
): Promise<void> {
  const sum = lines.reduce((total, [, amount]) => total + amount, 0)
  if (sum !== 0 || !lines.every(([, amount]) => Number.isSafeInteger(amount) && amount !== 0))
    throw new RangeError('Lines of the ledger do not balance')
  const id = newId(tx)
  await tables<PaymentTables>(tx)
    .insertInto('payments.ledger_transaction')
    .values({ id, kind, source, at: tx.now() })
    .execute()
  await tables<PaymentTables>(tx)
    .insertInto('payments.ledger_entry')
    .values(
      lines.map(([account, amount_satang], index) => ({
        transaction_id: id,
        line: index + 1,
        account,
        amount_satang,
      })),
    )
    .execute()
}

/** What stands on each account: debits less credits. The sum of all is nought. */
export async function listBalances(ctx: Ctx): Promise<{ account: string; satang: number }[]> {
  const { rows } = await sql<{ account: string; satang: number }>`
    select account, sum(amount_satang)::bigint as satang from payments.ledger_entry group by account order by account`.execute(
    ctx.db,
  )
  return rows
}

/** What is owed to a biller of the money that left its payers before a moment, less what went back or was paid out since. */
export async function owedTo(ctx: Ctx, billerId: string, before: Date): Promise<number> {
  const { rows } = await sql<{ owed: number }>`
    select coalesce(-sum(e.amount_satang), 0)::bigint as owed
    from payments.ledger_entry e join payments.ledger_transaction t on t.id = e.transaction_id
    left join payments.bank_notice n on n.id = case when t.kind = 'received' then t.source::uuid end
    where e.account = ${`biller:${billerId}`} and (coalesce(n.paid_at, t.at) < ${before} or e.amount_satang > 0)`.execute(
    ctx.db,
  )
  return rows[0]?.owed ?? 0
}
