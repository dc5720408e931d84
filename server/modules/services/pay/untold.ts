// Paid bills of which an agency did not hear in two weeks: told no more until a person says so, who has called the agency meanwhile.
import type { Ctx } from '../../../platform/context.ts'
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

/** Begins to tell an agency again of what it did not hear. */
export async function tellAgain(ctx: Ctx, serviceId: string): Promise<void> {
  await db(ctx)
    .updateTable('services.bill')
    .set({ next_tell_at: ctx.now(), tries: 0, untold_since: null, untold_because: null })
    .where('service_id', '=', serviceId)
    .where('untold_since', 'is not', null)
    .execute()
}
