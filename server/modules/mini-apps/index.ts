import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { prepareDemoApp } from './demo.ts'
import { gatewayRoutes } from './gateway/routes.ts'
import { eraseExpired } from './m-token.ts'
import { eraseSent, sendDue } from './messages.ts'
import { endTokens, eraseWithdrawn } from './permission.ts'
import { publicRoutes } from './public-routes.ts'
import { holderRoutes } from './routes.ts'

export { Content as MiniAppContent } from './content.ts'
export { describeFor } from './describe.ts'
export {
  type ItemName as MiniAppItem,
  itemNames as miniAppItems,
  labelOf as labelMiniAppItem,
} from './items.ts'
export { forgetPerson } from './permission.ts'
export { PICTURE_BYTES as MINI_APP_PICTURE_BYTES } from './pictures.ts'
export type { VersionState as MiniAppState } from './tables.ts'
export {
  decide as decideMiniApp,
  keepPictures as keepMiniAppPictures,
  publish as publishMiniApp,
  registerMiniApp,
  resume as resumeMiniApp,
  saveDraft as saveMiniAppDraft,
  sendIn as sendInMiniApp,
  suspend as suspendMiniApp,
} from './versions.ts'
export { findMiniApp, listMiniAppsOf, listWaitingMiniApps, type MiniApp } from './whole.ts'

export const miniApps = defineModule({
  name: 'mini_apps',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...publicRoutes, ...holderRoutes, ...gatewayRoutes],
  on: {
    /** Every use asks the account too; a token that was dead while frozen does not come to life again. */
    'authenticators.accountFrozen': async (ctx: Ctx, { personId }: RecordedEvent<never>) => {
      if (personId) await transaction(ctx, tx => endTokens(tx, personId))
    },
  },
  every: { '* * * * *': sendDue },
  retains: [
    {
      what: 'Tokens that open a mini-app, and QRs of virtual cards (mini_apps.m_token, mini_apps.virtual_card)',
      keep: 'Until used, two minutes at most; a QR one to ten minutes',
      why: 'To open and to show something now',
      erase: eraseExpired,
    },
    {
      what: 'That a mini-app wrote to a person (mini_apps.push); the words until they stand in the inbox',
      keep: '2 days after sending',
      why: 'To tell a repetition from a new message, and to count a day',
      erase: eraseSent,
    },
    {
      what: 'What a person lets a mini-app see (mini_apps.permission)',
      keep: '10 years after withdrawal',
      why: 'PDPA s. 19: the controller must be able to prove consent',
      erase: eraseWithdrawn,
    },
    {
      what: 'Mini-apps, their versions, pictures and what operators said (mini_apps.app, version, picture, verdict)',
      keep: 'For ever',
      why: 'To know by whose word something asked people',
    },
  ],
  start: prepareDemoApp,
})
