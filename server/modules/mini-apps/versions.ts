// The states of a version: draft → in review → returned or approved → published → replaced. Two operators agree or one returns it
// (ADR 12), and the organisation itself chooses the moment of going live.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { MINI_APP_RIGHT } from '../linkage/index.ts'
import { registerClient, verifyParty } from '../parties/index.ts'
import { nameApp } from './apps.ts'
import { type Content, isStartAddress, SCREENSHOTS_MOST } from './content.ts'
import { appRegistered, appResumed, appSuspended, verdictGiven, versionMoved } from './events.ts'
import { fail } from './failures.ts'
import { keepPicture } from './pictures.ts'
import * as store from './store.ts'
import type { AppRow, VerdictRow, VersionRow } from './tables.ts'

const EYES = 2

/** Registers a mini-app with keys of its own; the secret is returned here and never again. @throws miniApps.startAddressInvalid */
export async function registerMiniApp(ctx: Ctx, partyId: string, authorId: string, content: Content) {
  if (!isStartAddress(ctx.settings, content.startAddress)) throw fail.startAddressInvalid()
  return transaction(ctx, async tx => {
    const keys = await registerClient(tx, partyId, {
      redirectUris: [],
      scopes: [MINI_APP_RIGHT],
      dialects: [],
      purpose: content.name,
      stage: 'trial',
    })
    const app: AppRow = {
      id: newId(tx),
      party_id: partyId,
      client_id: keys.clientId,
      suspended_by: null,
      created_at: tx.now(),
    }
    await store.saveApp(tx, app)
    await store.saveVersion(tx, toDraft(tx, app.id, 1, { content, authorId }))
    await tx.emit(appRegistered, nameApp(app))
    return { appId: app.id, ...keys }
  })
}

type Written = { content: Content; authorId: string }

const toDraft = (ctx: Ctx, app_id: string, number: number, { content, authorId }: Written): VersionRow => ({
  ...{ app_id, number, content },
  state: 'draft',
  author_id: authorId,
  exchanged_at: null,
  changed_at: ctx.now(),
})

/** Writes the draft; after a published version that is a new one. @throws miniApps.notEditable | startAddressInvalid */
export async function saveDraft(ctx: Ctx, appId: string, { content, authorId }: Written): Promise<void> {
  if (!isStartAddress(ctx.settings, content.startAddress)) throw fail.startAddressInvalid()
  await transaction(ctx, async tx => {
    await getHeld(tx, appId)
    const open = await store.findOpen(tx, appId)
    if (open && open.state !== 'draft' && open.state !== 'returned') throw fail.notEditable()
    const number = open?.number ?? ((await store.listVersions(tx, appId))[0]?.number ?? 0) + 1
    const draft = toDraft(tx, appId, number, { content, authorId })
    // What was tried stays tried while it starts at the same place and asks for the same.
    const isAsTried = open !== undefined && whatIsTried(open.content) === whatIsTried(content)
    await store.saveVersion(tx, isAsTried ? { ...draft, exchanged_at: open.exchanged_at } : draft)
  })
}

const whatIsTried = ({ startAddress, items }: Content) =>
  JSON.stringify([startAddress, items.map(({ item }) => item)])

type Pictures = { icon: Buffer | undefined; screenshots: Buffer[] }

/** Keeps pictures with the draft; what is not sent stays as it was. @throws miniApps.pictureInvalid | notEditable */
export const keepPictures = (ctx: Ctx, appId: string, authorId: string, sent: Pictures): Promise<void> =>
  transaction(ctx, async tx => {
    const newest = (await store.listVersions(tx, appId))[0]
    if (!newest) throw fail.appUnknown()
    const icon = sent.icon ? await keepPicture(tx, appId, sent.icon) : newest.content.icon
    const kept = await Promise.all(sent.screenshots.map(bytes => keepPicture(tx, appId, bytes)))
    const screenshots =
      kept.length > 0 ? [...new Set(kept)].slice(0, SCREENSHOTS_MOST) : newest.content.screenshots
    const content = { ...newest.content, ...(icon ? { icon } : {}), screenshots }
    await saveDraft(tx, appId, { content, authorId })
  })

