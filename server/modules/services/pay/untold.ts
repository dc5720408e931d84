// Paid bills of which an agency did not hear in two weeks: told no more until a person says so, of the agency, or an operator who has called it.
import type { Ctx } from '../../../platform/context.ts'
import { listServicesOf } from '../publishing/desk.ts'
import { checkOwn, type Staff } from '../publishing/own.ts'
import type { BillRow } from '../tables.ts'
import { db } from './store.ts'

export type Untold = {
  serviceId: string
  because: NonNullable<BillRow['untold_because']>
  count: number
  since: Date
}

/** How many there are of each service, and since when; of nobody by name. */
export async function listUntold(ctx: Ctx): Promise<Untold[]> {
  const rows = await db(ctx)
    .selectFrom('services.bill')
    .select(({ fn }) => [
      'service_id',
      'untold_because',
      fn.countAll<number>().as('count'),
      fn.min('untold_since').as('since'),
    ])
    .where('untold_since', 'is not', null)
    .groupBy(['service_id', 'untold_because'])
    .orderBy('service_id')
    .execute()
  return rows.flatMap(({ service_id: serviceId, untold_because: because, count, since }) =>
    because && since ? [{ serviceId, because, count: Number(count), since }] : [],
  )
}

/** The same of the services of one agency. */
export async function listUntoldOf(ctx: Ctx, agencyId: string): Promise<Untold[]> {
  const own = new Set((await listServicesOf(ctx, agencyId)).map(({ serviceId }) => serviceId))
  return (await listUntold(ctx)).filter(({ serviceId }) => own.has(serviceId))
}

/** Begins to tell an agency again of what it did not hear. */
export async function tellAgain(ctx: Ctx, serviceId: string): Promise<void> {
  await db(ctx)
    .updateTable('services.bill')
    .set({ next_tell_at: ctx.now(), tries: 0, untold_since: null, untold_because: null })
    .where('service_id', '=', serviceId)
    .where('untold_since', 'is not', null)
    .execute()
}

/** The same, asked for by the agency's own staff. @throws services.serviceUnknown */
export async function tellOwnAgain(
  ctx: Ctx,
  staff: Staff,
  { serviceId }: { serviceId: string },
): Promise<void> {
  await checkOwn(ctx, staff, serviceId)
  await tellAgain(ctx, serviceId)
}
