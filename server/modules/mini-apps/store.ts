import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { AppRow, MiniAppTables, VerdictRow, VersionRow } from './tables.ts'

export const db = (ctx: Ctx) => tables<MiniAppTables>(ctx)
export const openStates = ['draft', 'inReview', 'returned', 'approved'] as const

export const findApp = (ctx: Ctx, id: string) =>
  db(ctx).selectFrom('mini_apps.app').selectAll().where('id', '=', id).executeTakeFirst()

/** The mini-app, held until the transaction ends: of two acts at once one comes after the other. */
export const holdApp = (tx: TxCtx, id: string) =>
  db(tx).selectFrom('mini_apps.app').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const listAppsOf = (ctx: Ctx, partyId: string) =>
  db(ctx)
    .selectFrom('mini_apps.app')
    .selectAll()
    .where('party_id', '=', partyId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()

export async function saveApp(tx: TxCtx, row: AppRow): Promise<void> {
  await db(tx)
    .insertInto('mini_apps.app')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export const setSuspended = (tx: TxCtx, id: string, by: AppRow['suspended_by']) =>
  db(tx).updateTable('mini_apps.app').set({ suspended_by: by }).where('id', '=', id).execute()

const versions = (ctx: Ctx) => db(ctx).selectFrom('mini_apps.version').selectAll()

export const findPublished = (ctx: Ctx, appId: string) =>
  versions(ctx).where('app_id', '=', appId).where('state', '=', 'published').executeTakeFirst()

export const findOpen = (ctx: Ctx, appId: string) =>
  versions(ctx).where('app_id', '=', appId).where('state', 'in', openStates).executeTakeFirst()

/** Every version, the newest first. */
export const listVersions = (ctx: Ctx, appId: string) =>
  versions(ctx).where('app_id', '=', appId).orderBy('number', 'desc').execute()

export const findVersion = (ctx: Ctx, appId: string, number: number) =>
  versions(ctx).where('app_id', '=', appId).where('number', '=', number).executeTakeFirst()

export async function saveVersion(tx: TxCtx, row: VersionRow): Promise<void> {
  const {
    app_id: _app,
    number: _number,
    ...changes
  } = { ...row, content: JSON.stringify(row.content) as never }
  await db(tx)
    .insertInto('mini_apps.version')
    .values({ ...row, ...changes })
    .onConflict(conflict => conflict.columns(['app_id', 'number']).doUpdateSet(changes))
    .execute()
}

export const moveVersion = (
  tx: TxCtx,
  { app_id, number }: Pick<VersionRow, 'app_id' | 'number'>,
  change: Partial<Pick<VersionRow, 'state' | 'exchanged_at' | 'changed_at'>>,
) =>
  db(tx)
    .updateTable('mini_apps.version')
    .set(change)
    .where('app_id', '=', app_id)
    .where('number', '=', number)
    .execute()

/** What everybody can open, and nobody has suspended. */
export const listPublished = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('mini_apps.version as version')
    .innerJoin('mini_apps.app as app', 'app.id', 'version.app_id')
    .selectAll('version')
    .select('app.party_id')
    .where('version.state', '=', 'published')
    .where('app.suspended_by', 'is', null)
    .orderBy('version.changed_at', 'desc')
    .orderBy('version.app_id')
    .limit(500)
    .execute()

/** Versions that wait for operators, the oldest first. */
export const listInReview = (ctx: Ctx) =>
  versions(ctx).where('state', '=', 'inReview').orderBy('changed_at').limit(200).execute()

type OfVersion = Pick<VersionRow, 'app_id' | 'number'>

/** What an operator says; said again it replaces what was said before. */
export async function saveVerdict(tx: TxCtx, row: VerdictRow): Promise<void> {
  const { says, note, at } = row
  await db(tx)
    .insertInto('mini_apps.verdict')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['app_id', 'number', 'operator_id']).doUpdateSet({ says, note, at }),
    )
    .execute()
}

export const listVerdicts = (ctx: Ctx, { app_id, number }: OfVersion) =>
  db(ctx)
    .selectFrom('mini_apps.verdict')
    .selectAll()
    .where('app_id', '=', app_id)
    .where('number', '=', number)
    .orderBy('at')
    .execute()

export const deleteVerdicts = (tx: TxCtx, { app_id, number }: OfVersion) =>
  db(tx).deleteFrom('mini_apps.verdict').where('app_id', '=', app_id).where('number', '=', number).execute()

/** Ends every token and shown card of a mini-app. */
export async function deleteLiving(tx: TxCtx, appId: string): Promise<void> {
  await db(tx).deleteFrom('mini_apps.m_token').where('app_id', '=', appId).execute()
  await db(tx).deleteFrom('mini_apps.virtual_card').where('app_id', '=', appId).execute()
}
