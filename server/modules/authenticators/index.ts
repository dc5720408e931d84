import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { findAssurance } from './account-store.ts'
import { endCardPasscode } from './card-passcode.ts'
import { findCardPasscode } from './card-passcode-store.ts'
import { routes } from './routes.ts'
import { forgetExpired } from './session-store.ts'
import { requireCardHolder, requireCitizen, requireDevice, requireHolder, requirePerson } from './sessions.ts'

export { findAccount } from './account-store.ts'
export { closeAccount, isAccountActive, requireAccountActive, unfreezeAccount } from './accounts.ts'
export { renewCardPasscode, requireFaceShown, setCardPasscode } from './card-passcode.ts'
export { openCardSession, raiseCardSession } from './card-sessions.ts'
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
export { type Proof, readToken, verifyProof } from './proof.ts'
export { endSession, endSessionsAt } from './session-store.ts'
export { openSession, requireCitizen } from './sessions.ts'
export type { Earned, OpenSession } from './tables.ts'

export type Assurance = { ial: string; aal: string; method: string; source: string; at: Date }

/** The newest level the person earned, or undefined before the first. */
export async function findLevel(ctx: Ctx, personId: string): Promise<Assurance | undefined> {
  return findAssurance(ctx, personId)
}

/** ทางรัฐ knows two levels: the second begins where the identity was proven at IAL 2.3. */
export const toPublicLevel = (ial: string): 1 | 2 => (Number.parseFloat(ial) >= 2.3 ? 2 : 1)

/** A card that was lost, replaced or taken back takes its passcode with it: found again, it is proven anew. */
async function endWithCard(ctx: Ctx, { personId, data }: RecordedEvent<{ cardId: string; status: string }>) {
  if (personId === null || data.status === 'valid') return
  await transaction(ctx, async tx => {
    const pair = await findCardPasscode(tx, personId)
    if (pair?.card_id === data.cardId) await endCardPasscode(tx, personId, 'cardEnded')
  })
}

async function endWithPerson(ctx: Ctx, { personId }: RecordedEvent) {
  if (personId) await transaction(ctx, tx => endCardPasscode(tx, personId, 'cardEnded'))
}

export const authenticators = defineModule({
  name: 'authenticators',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  access: {
    device: requireDevice,
    citizen: requireCitizen,
    holder: requireHolder,
    person: requirePerson,
    cardHolder: requireCardHolder,
  },
  on: { 'people.cardStatusChanged': endWithCard, 'people.deathRecorded': endWithPerson },
  retains: [
    {
      what: 'Ended sessions, seen proofs, unused challenges (authenticators.session, seen_proof, passkey_challenge)',
      keep: 'Sessions 30 days after their end; the others until they expire',
      why: 'Questions about a sign-in; protection against replay',
      erase: forgetExpired,
    },
    {
      what: 'Account, phones, passkeys, card passcodes, levels (authenticators.*)',
      keep: 'While the account is open; passkeys and passcodes go when it closes',
      why: 'Needed to act for the person; Royal Decree on digital ID B.E. 2565',
    },
  ],
})
