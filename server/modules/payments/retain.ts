import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'

const UNPAID_DAYS = 90
const PAID_YEARS = 7

/** Erases bills that nobody paid, ninety days after their end; one for which money came stays with it. */
export async function eraseUnpaid(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - UNPAID_DAYS * 86_400_000)
  await sql`
    delete from payments.payment p
    where p.state in ('void', 'expired') and p.ended_at < ${before}
      and not exists (select 1 from payments.bank_notice n where n.payment_id = p.id)`.execute(ctx.db)
}

/** Erases what was paid, and what the bank said of it, seven years after the end of its year. The ledger names nobody and stays. */
export async function eraseOldPayments(ctx: Ctx): Promise<void> {
  const year = Number(
    new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok', year: 'numeric' }).format(ctx.now()),
  )
  const before = new Date(`${year - PAID_YEARS}-01-01T00:00:00+07:00`)
  await transaction(ctx, async tx => {
    const old = sql`select id from payments.bank_notice where created_at < ${before}
      and not exists (select 1 from payments.exception e where e.notice_id = bank_notice.id and e.ended_at is null)`
    await sql`delete from payments.verdict where exception_id in
      (select id from payments.exception where notice_id in (${old}))`.execute(tx.db)
    await sql`delete from payments.exception where notice_id in (${old})`.execute(tx.db)
    await sql`delete from payments.receipt where payment_id in
      (select id from payments.payment where notice_id in (${old}))`.execute(tx.db)
    await sql`delete from payments.payment where notice_id in (${old})`.execute(tx.db)
    await sql`delete from payments.bank_notice where id in (${old})`.execute(tx.db)
    await sql`delete from payments.reconciliation where day < ${before}`.execute(tx.db)
  })
}
