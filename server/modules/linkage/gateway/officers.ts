// Officers who may look into the register for an organisation: it names them, and they agree with their own identity.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { ALL_SCOPES, type Client } from '../../parties/index.ts'
import { officerEnded, officerNamed } from '../events.ts'
import * as store from './store.ts'

/** Makes a person an officer of an organisation; repeated it does nothing. */
export async function nameOfficer(tx: TxCtx, partyId: string, personId: string): Promise<void> {
  if (await store.insertOfficer(tx, partyId, personId)) await tx.emit(officerNamed, { partyId }, { personId })
}

/** Ends it, at once. Repeated it does nothing. */
export async function endOfficer(tx: TxCtx, partyId: string, personId: string): Promise<void> {
  if (await store.deleteOfficer(tx, partyId, personId)) await tx.emit(officerEnded, { partyId }, { personId })
}

/** Whether a person may look for the organisation of a client. The sandbox's open client takes anybody for its officer. */
export async function isOfficerFor(ctx: Ctx, client: Client, personId: string): Promise<boolean> {
  if (client.scopes.includes(ALL_SCOPES)) return true
  return (await store.findOfficer(ctx, client.party.id, personId)) !== undefined
}

/** The officers of an organisation, the oldest first. */
export const listOfficers = async (ctx: Ctx, partyId: string): Promise<string[]> =>
  (await store.listOfficers(ctx, partyId)).map(row => row.person_id)
