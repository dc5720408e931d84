import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import { itemsShared } from './events.ts'
import { endOfProof } from './proof.ts'
import type { ConsentTables } from './tables.ts'

const db = (ctx: Ctx) => tables<ConsentTables>(ctx)

export type Agreement = {
  personId: string
  partyId: string
  clientId: string
  /** Names of the items, as the party asked for them. */
  scopes: string[]
  requestId: string
  /** What else was approved, as it was shown. */
  matters?: object[] | null
}

/** Records what a person agreed to give to a party in one sign-in. */
export async function recordConsent(tx: TxCtx, agreement: Agreement): Promise<void> {
  const { personId, partyId, clientId, scopes, requestId, matters = null } = agreement
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
      matters: matters && (JSON.stringify(matters) as never),
      at: tx.now(),
      withdrawn_at: null,
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

export type Standing = { clientId: string; partyId: string; scopes: string[]; firstAt: Date; lastAt: Date }

/** Which clients a person still allows, with everything agreed to so far, the last used first. */
export async function listStanding(ctx: Ctx, personId: string): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select client_id as "clientId", (array_agg(party_id order by at desc))[1] as "partyId",
      (select array_agg(distinct scope order by scope) from consent.agreement other, unnest(other.scopes) scope
        where other.person_id = one.person_id and other.client_id = one.client_id and other.withdrawn_at is null) as scopes,
      min(at) as "firstAt", max(at) as "lastAt"
    from consent.agreement one where person_id = ${personId} and withdrawn_at is null
    group by person_id, client_id order by max(at) desc`.execute(ctx.db)
  return rows
}

/** Withdraws what a person agreed to: for one client, or for all. Returns whether anything stood. */
export async function withdrawConsents(tx: TxCtx, personId: string, clientId?: string): Promise<boolean> {
  let withdrawing = db(tx)
    .updateTable('consent.agreement')
    .set({ withdrawn_at: tx.now() })
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
  if (clientId !== undefined) withdrawing = withdrawing.where('client_id', '=', clientId)
  return (await withdrawing.returning('id').execute()).length > 0
}

/** Erases agreements that were withdrawn so long ago that nobody has to prove them any more. */
export async function eraseWithdrawn(ctx: Ctx): Promise<void> {
  await db(ctx).deleteFrom('consent.agreement').where('withdrawn_at', '<', endOfProof(ctx.now())).execute()
}
