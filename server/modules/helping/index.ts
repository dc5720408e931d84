import type { Ctx } from '../../platform/context.ts'
import { defineModule } from '../../platform/module.ts'
import { access } from './access.ts'
import { WRONG_CODE_MILLISECONDS } from './allow.ts'
import { endAllOf, endOutlived } from './end.ts'
import { routes } from './routes.ts'
import { forget, forgetWrongCodes } from './store.ts'

export { describeFor } from './describe.ts'

const DAY_MILLISECONDS = 86_400_000
const KEEP_YEARS = 2

async function forgetOld(ctx: Ctx) {
  const endedBefore = new Date(ctx.now())
  endedBefore.setUTCFullYear(endedBefore.getUTCFullYear() - KEEP_YEARS)
  await forget(ctx, { offersBefore: new Date(ctx.now().getTime() - DAY_MILLISECONDS), endedBefore })
}

export const helping = defineModule({
  name: 'helping',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  access,
  every: { '* * * * *': endOutlived },
  on: {
    'authenticators.accountFrozen': endAllOf,
    'authenticators.accountClosed': endAllOf,
    'people.deathRecorded': endAllOf,
  },
  retains: [
    {
      what: 'Wrong codes of offers, by whom (helping.wrong_code)',
      keep: 'An hour',
      why: 'Nobody guesses codes (ASVS 5.0 §6.6)',
      erase: async ctx => {
        await forgetWrongCodes(ctx, new Date(ctx.now().getTime() - WRONG_CODE_MILLISECONDS))
      },
    },
    {
      what: 'Who helped whom, with what and how long (helping.help)',
      keep: '2 years after its end; an offer that nobody took a day',
      why: 'PDPA s. 30: both may ask what was done in whose name',
      erase: forgetOld,
    },
  ],
})
