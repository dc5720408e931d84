import type { Ctx } from '../../platform/context.ts'
import { defineModule } from '../../platform/module.ts'
import { eraseUnclaimed, listAcceptances } from './acceptances.ts'
import { eraseWithdrawn, listConsents } from './agreements.ts'
import { routes } from './routes.ts'

export { claimAcceptances, listAcceptances, recordAcceptance } from './acceptances.ts'
export type { Standing } from './agreements.ts'
export { listConsents, listStanding, recordConsent, withdrawConsents } from './agreements.ts'
export { endOfProof } from './proof.ts'
export { getCurrentText, requireCurrentText } from './texts.ts'

/** What this module holds about a person, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  acceptances: await listAcceptances(ctx, personId),
  agreements: await listConsents(ctx, personId, 10_000),
})

export const consent = defineModule({
  name: 'consent',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  retains: [
    {
      what: 'Acceptances of attempts that proved nobody (consent.acceptance)',
      keep: '24 hours',
      why: 'They belong to no one',
      erase: eraseUnclaimed,
    },
    {
      what: 'Acceptances and agreements of persons (consent.*)',
      keep: '10 years after withdrawal',
      why: 'PDPA s. 19: the controller must be able to prove consent',
      erase: eraseWithdrawn,
    },
  ],
})
