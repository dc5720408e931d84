// The surnames of the register, each once: whether one is free is asked of this table, and who has it nobody hears.
import { sql } from 'kysely'
import { cleanName, soundKey } from '../../../../shared/person-name.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables, transaction } from '../../../platform/context.ts'
import type { PeopleTables } from '../tables.ts'

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)

export const toSurnameRow = (surname: string) => ({
  surname: cleanName(surname),
  sound_key: soundKey(surname),
})

/** `taken` where somebody has or had it, `alike` where one sounds the same (Person Name Act s. 8). */
export async function findSurnameUse(ctx: Ctx, surname: string): Promise<'free' | 'taken' | 'alike'> {
  const { surname: clean, sound_key } = toSurnameRow(surname)
  const rows = await db(ctx)
    .selectFrom('people.surname')
    .select(one => one('surname', '=', clean).as('is_same'))
    .where('sound_key', '=', sound_key)
    .orderBy('is_same', 'desc')
    .limit(1)
    .execute()
  const [row] = rows
  if (!row) return 'free'
  return row.is_same ? 'taken' : 'alike'
}

/** Enters a surname; false when it was there. */
export async function enterSurname(tx: TxCtx, surname: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db(tx)
    .insertInto('people.surname')
    .values(toSurnameRow(surname))
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** A register that was written before it kept surnames gets them, once. */
export async function fillSurnames(ctx: Ctx): Promise<void> {
  const known = await db(ctx).selectFrom('people.surname').select('surname').limit(1).executeTakeFirst()
  if (known) return
  const { rows } = await sql<{ last_th: string }>`select last_th from people.person where last_th is not null
    union select last_th from people.former_name where last_th is not null`.execute(ctx.db)
  const found = rows.map(row => toSurnameRow(row.last_th))
  if (found.length === 0) return
  await transaction(ctx, async tx => {
    await sql`insert into people.surname select * from json_populate_recordset(null::people.surname,
      ${JSON.stringify(found)}::json) on conflict do nothing`.execute(tx.db)
  })
}
