// What services and mini-apps keep of people: payments, answers, what was sent, permissions.
import { sql } from 'kysely'
import { makeToken } from '../../../server/modules/mini-apps/m-token.ts'
import { makeCard } from '../../../server/modules/mini-apps/virtual-card.ts'
import { closePayment } from '../../../server/modules/payments/index.ts'
import { getService } from '../../../server/modules/services/published.ts'
import { switchOn } from '../../../server/modules/services/reminders/reminders.ts'
import { listReminders, replaceDue } from '../../../server/modules/services/reminders/store.ts'
import { attach } from '../../../server/modules/services/sent/attachments.ts'
import { sendApplication } from '../../../server/modules/services/sent/send.ts'
import { endUnsent } from '../../../server/modules/services/sent/settle.ts'
import { findApplication } from '../../../server/modules/services/sent/store.ts'
import { keepAnswer } from '../../../server/modules/services/use/kept-answers.ts'
import {
  describePermission,
  givePermission,
  withdrawPermission,
} from '../../../server/modules/services/use/permission.ts'
import { newId, transaction } from '../../../server/platform/context.ts'
import { localDay } from '../../../shared/opening-hours.ts'
import { aMiniApp, aMiniAppServer, holderOf } from '../../mini-apps.ts'
import { aBill, callBack, moneyFor } from '../../payments.ts'
import { PASSCODE } from '../../sign-in.ts'
import { DAY, type Kind, type World, YEAR } from '../kind.ts'

/** The session of the beginning has long ended by now. */
async function freshToken({ phone }: World): Promise<string> {
  const opened = await phone.phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
  return (opened.json() as { accessToken: string }).accessToken
}

export const serviceKinds: Kind[] = [
  [
    'Bills that nobody paid',
    ['payments.payment'],
    async ({ t, personId }) =>
      closePayment(t.ctx, (await aBill(t, personId)).id, { because: 'citizen', personId }),
    90 * DAY - 1,
    90 * DAY + 1,
  ],
  [
    'Payments, receipts',
    ['payments.payment', 'payments.receipt', 'payments.bank_notice'],
    async ({ t, personId }) => callBack(t, moneyFor(t, await aBill(t, personId))),
    7 * YEAR,
    8 * YEAR + 3 * DAY,
  ],
  [
    'The last good answer',
    ['services.kept_answer'],
    async ({ t, personId }) => {
      const service = getService(t.ctx, 'treatment-right')
      await keepAnswer(
        t.ctx,
        { personId, service, form: {}, needsPermission: false },
        { notices: [], rows: [], tables: [], bills: [] },
      )
    },
    31 * DAY - 1,
    31 * DAY,
  ],
  [
    'Things that are due',
    ['services.due'],
    async ({ t, personId }) => {
      await switchOn(t.ctx, personId, { serviceId: 'id-card-expiry', typed: {} })
      const [reminder] = await listReminders(t.ctx, personId)
      if (!reminder) throw new Error('not switched on')
      const thing = { key: 'card', dueOn: localDay(t.ctx.now()), rows: [] }
      await transaction(t.ctx, tx => replaceDue(tx, reminder, [thing]))
    },
    90 * DAY,
    91 * DAY,
  ],
  [
    'What a person sent to agencies',
    ['services.application', 'services.application_step', 'services.attachment'],
    async ({ t, personId }) => {
      const applicationId = newId(t.ctx)
      const ofPerson = { personId, isVisitor: false, serviceId: 'public-transport-complaint' }
      const { id: photos } = await attach(t.ctx, { ...ofPerson, bytes: Buffer.from([0xff, 0xd8, 0xff, 0]) })
      const typed = {
        ...{ vehicle: 'BUS', story: 'ช้า', telephone: '0812345678', photos },
        happenedOn: t.ctx.now().toISOString().slice(0, 10),
      }
      await sendApplication(t.ctx, { ...ofPerson, applicationId, typed, shown: {} })
      const row = await findApplication(t.ctx, personId, applicationId)
      if (row) await endUnsent(t.ctx, row, 'undelivered')
    },
    2 * YEAR - DAY,
    2 * YEAR + DAY,
  ],
  [
    'What somebody without an account sent',
    ['services.application', 'services.attachment'],
    async ({ t }) => {
      const visitorId = newId(t.ctx)
      const ofVisitor = { personId: visitorId, isVisitor: true, serviceId: 'city-fault' }
      const { id: photos } = await attach(t.ctx, { ...ofVisitor, bytes: Buffer.from([0xff, 0xd8, 0xff, 0]) })
      const typed = { problem: 'ROAD', place: '13.75633, 100.50177', story: 'หลุม', photos }
      await sendApplication(t.ctx, {
        ...ofVisitor,
        applicationId: visitorId,
        typed,
        shown: {},
      })
    },
    180 * DAY - 1,
    180 * DAY,
  ],
  [
    'Which service a payment came from',
    ['services.bill'],
    async ({ t, personId }) => {
      await sql`insert into services.bill (payment_id, person_id, service_id, form_sealed, created_at)
        values (${newId(t.ctx)}, ${personId}, 'vehicle-tax', ${Buffer.alloc(1)}, ${t.ctx.now()})`.execute(
        t.ctx.db,
      )
    },
    2 * YEAR - DAY,
    2 * YEAR + DAY,
  ],
  [
    'What a person lets a service see',
    ['services.permission'],
    async ({ t, personId }) => {
      const service = getService(t.ctx, 'treatment-right')
      await givePermission(t.ctx, personId, service, describePermission(service)?.sha256 ?? '')
      await withdrawPermission(t.ctx, personId, service.id)
    },
    10 * YEAR,
    10 * YEAR + 4 * DAY,
  ],
  [
    'Tokens that open a mini-app',
    ['mini_apps.m_token', 'mini_apps.virtual_card'],
    async ({ t, personId }) => {
      const app = await aMiniApp(t)
      await makeToken(t.ctx, { app_id: app.appId, version: 1, personId })
      const expiresAt = new Date(t.ctx.now().getTime() + 120_000)
      const card = { personId, appId: app.appId, expiresAt, docName: 'a', fullName: 'b' }
      await transaction(t.ctx, tx => makeCard(tx, card))
    },
    119,
    121,
  ],
  [
    'That a mini-app wrote',
    ['mini_apps.push'],
    async world => {
      const { t, phone } = world
      const app = await aMiniApp(t)
      const holder = holderOf(t, { ...phone, token: await freshToken(world) }, app)
      await holder.allow()
      const server = await aMiniAppServer(t, app)
      const { result } = (await server.exchange(await holder.mToken())).json()
      await server.push([{ userId: result.userId, message: 'x' }])
    },
    2 * DAY - 1,
    2 * DAY + 1,
  ],
  [
    'What a person lets a mini-app see',
    ['mini_apps.permission'],
    async world => {
      const { t, phone } = world
      const app = await aMiniApp(t)
      const holder = holderOf(t, { ...phone, token: await freshToken(world) }, app)
      await holder.allow()
      await holder.withdraw()
    },
    10 * YEAR,
    10 * YEAR + 4 * DAY,
  ],
]
