// What people have under way with a service. A definition that would leave one of them without words or without a way on is not published.
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { PublishedService } from '../load.ts'
import { describePermission } from '../use/permission.ts'

/** What a definition no longer has and so many need. */
export type Missing = {
  what: 'case' | 'state' | 'field' | 'newField' | 'permission' | 'bills'
  name: string
  open: number
}

/** A bill may be paid for so long at most (`payWithinDays`), and its agency must hear of it then. */
const BILL_DAYS = 90

/** What the next definition lacks for those who are under way by the last. */
export async function findMissing(
  ctx: Ctx,
  last: PublishedService,
  next: PublishedService,
): Promise<Missing[]> {
  const { open, sending, states, unpaid } = await countOpen(ctx, last.id)
  const underWay = open + unpaid
  if (underWay === 0) return []
  const gone = last.form.filter(({ name, type }) =>
    next.form.every(field => field.name !== name || field.type !== type),
  )
  const isNew = ({ name, required }: PublishedService['form'][number]) =>
    required && last.form.every(field => field.name !== name)
  const isAgreed = describePermission(last)?.sha256 === describePermission(next)?.sha256
  return [
    ...(open > 0 && !next.case ? [{ what: 'case' as const, name: '', open }] : []),
    ...[...states]
      .filter(([state]) => next.case && !Object.hasOwn(next.case.states, state))
      .map(([name, count]) => ({ what: 'state' as const, name, open: count })),
    ...gone.map(({ name }) => ({ what: 'field' as const, name, open: underWay })),
    // What is not with the agency yet is sent by the new definition: it can hold nothing that nobody filled in, and agreed to.
    ...(sending > 0
      ? next.form.filter(isNew).map(({ name }) => ({ what: 'newField' as const, name, open: sending }))
      : []),
    ...(sending > 0 && !isAgreed ? [{ what: 'permission' as const, name: '', open: sending }] : []),
    ...(unpaid > 0 && next.bills?.biller !== last.bills?.biller
      ? [{ what: 'bills' as const, name: '', open: unpaid }]
      : []),
  ]
}

/** How many stand open in a service, and in which states of the agency's. */
export async function countOpen(ctx: Ctx, serviceId: string) {
  const { rows } = await sql<{ state: string; agency_state: string | null; count: number }>`
    select state, agency_state, count(*) as count from services.application
    where service_id = ${serviceId} and state <> 'ended' group by state, agency_state`.execute(ctx.db)
  const since = new Date(ctx.now().getTime() - BILL_DAYS * 24 * 3_600_000)
  const bills = await sql<{ count: number }>`
    select count(*) as count from services.bill
    where service_id = ${serviceId} and told_at is null and created_at > ${since}`.execute(ctx.db)
  const sum = (list: typeof rows) => list.reduce((total, { count }) => total + count, 0)
  return {
    open: sum(rows),
    sending: sum(rows.filter(row => row.state === 'sending')),
    states: new Map(rows.flatMap(row => (row.agency_state === null ? [] : [[row.agency_state, row.count]]))),
    unpaid: bills.rows[0]?.count ?? 0,
  }
}
