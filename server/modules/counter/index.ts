import type { Ctx } from '../../platform/context.ts'
import { boxKey, publicKeys } from '../../platform/keys.ts'
import { defineModule } from '../../platform/module.ts'
import { endOutlived, noteBound } from './bound.ts'
import { openLeftPackets } from './field/packets.ts'
import { BOX_KEY, PASS_KEY } from './field/pass.ts'
import { WRONG_MILLISECONDS } from './no-phone/sign-in.ts'
import { forgetWrongPasscodes } from './no-phone/store.ts'
import { routes } from './routes.ts'
import { eraseSealed } from './store.ts'
import { tellSeen } from './tell.ts'
import { registerOwnClient } from './thaid/own-client.ts'
import { TICKET_KEY } from './ticket.ts'

export { describeFor } from './describe.ts'

const SEALED_MILLISECONDS = 24 * 3600 * 1000

/** Keys are made before anybody asks: a request that is refused changes nothing. */
async function prepare(ctx: Ctx) {
  await registerOwnClient(ctx)
  await publicKeys(ctx, TICKET_KEY)
  await publicKeys(ctx, PASS_KEY)
  await boxKey(ctx, BOX_KEY)
}

export const counter = defineModule({
  name: 'counter',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  start: prepare,
  every: { '* * * * *': openLeftPackets },
  on: {
    'proofing.completed': noteBound,
    'proofing.raised': noteBound,
    'counter.recordSeen': tellSeen,
  },
  retains: [
    {
      what: 'Photograph of the chip, telephone number, sign-in under way elsewhere (counter.case)',
      keep: 'Until the case ends, 24 hours at most',
      why: 'Only needed until the check is done (PDPA ss. 22, 26)',
      async erase(ctx) {
        await endOutlived(ctx)
        await eraseSealed(ctx, new Date(ctx.now().getTime() - SEALED_MILLISECONDS))
      },
    },
    {
      what: 'Wrong passcodes of cards, by terminal (counter.wrong_passcode)',
      keep: 'An hour',
      why: 'No terminal tries many people; whose they were is not in it',
      async erase(ctx) {
        await forgetWrongPasscodes(ctx, new Date(ctx.now().getTime() - WRONG_MILLISECONDS))
      },
    },
    {
      what: 'Cases, their steps and outcomes (counter.case, case_event, check_result)',
      keep: 'For ever',
      why: 'To know how and by whom somebody was proven',
    },
  ],
})
