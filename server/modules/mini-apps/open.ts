// A person opens a mini-app: what it is and sees, and each time a token of its own.
import type { Ctx } from '../../platform/context.ts'
import { describeOwner, describePermission, getOpened, type Opened } from './apps.ts'
import { fail } from './failures.ts'
import { makeToken } from './m-token.ts'
import { findPermission, listStanding } from './permission.ts'
import { findApp, findPublished, findVersion, listPublished } from './store.ts'

/** Published mini-apps, for the list beside the services. */
export async function listMiniApps(ctx: Ctx) {
  const rows = await listPublished(ctx)
  return Promise.all(
    rows.map(async ({ app_id, party_id, content: { name, short, icon } }) => ({
      id: app_id,
      name,
      short,
      ...(icon ? { icon } : {}),
      organisation: (await describeOwner(ctx, { party_id })).name,
    })),
  )
}

/** One mini-app, with how the person stands towards it. @throws miniApps.appUnknown | suspended */
export async function showMiniApp(ctx: Ctx, personId: string, appId: string) {
  const opened = await getOpened(ctx, appId, personId)
  const { app, version, isTrial } = opened
  const { name, short, about, icon, screenshots, startAddress } = version.content
  const given = await findPermission(ctx, personId, opened)
  return {
    ...{ id: app.id, version: version.number, isTrial, name, short, about, screenshots },
    ...(icon ? { icon } : {}),
    organisation: await describeOwner(ctx, app),
    permission: await describePermission(ctx, opened),
    origin: new URL(startAddress).origin,
    ...(given ? { permittedSince: given.given_at, hasNotifications: given.has_notifications } : {}),
  }
}

/** A new token and where to open it. @throws miniApps.appUnknown | suspended | permissionNeeded */
export async function openMiniApp(ctx: Ctx, personId: string, appId: string) {
  const opened = await getOpened(ctx, appId, personId)
  if (!(await findPermission(ctx, personId, opened))) throw fail.permissionNeeded()
  const { mToken, expiresAt } = await makeToken(ctx, {
    app_id: appId,
    version: opened.version.number,
    personId,
  })
  return { mToken, expiresAt, address: landingOf(opened, mToken), frame: frameOf(opened) }
}

/** The start address as clients expect to be opened: with id and token. */
function landingOf({ app, version }: Opened, mToken: string): string {
  const url = new URL(version.content.startAddress)
  url.searchParams.set('appId', app.id)
  url.searchParams.set('mToken', mToken)
  return url.href
}

const frameOf = ({ app, version }: Opened) => `/mini-apps/${app.id}/${version.number}/frame`

/** Which mini-apps may see what of a person. */
export async function listAllowed(ctx: Ctx, personId: string) {
  const rows = await listStanding(ctx, personId)
  return Promise.all(
    rows.map(async ({ app_id, version, items, given_at, has_notifications }) => {
      const [app, agreed] = [await findApp(ctx, app_id), await findVersion(ctx, app_id, version)]
      if (!app || !agreed) throw new Error('A permission without its mini-app')
      const { content } = (await findPublished(ctx, app_id)) ?? agreed
      return {
        id: app_id,
        name: content.name,
        ...(content.icon ? { icon: content.icon } : {}),
        organisation: (await describeOwner(ctx, app)).name,
        items,
        givenAt: given_at,
        hasNotifications: has_notifications,
      }
    }),
  )
}
