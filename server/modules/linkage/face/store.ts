import type { Ctx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { FaceCheckRow, LinkageTables } from '../tables.ts'

const db = (ctx: Ctx) => tables<LinkageTables>(ctx)

export async function insertCheck(ctx: Ctx, row: FaceCheckRow) {
  await db(ctx).insertInto('linkage.face_check').values(row).execute()
}

export async function setResult(ctx: Ctx, personKey: string, id: string, result: FaceCheckRow['result']) {
  await db(ctx)
    .updateTable('linkage.face_check')
    .set({ result })
    .where('person_key', '=', personKey)
    .where('id', '=', id)
    .execute()
}

/** Tries of an organisation at one person since a moment, but for those that matched. */
export async function countTries(ctx: Ctx, personKey: string, partyId: string, since: Date): Promise<number> {
  const row = await db(ctx)
    .selectFrom('linkage.face_check')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('person_key', '=', personKey)
    .where('party_id', '=', partyId)
    .where('created_at', '>', since)
    .where(({ eb, or }) => or([eb('result', 'is', null), eb('result', 'not in', ['match', 'refused'])]))
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** Comparisons of an organisation since a moment, of whomever. */
export async function countOfParty(ctx: Ctx, partyId: string, since: Date): Promise<number> {
  const row = await db(ctx)
    .selectFrom('linkage.face_check')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('party_id', '=', partyId)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

export async function forgetChecks(ctx: Ctx, before: Date) {
  await db(ctx).deleteFrom('linkage.face_check').where('created_at', '<', before).execute()
}
