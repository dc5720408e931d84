import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { CasePersonRow, CaseRow, CaseState, CasesTables, InspectionRow } from './tables.ts'

const db = (ctx: Ctx) => tables<CasesTables>(ctx)

/** False when the same request, or another open case about the same, is there already. */
export async function insertCase(tx: TxCtx, row: CaseRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows: written } = await db(tx)
    .insertInto('households.house_case')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return written === 1n
}

export async function insertCasePeople(tx: TxCtx, rows: readonly CasePersonRow[]): Promise<void> {
  if (rows.length > 0) await db(tx).insertInto('households.case_person').values(rows).execute()
}

export const findRequestedCase = (ctx: Ctx, personId: string, requestId: string) =>
  db(ctx)
    .selectFrom('households.house_case')
    .selectAll()
    .where('person_id', '=', personId)
    .where('request_id', '=', requestId)
    .executeTakeFirst()

export const findCase = (ctx: Ctx, caseId: string) =>
  db(ctx).selectFrom('households.house_case').selectAll().where('case_id', '=', caseId).executeTakeFirst()

/** The row as it stands, held until the end of the transaction: who comes second sees what the first did. */
export const lockCase = (tx: TxCtx, caseId: string) =>
  db(tx)
    .selectFrom('households.house_case')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()

export const updateCase = (tx: TxCtx, { person_id, case_id }: CaseRow, change: Partial<CaseRow>) =>
  db(tx)
    .updateTable('households.house_case')
    .set(change)
    .where('person_id', '=', person_id)
    .where('case_id', '=', case_id)
    .execute()

export const listCasePeople = (ctx: Ctx, caseId: string): Promise<CasePersonRow[]> =>
  db(ctx)
    .selectFrom('households.case_person')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('part')
    .orderBy('person_id')
    .execute()

export const updateCasePerson = (
  tx: TxCtx,
  { person_id, case_id }: CasePersonRow,
  change: Partial<CasePersonRow>,
) =>
  db(tx)
    .updateTable('households.case_person')
    .set(change)
    .where('person_id', '=', person_id)
    .where('case_id', '=', case_id)
    .execute()

/** Cases that somebody asked for, or has a part in, the newest first. */
export const listCasesOf = (ctx: Ctx, personId: string): Promise<CaseRow[]> =>
  db(ctx)
    .selectFrom('households.house_case')
    .selectAll()
    .where(one =>
      one.or([
        one('person_id', '=', personId),
        one(
          'case_id',
          'in',
          db(ctx).selectFrom('households.case_person').select('case_id').where('person_id', '=', personId),
        ),
      ]),
    )
    .orderBy('asked_at', 'desc')
    .limit(50)
    .execute()

/** Open cases at an office in these states, the oldest first. */
export const listCasesAt = (ctx: Ctx, placeId: string, states: readonly CaseState[]): Promise<CaseRow[]> =>
  db(ctx)
    .selectFrom('households.house_case')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('state', 'in', states)
    .where('ended_at', 'is', null)
    .orderBy('asked_at')
    .limit(100)
    .execute()

export async function listDueCases(ctx: Ctx): Promise<string[]> {
  const rows = await db(ctx)
    .selectFrom('households.house_case')
    .select('case_id')
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', ctx.now())
    .limit(500)
    .execute()
  return rows.map(row => row.case_id)
}

/** People of a house who are reported in an open case. */
export async function listReported(ctx: Ctx, houseCode: string): Promise<Set<string>> {
  const rows = await db(ctx)
    .selectFrom('households.house_case')
    .select('about')
    .where('house_code', '=', houseCode)
    .where('kind', '=', 'stranger')
    .where('ended_at', 'is', null)
    .execute()
  return new Set(rows.flatMap(row => row.about ?? []))
}

/** The houses that were numbered for somebody as their owner, whether or not they live there. */
export async function listHousesNumberedFor(ctx: Ctx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ house_code: string }>`
    select house_code from households.house_case as one
    where kind = 'newHouse' and state = 'done' and house_code is not null and ${personId}::uuid = coalesce(
      (select person_id from households.case_person where case_id = one.case_id and part = 'owner'), person_id)
    order by house_code`.execute(ctx.db)
  return rows.map(row => row.house_code)
}

/** One hour at one office at a time; the lock ends with the transaction. */
export async function lockHour(tx: TxCtx, placeId: string, startsAt: Date): Promise<void> {
  const hour = `${placeId}.${startsAt.toISOString()}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${hour}, 5))`.execute(tx.db)
}

export const listTaken = (ctx: Ctx, placeId: string, from: Date, to: Date): Promise<InspectionRow[]> =>
  db(ctx)
    .selectFrom('households.inspection')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('starts_at', '>=', from)
    .where('starts_at', '<=', to)
    .where('given_up_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('seat')
    .execute()

export const insertInspection = (tx: TxCtx, row: InspectionRow) =>
  db(tx).insertInto('households.inspection').values(row).execute()

/** All hours that a case had, the first to the last. */
export const listInspections = (ctx: Ctx, caseId: string): Promise<InspectionRow[]> =>
  db(ctx)
    .selectFrom('households.inspection')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('booked_at')
    .orderBy('inspection_id')
    .execute()

export const updateInspection = (
  tx: TxCtx,
  { case_id, inspection_id }: InspectionRow,
  change: Partial<InspectionRow>,
) =>
  db(tx)
    .updateTable('households.inspection')
    .set(change)
    .where('case_id', '=', case_id)
    .where('inspection_id', '=', inspection_id)
    .execute()

/** Frees the hour that a case holds and nobody has come to; false when it holds none. */
export async function freeHour(tx: TxCtx, caseId: string): Promise<boolean> {
  const freed = await db(tx)
    .updateTable('households.inspection')
    .set({ given_up_at: tx.now() })
    .where('case_id', '=', caseId)
    .where('given_up_at', 'is', null)
    .where('result', 'is', null)
    .returning('inspection_id')
    .execute()
  return freed.length > 0
}

/** Cases that came to nothing, with all that belongs to them but their files. */
export async function eraseEndedCases(ctx: Ctx, before: Date): Promise<void> {
  const gone = await db(ctx)
    .deleteFrom('households.house_case')
    .where('state', 'in', ['refused', 'withdrawn', 'expired'])
    .where('ended_at', '<', before)
    .returning('case_id')
    .execute()
  const ids = gone.map(row => row.case_id)
  if (ids.length === 0) return
  await db(ctx).deleteFrom('households.case_person').where('case_id', 'in', ids).execute()
  await db(ctx).deleteFrom('households.inspection').where('case_id', 'in', ids).execute()
}