/** Sends the draft in. @throws miniApps.wrongState | notTried | pictureMissing */
export const sendIn = (ctx: Ctx, appId: string): Promise<void> =>
  withOpen(ctx, appId, ['draft', 'returned'], async (tx, app, version) => {
    if (!version.content.icon) throw fail.pictureMissing()
    if (!version.exchanged_at) throw fail.notTried()
    await store.deleteVerdicts(tx, version)
    await move(tx, app, version, 'inReview')
  })

export type Verdict = Pick<VerdictRow, 'operator_id' | 'says' | 'note'>

/** An operator agrees or returns it; the second yes must be somebody else's. @throws miniApps.wrongState | ownApp */
export const decide = (ctx: Ctx, appId: string, verdict: Verdict): Promise<void> =>
  withOpen(ctx, appId, ['inReview'], async (tx, app, version) => {
    if (version.author_id === verdict.operator_id) throw fail.ownApp()
    const { number } = version
    await store.saveVerdict(tx, { app_id: appId, number, ...verdict, at: tx.now() })
    const fact = { ...nameApp(app), version: number, says: verdict.says, operatorId: verdict.operator_id }
    await tx.emit(verdictGiven, fact)
    if (verdict.says === 'return') return move(tx, app, version, 'returned')
    const yes = (await store.listVerdicts(tx, version)).filter(({ says }) => says === 'approve').length
    if (yes >= EYES) {
      await verifyParty(tx, app.party_id)
      await move(tx, app, version, 'approved')
    }
  })

/** The organisation goes live with what was approved; the version before it is replaced. @throws miniApps.wrongState */
export const publish = (ctx: Ctx, appId: string): Promise<void> =>
  withOpen(ctx, appId, ['approved'], async (tx, app, version) => {
    const before = await store.findPublished(tx, appId)
    if (before) await store.moveVersion(tx, before, { state: 'replaced' })
    await move(tx, app, version, 'published')
  })

/** Closes a mini-app at once: it opens for nobody and its calls are refused. Who closed it says when it opens again. */
export const suspend = (ctx: Ctx, appId: string, by: 'organisation' | 'operator'): Promise<void> =>
  transaction(ctx, async tx => {
    const app = await getHeld(tx, appId)
    if (app.suspended_by === 'operator' || app.suspended_by === by) return
    await store.setSuspended(tx, appId, by)
    await store.deleteLiving(tx, appId)
    await tx.emit(appSuspended, { ...nameApp(app), by })
  })

/** @throws miniApps.wrongState when an operator closed it and somebody else opens it */
export const resume = (ctx: Ctx, appId: string, by: 'organisation' | 'operator'): Promise<void> =>
  transaction(ctx, async tx => {
    const app = await getHeld(tx, appId)
    if (app.suspended_by === null) return
    if (app.suspended_by === 'operator' && by !== 'operator') throw fail.wrongState()
    await store.setSuspended(tx, appId, null)
    await tx.emit(appResumed, nameApp(app))
  })

async function getHeld(tx: TxCtx, appId: string): Promise<AppRow> {
  const app = await store.holdApp(tx, appId)
  if (!app) throw fail.appUnknown()
  return app
}

/** Does something with the open version, held, if it stands in one of these states. */
const withOpen = (
  ctx: Ctx,
  appId: string,
  states: readonly VersionRow['state'][],
  work: (tx: TxCtx, app: AppRow, version: VersionRow) => Promise<void>,
): Promise<void> =>
  transaction(ctx, async tx => {
    const app = await getHeld(tx, appId)
    const version = await store.findOpen(tx, appId)
    if (!version || !states.includes(version.state)) throw fail.wrongState()
    await work(tx, app, version)
  })

type Moved = 'inReview' | 'returned' | 'approved' | 'published'

async function move(tx: TxCtx, app: AppRow, version: VersionRow, to: Moved): Promise<void> {
  await store.moveVersion(tx, version, { state: to, changed_at: tx.now() })
  await tx.emit(versionMoved, { ...nameApp(app), version: version.number, to })
}
