import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { publicKeys } from '../../platform/keys.ts'
import { defineModule } from '../../platform/module.ts'
import type { NoticeKind } from '../notices/index.ts'
import { addNotice } from '../notices/index.ts'
import { findClient } from '../parties/index.ts'
import { assetRoutes } from './page/assets.ts'
import { pageRoutes } from './routes-page.ts'
import { phoneRoutes } from './routes-phone.ts'
import { forgetOld } from './store.ts'
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

export { framePage } from './page/frame.ts'
export { html } from './page/html.ts'
export { type Language, readLanguage } from './page/language.ts'

export const federation = defineModule({
  name: 'federation',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...thaidRoutes, ...pageRoutes, ...phoneRoutes, ...assetRoutes],
  on: {
    'federation.signedIn': tell('signedIn'),
    'federation.tokensRevoked': (ctx, event: RecordedEvent<{ clientId: string; reason: string }>) =>
      event.data.reason === 'byClient' ? Promise.resolve() : tell('sessionStolen')(ctx, event),
  },
  every: { '40 * * * *': forgetOld },
  async start(ctx) {
    // The first key is made here, so that two first sign-ins do not make two.
    await publicKeys(ctx, SIGNING_KEY)
  },
})
