import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { GrantRow, PlaceRow, SessionRow, StaffTables, TerminalRow } from './tables.ts'

const db = (ctx: Ctx) => tables<StaffTables>(ctx)

const toJson = (opening: PlaceRow['opening']) => JSON.stringify(opening) as unknown as PlaceRow['opening']

/** Writes places whose codes are not in use; their number. */
export async function insertPlaces(tx: TxCtx, rows: readonly PlaceRow[]): Promise<number> {
  // As one value: a thousand rows of twenty parameters each take longer to say than to write.
  const { numAffectedRows: written } = await sql`
    insert into staff.place select * from jsonb_populate_recordset(null::staff.place, ${JSON.stringify(rows)})
    on conflict do nothing`.execute(tx.db)
  return Number(written ?? 0)
}

export const findPlace = (ctx: Ctx, placeId: string) =>
  db(ctx)
    .selectFrom('staff.place')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

/** The place, held until the transaction ends: of two changes at once one comes after the other. */
export const lockPlace = (tx: TxCtx, placeId: string) =>
  db(tx)
    .selectFrom('staff.place')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const updatePlace = (tx: TxCtx, placeId: string, change: Partial<PlaceRow>) =>
  db(tx)
    .updateTable('staff.place')
    .set({ ...change, ...(change.opening && { opening: toJson(change.opening) }) })
    .where('place_id', '=', placeId)
    .execute()

export const insertPlaceChange = (tx: TxCtx, row: StaffTables['staff.place_change']) =>
  db(tx).insertInto('staff.place_change').values(row).execute()

/** A place, also one that has closed for good. */
export const findPlaceEver = (ctx: Ctx, placeId: string) =>
  db(ctx).selectFrom('staff.place').selectAll().where('place_id', '=', placeId).executeTakeFirstOrThrow()

type Where = {
  channel?: PlaceRow['channels'][number] | undefined
  kind?: PlaceRow['kind'][] | undefined
  province?: string | undefined
}

/** Places in the order in which they were added. */
export const listOpenPlaces = (ctx: Ctx, { channel, kind, province }: Where = {}) =>
  db(ctx)
    .selectFrom('staff.place')
    .selectAll()
    .where('closed_at', 'is', null)
    .$if(channel !== undefined, all => all.where(sql<boolean>`${channel} = any(channels)`))
    .$if(kind !== undefined, all => all.where('kind', 'in', kind!))
    .$if(province !== undefined, all =>
      all.where(either =>
        either.or([either('province_th', '=', province!), either('province_en', '=', province!)]),
      ),
    )
    .orderBy('place_id')
    .execute()

/** The ids of all places by their codes. */
export async function listCodes(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await db(ctx).selectFrom('staff.place').select(['code', 'place_id']).execute()
  return new Map(rows.map(row => [row.code, row.place_id]))
}

export const findDemoPlace = (ctx: Ctx, code: string) =>
  db(ctx)
    .selectFrom('staff.place')
    .selectAll()
    .where('code', '=', code)
    .where('is_demo', '=', true)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

export const listProvinces = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('staff.place')
    .select(['province_th as th', 'province_en as en'])
    .distinct()
    .where('closed_at', 'is', null)
    .orderBy('th')
    .execute()

