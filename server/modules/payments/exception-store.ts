import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import { exceptionFound } from './events.ts'
import type {
  ExceptionKind,
  ExceptionRow,
  ExceptionState,
  NoticeRow,
  PaymentRow,
  PaymentTables,
} from './tables.ts'

const db = (ctx: Ctx) => tables<PaymentTables>(ctx)

type NewException = {
  kind: ExceptionKind
  notice: Pick<NoticeRow, 'id'>
  payment: PaymentRow | undefined
  amountSatang: number
}

/** Money that waits for two people. The same of one transaction twice is refused by the database. */
export async function openException(tx: TxCtx, { kind, notice, payment, amountSatang }: NewException) {
  const row: ExceptionRow = {
    id: newId(tx),
    kind,
    notice_id: notice.id,
    payment_id: payment?.id ?? null,
    person_id: payment?.person_id ?? null,
    amount_satang: amountSatang,
    state: 'open',
    round: 0,
    tries: 0,
    next_try_at: null,
    created_at: tx.now(),
    ended_at: null,
  }
  await db(tx).insertInto('payments.exception').values(row).execute()
  await tx.emit(exceptionFound, factOf(row), { personId: row.person_id ?? undefined })
  return row
}

/** An exception as a fact says it. */
export const factOf = ({ id, kind, payment_id, amount_satang }: ExceptionRow) => ({
  exceptionId: id,
  kind,
  paymentId: payment_id,
  amountSatang: amount_satang,
})

export const findException = (ctx: Ctx, id: string) =>
  db(ctx).selectFrom('payments.exception').selectAll().where('id', '=', id).executeTakeFirst()

export const holdException = (tx: TxCtx, id: string): Promise<ExceptionRow | undefined> =>
  db(tx).selectFrom('payments.exception').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function moveException(
  tx: TxCtx,
  { id, state: from }: ExceptionRow,
  to: ExceptionState,
  change: Partial<Pick<ExceptionRow, 'round' | 'tries' | 'next_try_at' | 'ended_at'>> = {},
): Promise<void> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('payments.exception')
    .set({ ...change, state: to })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Error('An exception was moved without being held')
}

/** Exceptions in one state with what they are about, the oldest first. */
export const listExceptions = (ctx: Ctx, state: ExceptionState) =>
  db(ctx)
    .selectFrom('payments.exception as e')
    .innerJoin('payments.bank_notice as n', 'n.id', 'e.notice_id')
    .select(['e.id', 'e.kind', 'e.state', 'e.amount_satang', 'e.round', 'e.created_at', 'e.payment_id'])
    .select(['n.bank', 'n.transaction_id', 'n.biller_id', 'n.ref1', 'n.ref2', 'n.paid_at'])
    .where('e.state', '=', state)
    .orderBy('e.created_at')
    .limit(200)
    .execute()

/** What an officer says; said again it replaces what that officer said before. */
export async function saveVerdict(tx: TxCtx, row: PaymentTables['payments.verdict']): Promise<void> {
  const { says, at } = row
  await db(tx)
    .insertInto('payments.verdict')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['exception_id', 'round', 'officer_id']).doUpdateSet({ says, at }),
    )
    .execute()
}

export const listVerdicts = (ctx: Ctx, { id, round }: Pick<ExceptionRow, 'id' | 'round'>) =>
  db(ctx)
    .selectFrom('payments.verdict')
    .select(['officer_id', 'says', 'at'])
    .where('exception_id', '=', id)
    .where('round', '=', round)
    .orderBy('at')
    .execute()
