import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { forgetTester, registerClient, registerParty } from '../parties/index.ts'
import { agencyRoutes } from './agencies/routes.ts'
import { miniAppRoutes } from './mini-apps/routes.ts'
import { placeRoutes } from './places/routes.ts'
import { checkOperator } from './production/operators.ts'
import { operatorRoutes } from './production/routes-operator.ts'
import { productionRoutes } from './production/routes-production.ts'
import { clientRoutes } from './routes-client.ts'
import { organisationRoutes } from './routes-organisation.ts'
import { sessionRoutes } from './routes-session.ts'
import { serviceRoutes } from './services/routes.ts'
import { tellColleagues } from './services/tell.ts'
import { callbackOf, checkDeveloper, PORTAL_CLIENT } from './session.ts'
import { deleteMembershipsOf, deleteSessionsOf, forgetEnded, forgetTrace } from './store.ts'
import { followed } from './trace.ts'

export { describeFor } from './describe.ts'

const OWN_PARTY = '018f0000-0000-7000-8000-00000000a001'
const TRACE_MILLISECONDS = 7 * 24 * 3600 * 1000

/** The portal is a relying party like any other: people see its name and its purpose on the phone. */
async function registerPortal(ctx: Ctx) {
  await registerParty(ctx, {
    id: OWN_PARTY,
    nameTh: 'พอร์ทัลนักพัฒนาตัวตน',
    nameEn: 'Tuaton developer portal',
    domain: new URL(ctx.settings.origin).host,
    verified: true,
  })
  await registerClient(
    ctx,
    OWN_PARTY,
    {
      redirectUris: [callbackOf(ctx)],
      scopes: ['openid'],
      dialects: ['own'],
      purpose: { th: 'เข้าสู่พอร์ทัลนักพัฒนา', en: 'To sign in to the developer portal' },
    },
    { id: PORTAL_CLIENT, isDemo: false },
  )
}

export const portal = defineModule({
  name: 'portal',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [
    ...sessionRoutes,
    ...organisationRoutes,
    ...clientRoutes,
    ...productionRoutes,
    ...operatorRoutes,
    ...placeRoutes,
    ...miniAppRoutes,
    ...agencyRoutes,
    ...serviceRoutes,
  ],
  access: { developer: checkDeveloper, operator: checkOperator },
  on: {
    ...followed,
    'services.definitionRolledBack': tellColleagues,
    'services.definitionWithdrawn': tellColleagues,
    'authenticators.accountFrozen': async (ctx, { personId }: RecordedEvent<never>) => {
      if (personId) await deleteSessionsOf(ctx, personId)
    },
    'authenticators.accountClosed': async (ctx, { personId }: RecordedEvent<never>) => {
      if (!personId) return
      await deleteSessionsOf(ctx, personId)
      await deleteMembershipsOf(ctx, personId)
      await transaction(ctx, tx => forgetTester(tx, personId))
    },
  },
  retains: [
    {
      what: 'Lines of what became of a client’s attempts (portal.trace), without anything of a person',
      keep: '7 days',
      why: 'For the developers of the client to find mistakes',
      erase: ctx => forgetTrace(ctx, new Date(ctx.now().getTime() - TRACE_MILLISECONDS)),
    },
    {
      what: 'Sessions and invitations of the portal (portal.session, portal.invitation)',
      keep: 'Until they end: 8 hours and 3 days',
      why: 'To keep developers signed in for a working day',
      erase: forgetEnded,
    },
    {
      what: 'Requests for production and what operators said (portal.production_request, portal.verdict)',
      keep: 'For ever',
      why: 'To know by whose word an organisation may ask people',
    },
    {
      what: 'Which organisation is which agency, and who said so (portal.agency_tie)',
      keep: 'For ever',
      why: 'To know by whose word somebody publishes services',
    },
    {
      what: 'Who looks after an organisation (portal.member)',
      keep: 'Until the account is closed',
      why: 'Contract with the organisation',
    },
  ],
  start: registerPortal,
})
