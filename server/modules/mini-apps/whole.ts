// A mini-app with its versions, as its organisation and the operators see it.
import type { Ctx } from '../../platform/context.ts'
import { findApp, listAppsOf, listInReview, listVerdicts, listVersions } from './store.ts'
import type { AppRow, VerdictRow, VersionRow } from './tables.ts'

export type MiniApp = { app: AppRow; newest: VersionRow; versions: VersionRow[]; verdicts: VerdictRow[] }

async function toWhole(ctx: Ctx, app: AppRow): Promise<MiniApp> {
  const versions = await listVersions(ctx, app.id)
  const [newest] = versions
  if (!newest) throw new Error('A mini-app without a version')
  return { app, newest, versions, verdicts: await listVerdicts(ctx, newest) }
}

export async function findMiniApp(ctx: Ctx, id: string): Promise<MiniApp | undefined> {
  const app = await findApp(ctx, id)
  return app && toWhole(ctx, app)
}

export const listMiniAppsOf = async (ctx: Ctx, partyId: string): Promise<MiniApp[]> =>
  Promise.all((await listAppsOf(ctx, partyId)).map(app => toWhole(ctx, app)))

/** Those that wait for operators, the oldest first. */
export async function listWaitingMiniApps(ctx: Ctx): Promise<MiniApp[]> {
  const found = await Promise.all((await listInReview(ctx)).map(({ app_id }) => findMiniApp(ctx, app_id)))
  return found.flatMap(app => app ?? [])
}
