import type { Ctx } from '../../platform/context.ts'
import { defineModule } from '../../platform/module.ts'
import { routes } from './routes.ts'
import { requireCitizen, requireDevice } from './sessions.ts'
import { findAssurance, forgetExpired } from './store.ts'

export { bindDevice, requirePasscode } from './devices.ts'
export { hashPasscode, matchesPasscode, requireGoodPasscode } from './passcode.ts'
export { readToken, verifyProof } from './proof.ts'
export type { OpenSession } from './sessions.ts'
export { openSession } from './sessions.ts'
export { findAccount, listDevices } from './store.ts'

export type Assurance = { ial: string; aal: string; method: string; source: string; at: Date }

/** The newest level the person earned, or undefined before the first. */
export async function findLevel(ctx: Ctx, personId: string): Promise<Assurance | undefined> {
  return findAssurance(ctx, personId)
}

/** ทางรัฐ knows two levels: the second begins where the identity was proven at IAL 2.3. */
export const toPublicLevel = (ial: string): 1 | 2 => (Number.parseFloat(ial) >= 2.3 ? 2 : 1)

export const authenticators = defineModule({
  name: 'authenticators',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  access: { device: requireDevice, citizen: requireCitizen },
  every: { '*/10 * * * *': forgetExpired },
})
