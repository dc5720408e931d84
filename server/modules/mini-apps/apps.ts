// Which version of a mini-app somebody opens, and what they read of it before they do.
import type { Ctx } from '../../platform/context.ts'
import { sha256 } from '../../platform/crypto.ts'
import { describeParty, isTester } from '../parties/index.ts'
import { fail } from './failures.ts'
import { labelOf } from './items.ts'
import { findApp, findOpen, findPublished } from './store.ts'
import type { AppRow, VersionRow } from './tables.ts'

export type Opened = { app: AppRow; version: VersionRow; isTrial: boolean }

/** Addresses, as they stand in facts. */
export const nameApp = (app: AppRow) => ({ appId: app.id, clientId: app.client_id, partyId: app.party_id })

/**
 * The version a person opens: the published one; before there is one, and for the people of its organisation always, the one that is
 * worked on. In the sandbox a trial is for everybody who has the address. @throws miniApps.appUnknown | suspended
 */
export async function getOpened(ctx: Ctx, appId: string, personId: string): Promise<Opened> {
  const app = await findApp(ctx, appId)
  if (!app) throw fail.appUnknown()
  const [published, open] = [await findPublished(ctx, appId), await findOpen(ctx, appId)]
  const isOwn = await isTester(ctx, app.party_id, personId)
  const mayTry = isOwn || (ctx.settings.sandbox && !published)
  const version = mayTry && open ? open : published
  if (!version) throw fail.appUnknown()
  if (app.suspended_by !== null) throw fail.suspended()
  return { app, version, isTrial: version.state !== 'published' }
}

/** The organisation behind a mini-app, as people may read it. */
export async function describeOwner(ctx: Ctx, { party_id }: Pick<AppRow, 'party_id'>) {
  const party = await describeParty(ctx, party_id)
  if (!party) throw new Error('A mini-app without its organisation')
  const { nameTh, nameEn, domain, verified } = party
  return { name: { th: nameTh, en: nameEn }, domain, verified }
}

/** What it sees and why, and the hash by which that is agreed to. Other words ask again; another icon does not. */
export async function describePermission(ctx: Ctx, { app, version }: Pick<Opened, 'app' | 'version'>) {
  const { name, items } = version.content
  const owner = await describeOwner(ctx, app)
  const text = {
    miniApp: { id: app.id, name },
    organisation: { name: owner.name, domain: owner.domain },
    items: items.map(({ item, why }) => ({ item, label: labelOf(item), why: { th: why.th, en: why.en } })),
  }
  return { items: text.items, sha256: sha256(JSON.stringify(text)) }
}
