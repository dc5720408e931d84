import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import type { CodeRow, MessageTables } from './tables.ts'

const db = (ctx: Ctx) => tables<MessageTables>(ctx)

type Act = Pick<CodeRow, 'purpose' | 'reference'>

/** The code of an act under a lock, made when there is none yet: two that ask at once wait for each other. */
export const openCode = (tx: TxCtx, act: Act, numberHash: Buffer, personId: string | undefined) =>
  db(tx)
    .insertInto('messages.code')
    .values({
      ...act,
      id: newId(tx),
      person_id: personId ?? null,
      number_hash: numberHash,
      sends: 0,
      wrong_tries: 0,
      created_at: tx.now(),
    })
    .onConflict(conflict =>
      conflict.columns(['purpose', 'reference']).doUpdateSet({ reference: sql`excluded.reference` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()

/** The code of an act under a lock. */
export const lockCode = (tx: TxCtx, { purpose, reference }: Act) =>
  db(tx)
    .selectFrom('messages.code')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst()

type Change = Partial<Omit<CodeRow, 'id' | 'purpose' | 'reference'>>

export async function changeCode(tx: TxCtx, id: string, change: Change) {
  await db(tx).updateTable('messages.code').set(change).where('id', '=', id).execute()
}

export const findCode = (ctx: Ctx, { purpose, reference }: Act) =>
  db(ctx)
    .selectFrom('messages.code')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('reference', '=', reference)
    .executeTakeFirst()
