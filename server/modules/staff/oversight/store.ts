import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { Role, StaffTables } from '../tables.ts'

const db = (ctx: Ctx) => tables<StaffTables>(ctx)

/** Text as `like` takes it literally. */
const literally = (text: string) => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`

const matching = (ctx: Ctx, text: string) =>
  db(ctx)
    .selectFrom('staff.place')
    .where('closed_at', 'is', null)
    .$if(text !== '', all =>
      all.where(({ or, eb }) =>
        or(
          (
            [
              'code',
              'name_th',
              'name_en',
              'district_th',
              'district_en',
              'province_th',
              'province_en',
            ] as const
          ).map(column => eb(column, 'ilike', literally(text))),
        ),
      ),
    )

/** The places that have a text in their code or a name, by code. */
export const listMatching = (ctx: Ctx, text: string, { limit, offset }: { limit: number; offset: number }) =>
  matching(ctx, text).selectAll().orderBy('code').limit(limit).offset(offset).execute()

export async function countMatching(ctx: Ctx, text: string): Promise<number> {
  const { count } = await matching(ctx, text)
    .select(all => all.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Roles that wait for a second person, the oldest first. */
export const listProposed = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('staff.role_grant')
    .innerJoin('staff.place', 'staff.place.place_id', 'staff.role_grant.place_id')
    .selectAll('staff.role_grant')
    .select(['staff.place.code', 'staff.place.name_th', 'staff.place.name_en'])
    .where('staff.role_grant.status', '=', 'proposed')
    .orderBy('staff.role_grant.proposed_at')
    .limit(200)
    .execute()

export type HistoryRow = {
  at: Date
  what:
    | 'placeChanged'
    | 'terminalInvited'
    | 'terminalRegistered'
    | 'terminalDisabled'
    | 'roleProposed'
    | 'roleGranted'
    | 'roleEnded'
    | 'signedIn'
  by_id: string | null
  person_id: string | null
  role: Role | null
  terminal: string | null
  fields: string[] | null
}

/** What happened at a place, the newest first. It is read from the rows themselves, which are kept for ever (sessions for 90 days). */
export async function listHistory(ctx: Ctx, placeId: string, limit: number): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select at, what, by_id, person_id, role, terminal, fields from (
      select changed_at as at, 'placeChanged' as what, changed_by as by_id, null::uuid as person_id, null as role, null as terminal, fields
        from staff.place_change where place_id = ${placeId}
      union all
      select invited_at, 'terminalInvited', invited_by, null, null, name, null from staff.terminal where place_id = ${placeId}
      union all
      select registered_at, 'terminalRegistered', null, null, null, name, null from staff.terminal where place_id = ${placeId}
      union all
      select disabled_at, 'terminalDisabled', disabled_by, null, null, name, null from staff.terminal where place_id = ${placeId}
      union all
      select proposed_at, 'roleProposed', proposed_by, person_id, role, null, null from staff.role_grant where place_id = ${placeId}
      union all
      select agreed_at, 'roleGranted', agreed_by, person_id, role, null, null from staff.role_grant where place_id = ${placeId}
      union all
      select ended_at, 'roleEnded', ended_by, person_id, role, null, null from staff.role_grant where place_id = ${placeId}
      union all
      select session.created_at, 'signedIn', null, session.person_id, session.role, terminal.name, null
        from staff.session join staff.terminal using (terminal_id) where session.place_id = ${placeId}
    ) everything
    where at is not null
    order by at desc
    limit ${limit}`.execute(ctx.db)
  return rows
}
