import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import { itemsShared } from './events.ts'
import type { ConsentTables } from './tables.ts'

const db = (ctx: Ctx) => tables<ConsentTables>(ctx)

export type Agreement = {
  personId: string
  partyId: string
  clientId: string
  /** Names of the items, as the party asked for them. */
  scopes: string[]
  requestId: string
}

/** Records what a person agreed to give to a party in one sign-in. */
export async function recordConsent(tx: TxCtx, agreement: Agreement): Promise<void> {
  const { personId, partyId, clientId, scopes, requestId } = agreement
  const id = newId(tx)
  await db(tx)
    .insertInto('consent.agreement')
    .values({
      person_id: personId,
      id,
      party_id: partyId,
      client_id: clientId,
      request_id: requestId,
      scopes,
      at: tx.now(),
    })
    .execute()
  await tx.emit(itemsShared, { consentId: id, partyId, scopes }, { personId })
}

/** What a person agreed to give, newest first. */
export const listConsents = (ctx: Ctx, personId: string, limit = 100) =>
  db(ctx)
    .selectFrom('consent.agreement')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
