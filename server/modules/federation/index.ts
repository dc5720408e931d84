import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { publicKeys } from '../../platform/keys.ts'
import { defineModule } from '../../platform/module.ts'
import type { NoticeKind } from '../notices/index.ts'
import { addNotice } from '../notices/index.ts'
import { findClient } from '../parties/index.ts'
import { dgaRoutes } from './dga/routes.ts'
import { finishDesk, oidcMount, providerFor } from './oidc/index.ts'
import { assetRoutes } from './page/assets.ts'
import { revokeTokens } from './permissions.ts'
import { deskRoutes } from './routes-desk.ts'
import { pageRoutes } from './routes-page.ts'
import { permissionRoutes } from './routes-permissions.ts'
import { phoneRoutes } from './routes-phone.ts'
import { findRequest, forgetOld } from './store.ts'
import { SIGNING_KEY } from './thaid/discovery.ts'
import { thaidRoutes } from './thaid/routes.ts'

/** Tells the person, with the name of the organisation: facts carry ids only. */
const tell = (kind: NoticeKind) => async (ctx: Ctx, event: RecordedEvent<{ clientId: string }>) => {
  const { personId, id: factId } = event
  if (personId === null) return
  const party = (await findClient(ctx, event.data.clientId))?.party
  const about = party && { th: party.nameTh, en: party.nameEn }
  await transaction(ctx, tx => addNotice(tx, { personId, factId, kind, about }))
}

/** What was dead while everything was frozen stays dead afterwards. */
const endTokens = async (ctx: Ctx, { personId, at }: RecordedEvent<never>) => {
  if (personId) await transaction(ctx, tx => revokeTokens(tx, personId, { before: at }, 'frozen'))
}

const answerAtDesk = async (ctx: Ctx, { data }: RecordedEvent<{ requestId: string }>) => {
  const request = await findRequest(ctx, data.requestId)
  if (request?.channel === 'desk') await finishDesk(ctx, request)
}

export { isOwnSite } from './browser.ts'
export { describeFor } from './describe.ts'
export type { RefusalReason } from './events.ts'
export { ITEM_NAMES, labelItems } from './items.ts'
export { findAgency } from './oidc/agency-token.ts'
export { beginOwnSignIn, completeOwnSignIn, ownCookie, readOwnCookie } from './own-browser.ts'
export { framePage } from './page/frame.ts'
export { type Language, readLanguage } from './page/language.ts'
export { revokeAllPermissions } from './permissions.ts'
export { hasSignedInAt } from './presence.ts'
export { forgetRehearsals, type Rehearsal, readRehearsals, startRehearsals } from './rehearsal/rehearsal.ts'
export type { RehearsalFinding, RehearsalKind } from './tables.ts'

export const federation = defineModule({
  name: 'federation',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [
    ...thaidRoutes,
    ...dgaRoutes,
    ...pageRoutes,
    ...phoneRoutes,
    ...deskRoutes,
    ...permissionRoutes,
    ...assetRoutes,
  ],
  mounts: [oidcMount],
  on: {
    'federation.signInApproved': answerAtDesk,
    'federation.signInDenied': answerAtDesk,
    'federation.signedIn': tell('signedIn'),
    'federation.tokensRevoked': (ctx, event: RecordedEvent<{ clientId: string; reason: string }>) =>
      event.data.reason.endsWith('Replayed') ? tell('sessionStolen')(ctx, event) : Promise.resolve(),
    'federation.permissionRevoked': tell('permissionRevoked'),
    'authenticators.accountFrozen': endTokens,
    'authenticators.accountClosed': endTokens,
  },
  retains: [
    {
      what: 'Requests to sign in, codes and tokens (federation.*)',
      keep: 'One day after their end',
      why: 'Answers to questions of the day; what was given stays in the history',
      erase: forgetOld,
    },
  ],
  async start(ctx) {
    // The first key is made here, so that two first sign-ins do not make two.
    await publicKeys(ctx, SIGNING_KEY)
    await providerFor(ctx)
  },
})
