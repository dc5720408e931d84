// Who may sign in where a client is on trial.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { PartyTables } from './tables.ts'

const db = (ctx: Ctx) => tables<PartyTables>(ctx)

/** Repeated it does nothing. */
export async function addTester(tx: TxCtx, partyId: string, personId: string): Promise<void> {
  await db(tx)
    .insertInto('parties.tester')
    .values({ party_id: partyId, person_id: personId, since: tx.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** As part of closing an account. */
export async function forgetTester(tx: TxCtx, personId: string): Promise<void> {
  await db(tx).deleteFrom('parties.tester').where('person_id', '=', personId).execute()
}

export async function isTester(ctx: Ctx, partyId: string, personId: string): Promise<boolean> {
  const row = await db(ctx)
    .selectFrom('parties.tester')
    .select('since')
    .where('party_id', '=', partyId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}
