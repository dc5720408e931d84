import { defineModule } from '../../platform/module.ts'
import { eraseUnclaimed } from './acceptances.ts'
import { routes } from './routes.ts'

export { claimAcceptances, listAcceptances, recordAcceptance } from './acceptances.ts'
export { listConsents, recordConsent } from './agreements.ts'
export { getCurrentText, requireCurrentText } from './texts.ts'

export const consent = defineModule({
  name: 'consent',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  every: { '20 * * * *': eraseUnclaimed },
})
