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
export { raiseLevel } from './levels.ts'
export { hashPasscode, matchesPasscode, requireGoodPasscode } from './passcode.ts'
export { requirePasscode, resetPasscode } from './passcode-check.ts'
export { Authentication as PasskeyAnswer, Options as PasskeyOptions } from './passkey-schemas.ts'
export { askPasskey, requirePasskey } from './passkeys.ts'
export { listNames } from './phones.ts'
export { readToken, verifyProof } from './proof.ts'
export type { OpenSession } from './sessions.ts'
export { openSession } from './sessions.ts'
export type { Earned } from './tables.ts'

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
  retains: [
    {
      what: 'Ended sessions, seen proofs, unused challenges (authenticators.session, seen_proof, passkey_challenge)',
      keep: 'Sessions 30 days after their end; the others until they expire',
      why: 'Questions about a sign-in; protection against replay',
      erase: forgetExpired,
    },
    {
      what: 'Account, phones, passkeys, levels (authenticators.*)',
      keep: 'While the account is open; passkeys and passcodes go when it closes',
      why: 'Needed to act for the person; Royal Decree on digital ID B.E. 2565',
    },
  ],
})
