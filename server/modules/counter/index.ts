import { defineModule } from '../../platform/module.ts'
import { endOutlived, noteBound } from './bound.ts'
import { routes } from './routes.ts'
import { eraseSealed } from './store.ts'
import { tellSeen } from './tell.ts'
import { registerOwnClient } from './thaid/own-client.ts'

export { describeFor } from './describe.ts'

const SEALED_MILLISECONDS = 24 * 3600 * 1000

export const counter = defineModule({
  name: 'counter',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  start: registerOwnClient,
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
      what: 'Cases, their steps and outcomes (counter.case, case_event, check_result)',
      keep: 'For ever',
      why: 'To know how and by whom somebody was proven',
    },
  ],
})
