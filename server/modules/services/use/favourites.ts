import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import { fail } from '../failures.ts'
import type { ServiceTables } from '../tables.ts'

const db = (ctx: Ctx) => tables<ServiceTables>(ctx)
const MOST = 50

/** Ids of the services a person keeps at hand, in the order they were taken. */
export async function listFavourites(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await db(ctx)
    .selectFrom('services.favourite')
    .select('service_id')
    .where('person_id', '=', personId)
    .orderBy('since')
    .execute()
  return rows.map(row => row.service_id)
}

/** Keeps a service at hand; kept twice is once. @throws services.tooManyFavourites */
export async function addFavourite(ctx: Ctx, personId: string, serviceId: string): Promise<void> {
  const held = await listFavourites(ctx, personId)
  if (held.includes(serviceId)) return
  if (held.length >= MOST) throw fail.tooManyFavourites({ most: MOST })
  await sql`insert into services.favourite (person_id, service_id, since)
    values (${personId}, ${serviceId}, ${ctx.now()}) on conflict do nothing`.execute(ctx.db)
}

export async function removeFavourite(ctx: Ctx, personId: string, serviceId?: string): Promise<void> {
  let removing = db(ctx).deleteFrom('services.favourite').where('person_id', '=', personId)
  if (serviceId !== undefined) removing = removing.where('service_id', '=', serviceId)
  await removing.execute()
}
