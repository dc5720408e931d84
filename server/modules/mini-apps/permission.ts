// What a mini-app may see of somebody, and whether its messages reach the phone. All it holds ends with the permission.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { uuidOfHash } from '../../platform/crypto.ts'
import { endOfProof } from '../consent/index.ts'
import { describePermission, getOpened, nameApp, type Opened } from './apps.ts'
import { permissionGiven, permissionWithdrawn } from './events.ts'
import { fail } from './failures.ts'
import { db, findApp } from './store.ts'

const standing = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('mini_apps.permission')
    .selectAll()
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)

/** The permission that stands, whatever words it was given to. */
export const findStanding = (ctx: Ctx, personId: string, appId: string) =>
  standing(ctx, personId).where('app_id', '=', appId).executeTakeFirst()

/** The permission to the words in force today. */
export async function findPermission(ctx: Ctx, personId: string, opened: Opened) {
  const row = await findStanding(ctx, personId, opened.app.id)
  return row && row.sha256 === (await describePermission(ctx, opened)).sha256 ? row : undefined
}

type Given = { sha256: string; hasNotifications: boolean }

/** Records that a person agreed to the words in force; agreed twice is once. @throws miniApps.textOutdated */
export async function givePermission(
  ctx: Ctx,
  personId: string,
  appId: string,
  { sha256, hasNotifications }: Given,
): Promise<void> {
  const opened = await getOpened(ctx, appId, personId)
  if ((await describePermission(ctx, opened)).sha256 !== sha256) throw fail.textOutdated()
  const { app, version } = opened
  await transaction(ctx, async tx => {
    if (await findPermission(tx, personId, opened)) return
    await end(tx, personId, appId)
    const id = newId(tx)
    const added = await db(tx)
      .insertInto('mini_apps.permission')
      .values({
        person_id: personId,
        id,
        app_id: appId,
        version: version.number,
        sha256,
        items: version.content.items.map(({ item }) => item),
        has_notifications: hasNotifications,
        user_id: userIdOf(tx, app.party_id, personId),
        given_at: tx.now(),
        withdrawn_at: null,
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) return
    const fact = { ...nameApp(app), version: version.number, permissionId: id, sha256 }
    await tx.emit(permissionGiven, fact, { personId })
  })
}

/** What an organisation knows a person by, in all its mini-apps and in no other's (A17). */
const userIdOf = (ctx: Ctx, partyId: string, personId: string): string =>
  uuidOfHash(ctx.vault.keyedHash('mini-app-user', `${partyId}.${personId}`))

/** Turns the messages that reach the phone on or off. @throws miniApps.permissionNeeded */
export async function setNotifications(ctx: Ctx, personId: string, appId: string, isOn: boolean) {
  const changed = await db(ctx)
    .updateTable('mini_apps.permission')
    .set({ has_notifications: isOn })
    .where('person_id', '=', personId)
    .where('app_id', '=', appId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw fail.permissionNeeded()
}

/** Ends a permission, and with it the mini-app's tokens, card and messages to come; ended twice is once. @throws miniApps.appUnknown */
export async function withdrawPermission(ctx: Ctx, personId: string, appId: string): Promise<void> {
  const app = await findApp(ctx, appId)
  if (!app) throw fail.appUnknown()
  await transaction(ctx, async tx => {
    if (await end(tx, personId, appId)) await tx.emit(permissionWithdrawn, nameApp(app), { personId })
  })
}

async function end(tx: TxCtx, personId: string, appId?: string): Promise<boolean> {
  let ending = db(tx)
    .updateTable('mini_apps.permission')
    .set({ withdrawn_at: tx.now() })
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
  if (appId !== undefined) ending = ending.where('app_id', '=', appId)
  const isEnded = (await ending.returning('id').execute()).length > 0
  await endTokens(tx, personId, appId)
  let forgetting = db(tx)
    .deleteFrom('mini_apps.push')
    .where('person_id', '=', personId)
    .where('sent_at', 'is', null)
  if (appId !== undefined) forgetting = forgetting.where('app_id', '=', appId)
  await forgetting.execute()
  return isEnded
}

/** Ends what lets a mini-app act now: tokens and shown cards, of one mini-app or of all. */
export async function endTokens(tx: TxCtx, personId: string, appId?: string): Promise<void> {
  let tokens = db(tx).deleteFrom('mini_apps.m_token').where('person_id', '=', personId)
  let cards = db(tx).deleteFrom('mini_apps.virtual_card').where('person_id', '=', personId)
  if (appId !== undefined) {
    tokens = tokens.where('app_id', '=', appId)
    cards = cards.where('app_id', '=', appId)
  }
  await tokens.execute()
  await cards.execute()
}

/** Forgets a person when their account is closed; permissions stay as evidence, withdrawn. */
export async function forgetPerson(tx: TxCtx, personId: string): Promise<void> {
  await end(tx, personId)
  await db(tx).deleteFrom('mini_apps.push').where('person_id', '=', personId).execute()
}

/** What a person allows, the last given first. */
export const listStanding = (ctx: Ctx, personId: string) =>
  standing(ctx, personId).orderBy('given_at', 'desc').execute()

export const listPermissions = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('mini_apps.permission')
    .select(['app_id', 'version', 'sha256', 'items', 'has_notifications', 'given_at', 'withdrawn_at'])
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')
    .execute()

/** Erases permissions withdrawn so long ago that nobody has to prove them any more. */
export async function eraseWithdrawn(ctx: Ctx): Promise<void> {
  await db(ctx).deleteFrom('mini_apps.permission').where('withdrawn_at', '<', endOfProof(ctx.now())).execute()
}