export async function insertGrant(tx: TxCtx, row: GrantRow): Promise<boolean> {
  const written = await db(tx)
    .insertInto('staff.role_grant')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

export const findGrant = (ctx: Ctx, id: string) =>
  db(ctx).selectFrom('staff.role_grant').selectAll().where('id', '=', id).executeTakeFirst()

/** Moves a grant; undefined when it does not stand at one of `from`. */
export const moveGrant = (
  tx: TxCtx,
  id: string,
  from: readonly GrantRow['status'][],
  change: Partial<GrantRow>,
) =>
  db(tx)
    .updateTable('staff.role_grant')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', from)
    .returningAll()
    .executeTakeFirst()

export const listGrantsOf = (ctx: Ctx, personId: string, placeId?: string) => {
  const asked = db(ctx)
    .selectFrom('staff.role_grant')
    .selectAll()
    .where('person_id', '=', personId)
    .where('status', '=', 'active')
  return (placeId ? asked.where('place_id', '=', placeId) : asked).execute()
}

export const listGrantsAt = (ctx: Ctx, placeId: string) =>
  db(ctx)
    .selectFrom('staff.role_grant')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('status', 'in', ['proposed', 'active'])
    .orderBy('id')
    .execute()

/** The places at which somebody may decide as a registrar. */
export async function listRegistrarPlaces(ctx: Ctx): Promise<string[]> {
  const rows = await db(ctx)
    .selectFrom('staff.role_grant')
    .select('place_id')
    .distinct()
    .where('status', '=', 'active')
    .where('role', 'in', ['registrar', 'supervisor'])
    .execute()
  return rows.map(row => row.place_id)
}

export const listUnusedGrants = (ctx: Ctx, agreedBefore: Date) =>
  db(ctx)
    .selectFrom('staff.role_grant')
    .selectAll()
    .where('status', '=', 'active')
    .where('used_at', 'is', null)
    .where('agreed_at', '<', agreedBefore)
    .limit(500)
    .execute()

export async function insertTerminal(tx: TxCtx, row: TerminalRow): Promise<boolean> {
  const written = await db(tx)
    .insertInto('staff.terminal')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returning('terminal_id')
    .executeTakeFirst()
  return written !== undefined
}

export const findTerminal = (ctx: Ctx, id: string) =>
  db(ctx).selectFrom('staff.terminal').selectAll().where('terminal_id', '=', id).executeTakeFirst()

export const findTerminalByKey = (ctx: Ctx, keyThumbprint: string) =>
  db(ctx)
    .selectFrom('staff.terminal')
    .selectAll()
    .where('key_thumbprint', '=', keyThumbprint)
    .executeTakeFirst()

/** Uses up the code of an invited terminal; undefined when it is wrong, used or too old. */
export const registerKey = (
  tx: TxCtx,
  codeHash: string,
  key: Pick<TerminalRow, 'key_thumbprint' | 'public_jwk'>,
) =>
  db(tx)
    .updateTable('staff.terminal')
    .set({
      key_thumbprint: key.key_thumbprint,
      public_jwk: JSON.stringify(key.public_jwk) as never,
      status: 'active',
      code_hash: null,
      registered_at: tx.now(),
      seen_at: tx.now(),
    })
    .where('code_hash', '=', codeHash)
    .where('status', '=', 'invited')
    .where('code_expires_at', '>', tx.now())
    .returningAll()
    .executeTakeFirst()

export const updateTerminal = (ctx: Ctx, id: string, change: Partial<TerminalRow>) =>
  db(ctx)
    .updateTable('staff.terminal')
    .set(change)
    .where('terminal_id', '=', id)
    .returningAll()
    .executeTakeFirst()

export const listTerminalsAt = (ctx: Ctx, placeId: string) =>
  db(ctx)
    .selectFrom('staff.terminal')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('status', '!=', 'disabled')
    .orderBy('terminal_id')
    .execute()

export const insertArrival = (ctx: Ctx, row: StaffTables['staff.arrival']) =>
  db(ctx).insertInto('staff.arrival').values(row).execute()

/** Uses an arrival up. */
export const takeArrival = (tx: TxCtx, hash: string) =>
  db(tx)
    .deleteFrom('staff.arrival')
    .where('hash', '=', hash)
    .where('expires_at', '>', tx.now())
    .returning('person_id')
    .executeTakeFirst()

export const insertSession = (tx: TxCtx, row: SessionRow) =>
  db(tx).insertInto('staff.session').values(row).execute()

/** A live session with what it stands on: the terminal and the role as they are now. */
export const findSession = (ctx: Ctx, tokenHash: string) =>
  db(ctx)
    .selectFrom('staff.session as session')
    .innerJoin('staff.terminal as terminal', 'terminal.terminal_id', 'session.terminal_id')
    .innerJoin('staff.role_grant as role_grant', join =>
      join
        .onRef('role_grant.person_id', '=', 'session.person_id')
        .onRef('role_grant.id', '=', 'session.grant_id'),
    )
    .selectAll('session')
    .select([
      'terminal.status as terminal_status',
      'terminal.key_thumbprint',
      'role_grant.status as grant_status',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', ctx.now())
    .executeTakeFirst()

export const touchSession = (ctx: Ctx, tokenHash: string) =>
  db(ctx)
    .updateTable('staff.session')
    .set({ used_at: ctx.now() })
    .where('token_hash', '=', tokenHash)
    .execute()

export const endSessions = (
  ctx: Ctx,
  of: { terminalId: string } | { personId: string } | { sessionId: string } | { grantId: string },
) => {
  const ending = db(ctx)
    .updateTable('staff.session')
    .set({ ended_at: ctx.now() })
    .where('ended_at', 'is', null)
  if ('terminalId' in of) return ending.where('terminal_id', '=', of.terminalId).execute()
  if ('personId' in of) return ending.where('person_id', '=', of.personId).execute()
  if ('grantId' in of) return ending.where('grant_id', '=', of.grantId).execute()
  return ending.where('id', '=', of.sessionId).execute()
}

export async function forgetEnded(ctx: Ctx, before: Date) {
  await db(ctx).deleteFrom('staff.arrival').where('expires_at', '<', ctx.now()).execute()
  await db(ctx).deleteFrom('staff.session').where('expires_at', '<', before).execute()
}

export const findSessionById = (ctx: Ctx, id: string) =>
  db(ctx)
    .selectFrom('staff.session')
    .select('id')
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()

export const findUsedSession = (ctx: Ctx, personId: string, usedAfter: Date) =>
  db(ctx)
    .selectFrom('staff.session')
    .select('id')
    .where('person_id', '=', personId)
    .where('used_at', '>', usedAfter)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()

export const listGrantsEver = (ctx: Ctx, personId: string, placeId: string) =>
  db(ctx)
    .selectFrom('staff.role_grant')
    .selectAll()
    .where('person_id', '=', personId)
    .where('place_id', '=', placeId)
    .execute()
