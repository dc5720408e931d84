import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, tables } from '../../../platform/context.ts'
import type { DefinitionRow, DefinitionStepRow, ServiceTables, StandingRow } from '../tables.ts'

const db = (ctx: Ctx) => tables<ServiceTables>(ctx)

/** Holds what is published until the transaction ends, and tells every process that it is another afterwards. */
export const holdPublication = (tx: TxCtx) =>
  sql`update services.publication set revision = revision + 1`.execute(tx.db)

export const findStanding = (ctx: Ctx, serviceId: string): Promise<StandingRow | undefined> =>
  db(ctx).selectFrom('services.standing').selectAll().where('service_id', '=', serviceId).executeTakeFirst()

export async function setStanding(tx: TxCtx, row: StandingRow): Promise<void> {
  const { number, is_withdrawn, file_sha256 } = row
  await db(tx)
    .insertInto('services.standing')
    .values(row)
    .onConflict(conflict => conflict.column('service_id').doUpdateSet({ number, is_withdrawn, file_sha256 }))
    .execute()
}

/** The versions of a service, the newest first. */
export const listVersions = (ctx: Ctx, serviceId: string): Promise<DefinitionRow[]> =>
  db(ctx)
    .selectFrom('services.definition')
    .selectAll()
    .where('service_id', '=', serviceId)
    .orderBy('number', 'desc')
    .execute()

/** What is written and not released, held until the transaction ends. */
export const holdOpen = (tx: TxCtx, serviceId: string): Promise<DefinitionRow | undefined> =>
  db(tx)
    .selectFrom('services.definition')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('state', '<>', 'released')
    .forUpdate()
    .executeTakeFirst()

/** False when somebody else has begun the same version. */
export async function insertVersion(tx: TxCtx, row: DefinitionRow): Promise<boolean> {
  const inserted = await db(tx)
    .insertInto('services.definition')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function updateVersion(
  tx: TxCtx,
  { service_id, number }: DefinitionRow,
  changed: Partial<DefinitionRow>,
): Promise<void> {
  await db(tx)
    .updateTable('services.definition')
    .set(changed)
    .where('service_id', '=', service_id)
    .where('number', '=', number)
    .execute()
}

export async function deleteOpen(tx: TxCtx, { service_id, number }: DefinitionRow): Promise<void> {
  await db(tx)
    .deleteFrom('services.definition')
    .where('service_id', '=', service_id)
    .where('number', '=', number)
    .execute()
}

/** The versions of an agency that are written and not released, without their texts. */
export const listOpen = (ctx: Ctx, agencyId: string) =>
  db(ctx)
    .selectFrom('services.definition')
    .select(['service_id', 'number', 'state', 'author_id', 'changed_at'])
    .where('agency_id', '=', agencyId)
    .where('state', '<>', 'released')
    .orderBy('service_id')
    .execute()

export const listStandings = (ctx: Ctx, agencyId: string): Promise<StandingRow[]> =>
  db(ctx).selectFrom('services.standing').selectAll().where('agency_id', '=', agencyId).execute()

export async function addStep(tx: TxCtx, step: Omit<DefinitionStepRow, 'id' | 'at'>): Promise<void> {
  await db(tx)
    .insertInto('services.definition_step')
    .values({ ...step, id: newId(tx), at: tx.now() })
    .execute()
}

const STEPS_MOST = 200

/** What was done with a service, the newest first. */
export const listSteps = (ctx: Ctx, serviceId: string): Promise<DefinitionStepRow[]> =>
  db(ctx)
    .selectFrom('services.definition_step')
    .selectAll()
    .where('service_id', '=', serviceId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(STEPS_MOST)
    .execute()
