import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { addNotice } from '../notices/index.ts'
import { describeParty } from '../parties/index.ts'
import { checkAgency } from './asker.ts'
import { checkFaceAgency, faceRoutes } from './face/routes.ts'
import { forgetChecks } from './face/store.ts'
import { gatewayRoutes } from './gateway/routes.ts'
import { deleteOfficesOf, forgetGateway } from './gateway/store.ts'
import { soapRoutes } from './soap/routes.ts'

const DAY_MILLISECONDS = 24 * 3600 * 1000
const daysAgo = (ctx: Ctx, days: number) => new Date(ctx.now().getTime() - days * DAY_MILLISECONDS)

/** Somebody who was not there hears of the look at once; who was there knows, and finds it in the history. */
async function tellAbsent(ctx: Ctx, event: RecordedEvent<{ partyId: string; isThere: boolean }>) {
  const { personId, id: factId, data } = event
  if (personId === null || data.isThere) return
  const party = await describeParty(ctx, data.partyId)
  const about = party && { th: party.nameTh, en: party.nameEn }
  await transaction(ctx, tx => addNotice(tx, { personId, factId, kind: 'registerRead', about }))
}

export { describeFor } from './describe.ts'
export { endpoint as gatewayEndpoint, replyJson } from './gateway/answers.ts'
export { ABSENT_RIGHT, LINKAGE_RIGHT } from './gateway/look.ts'
export { endOfficer, listOfficers, nameOfficer } from './gateway/officers.ts'
export { MINI_APP_RIGHT, readConsumer } from './gateway/session.ts'

export const linkage = defineModule({
  name: 'linkage',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...soapRoutes, ...gatewayRoutes, ...faceRoutes],
  access: { agency: checkAgency, faceAgency: checkFaceAgency },
  on: {
    'linkage.recordGiven': tellAbsent,
    'authenticators.accountClosed': async (ctx, { personId }: RecordedEvent<never>) => {
      if (personId) await transaction(ctx, tx => deleteOfficesOf(tx, personId))
    },
  },
  retains: [
    {
      what: 'Comparisons of faces for agencies (linkage.face_check), without pictures',
      keep: '90 days',
      why: 'To count tries and settle complaints; the fact itself stays in the history',
      erase: ctx => forgetChecks(ctx, daysAgo(ctx, 90)),
    },
    {
      what: 'Sessions of the gateway and looks of officers (linkage.gateway_token, linkage.look)',
      keep: 'One day after their last use',
      why: 'To end sessions and count looks; the fact itself stays in the history',
      erase: ctx => forgetGateway(ctx, daysAgo(ctx, 1)),
    },
    {
      what: 'Who may look into the register for an organisation (linkage.officer)',
      keep: 'Until the organisation or the officer ends it, or the account is closed',
      why: 'To know who looked (Civil Registration Act B.E. 2534)',
    },
  ],
})
