import type { Ctx } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { registerBiller } from '../payments/index.ts'
import { expireFilings, withdrawFilingsWith } from './filings/end.ts'
import { enterPaid } from './filings/fine.ts'
import { describeFilings } from './filings/views.ts'
import { routes } from './routes.ts'
import { eraseChecks, eraseEndedFilings } from './store.ts'
import { daysAfter } from './terms.ts'

/** What this module holds about a person, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  notifications: await describeFilings(ctx, personId),
})

const withdraw = async (ctx: Ctx, { personId }: RecordedEvent<never>) => {
  if (personId) await withdrawFilingsWith(ctx, personId)
}

/** The registration offices as a biller of fines; the sandbox's stands among its demo billers. */
async function prepareBiller(ctx: Ctx) {
  const { registryBillerId: billerId, sandbox } = ctx.settings
  if (billerId && !sandbox)
    await registerBiller(ctx, {
      billerId,
      code: 'REGFINE',
      nameTh: 'ค่าปรับสำนักทะเบียน',
      nameEn: 'Fines of registration offices',
    })
}

export const lifeEvents = defineModule({
  name: 'life_events',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  every: { '*/10 * * * *': expireFilings },
  on: {
    'authenticators.accountClosed': withdraw,
    'people.deathRecorded': withdraw,
    'payments.paid': enterPaid,
  },
  start: prepareBiller,
  retains: [
    {
      what: 'Births, deaths, marriages, divorces and names that were notified and entered (life_events.filing, life_events.claim)',
      keep: 'For ever',
      why: 'Evidence of a change of the register (Civil Registration Act B.E. 2534 s. 10, Family Registration Act B.E. 2478)',
    },
    {
      what: 'Life events that were notified and came to nothing (life_events.filing)',
      keep: '1 year after their end',
      why: 'Questions about why it came to nothing',
      erase: ctx => eraseEndedFilings(ctx, daysAfter(ctx.now(), -365)),
    },
    {
      what: 'Surnames kept for who asked for them (life_events.kept_name)',
      keep: 'Until the registrar decides, 60 days at most',
      why: 'Nobody else is told that it is free',
    },
    {
      what: 'That names were checked (life_events.name_check)',
      keep: 'A day',
      why: 'Nobody lists the surnames of the country; which name it was is not kept',
      erase: async ctx => {
        await eraseChecks(ctx, daysAfter(ctx.now(), -1))
      },
    },
  ],
})
