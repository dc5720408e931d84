// A day of a biller laid beside the bank's books and the biller's. What was missed is taken in; what differs is listed for people; what
// agrees is paid out.
import { sql } from 'kysely'
import { toBaht } from '../../../shared/satang.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables, transaction } from '../../platform/context.ts'
import { bankOf, readDay } from './bank.ts'
import { sendDay } from './biller.ts'
import { listBillers } from './billers.ts'
import { reconciled } from './events.ts'
import { book, owedTo } from './ledger.ts'
import { nameReceipt } from './receipts.ts'
import { acceptAnswers } from './settle.ts'
import type { BillerRow, Difference, PaymentTables } from './tables.ts'

const db = (ctx: Ctx) => tables<PaymentTables>(ctx)
const DAY_MILLISECONDS = 86_400_000
const THAILAND = '+07:00'

/** The calendar day in Thailand before a moment's. */
export const dayBefore = (at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(at.getTime() - DAY_MILLISECONDS)

/** Yesterday for every biller; one that fails does not stop the others, and is tried again with the job. */
export async function reconcileYesterday(ctx: Ctx): Promise<void> {
  if (!ctx.settings.payments) return
  const day = dayBefore(ctx.now())
  const outcomes = []
  for (const biller of await listBillers(ctx))
    outcomes.push(...(await Promise.allSettled([reconcile(ctx, biller, day)])))
  const failed = outcomes.find(outcome => outcome.status === 'rejected')
  if (failed) throw failed.reason
}

/** Lays a day beside the others' books; again after it differed, never after it agreed. */
export async function reconcile(ctx: Ctx, biller: BillerRow, day: string): Promise<void> {
  const known = await findReconciliation(ctx, biller.biller_id, day)
  if (known?.status === 'agreed') return
  const differences = await compareWithBank(ctx, biller, day)
  const { paid, file } = await writeFile(ctx, biller, day)
  if (biller.url && biller.public_jwk) differences.push(...(await compareWithBiller(ctx, biller, day, file)))
  const status = differences.length === 0 ? 'agreed' : 'differs'
  await transaction(ctx, async tx => {
    const { rows } = await sql<{ held: boolean }>`
      select true as held from payments.biller where biller_id = ${biller.biller_id} for update`.execute(
      tx.db,
    )
    if (!rows[0] || (await findReconciliation(tx, biller.biller_id, day))?.status === 'agreed') return
    const paidOut = status === 'agreed' ? await payOut(tx, biller, day) : 0
    const row = {
      status,
      payments: paid.length,
      total_satang: paid.reduce((sum, { amount_satang }) => sum + amount_satang, 0),
      paid_out_satang: paidOut,
      differences: JSON.stringify(differences) as never,
      file,
      ran_at: tx.now(),
    } as const
    await db(tx)
      .insertInto('payments.reconciliation')
      .values({ ...row, biller_id: biller.biller_id, day })
      .onConflict(conflict => conflict.columns(['biller_id', 'day']).doUpdateSet(row))
      .execute()
    await tx.emit(reconciled, { biller: biller.code, day, status, differences: differences.length })
  })
}

export const findReconciliation = (ctx: Ctx, billerId: string, day: string) =>
  db(ctx)
    .selectFrom('payments.reconciliation')
    .selectAll()
    .where('biller_id', '=', billerId)
    .where('day', '=', day)
    .executeTakeFirst()

const bounds = (day: string) => {
  const from = new Date(`${day}T00:00:00${THAILAND}`)
  return { from, to: new Date(from.getTime() + DAY_MILLISECONDS) }
}

/** Takes in what we never heard of, and lists what the bank does not have or has otherwise. */
async function compareWithBank(ctx: Ctx, { biller_id }: BillerRow, day: string): Promise<Difference[]> {
  const { from, to } = bounds(day)
  const differences: Difference[] = []
  const seen = new Set<string>()
  for await (const part of readDay(ctx, biller_id, day)) {
    for (const { transactionId } of part) seen.add(transactionId)
    const differing = await acceptAnswers(ctx, part, 'file')
    differences.push(...differing.map(about => ({ kind: 'amountDiffers' as const, about })))
  }
  const ours = await db(ctx)
    .selectFrom('payments.bank_notice')
    .select('transaction_id')
    .where('biller_id', '=', biller_id)
    .where('status', '=', 'success')
    .where('paid_at', '>=', from)
    .where('paid_at', '<', to)
    .orderBy('transaction_id')
    .execute()
  for (const { transaction_id: about } of ours)
    if (!seen.has(about)) differences.push({ kind: 'missingAtBank', about })
  return differences
}

/** What was paid that day and stands: a line a bill, references, baht and receipt. */
async function writeFile(ctx: Ctx, { biller_id, code }: BillerRow, day: string) {
  const { from, to } = bounds(day)
  const paid = await db(ctx)
    .selectFrom('payments.payment as p')
    .innerJoin('payments.receipt as r', 'r.payment_id', 'p.id')
    .select(['p.ref1', 'p.ref2', 'p.amount_satang', 'r.year', 'r.number'])
    .where('p.biller_id', '=', biller_id)
    .where('p.paid_at', '>=', from)
    .where('p.paid_at', '<', to)
    .where('r.cancelled_at', 'is', null)
    .orderBy('r.year')
    .orderBy('r.number')
    .execute()
  const lines = paid.map(row =>
    [row.ref1, row.ref2, toBaht(row.amount_satang), nameReceipt(code, row)].join(','),
  )
  return { paid, file: ['ref1,ref2,baht,receipt', ...lines, ''].join('\r\n') }
}

async function compareWithBiller(
  ctx: Ctx,
  biller: BillerRow,
  day: string,
  file: string,
): Promise<Difference[]> {
  const { unknown, missing } = await sendDay(ctx, biller, day, file)
  const name = ({ ref1, ref2 }: { ref1: string; ref2: string }) => [ref1, ref2].join('/')
  return [
    ...unknown.map(bill => ({ kind: 'unknownAtBiller' as const, about: name(bill) })),
    ...missing.map(bill => ({ kind: 'missingHere' as const, about: name(bill) })),
  ]
}

/** Books what the bank hands to the biller of the day: all that is owed by its end, less what went back since. */
async function payOut(tx: TxCtx, { biller_id }: BillerRow, day: string): Promise<number> {
  const owed = await owedTo(tx, biller_id, bounds(day).to)
  if (owed <= 0) return 0
  await book(tx, 'settled', `${biller_id}:${day}`, [
    [`biller:${biller_id}`, owed],
    [`bank:${bankOf(tx).code}`, -owed],
  ])
  return owed
}
