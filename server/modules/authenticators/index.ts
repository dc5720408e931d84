import type { Ctx } from '../../platform/context.ts'
import { defineModule } from '../../platform/module.ts'
import { findAssurance } from './account-store.ts'
import { routes } from './routes.ts'
import { forgetExpired } from './session-store.ts'
import { requireCitizen, requireDevice, requireHolder } from './sessions.ts'

export { findAccount } from './account-store.ts'
export { closeAccount, isAccountActive, requireAccountActive, unfreezeAccount } from './accounts.ts'
export { describeFor } from './describe.ts'
export { listDevices } from './device-store.ts'
export type { BoundDevice } from './devices.ts'
export { bindDevice, findBoundDevice } from './devices.ts'
export { hashPasscode, matchesPasscode, requireGoodPasscode } from './passcode.ts'
export { requirePasscode, resetPasscode } from './passcode-check.ts'
export { readToken, verifyProof } from './proof.ts'
export type { OpenSession } from './sessions.ts'
export { openSession } from './sessions.ts'

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
  access: { device: requireDevice, citizen: requireCitizen, holder: requireHolder },
  every: { '*/10 * * * *': forgetExpired },
})
