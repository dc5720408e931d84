import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import { anyOf, lookUp } from '../../platform/together.ts'
import type { AccountRow, AssuranceRow, AuthenticatorTables, Earned } from './tables.ts'

const db = (ctx: Ctx) => tables<AuthenticatorTables>(ctx)

/** Creates the account if it is absent and holds its row until the end of the transaction: one binding at a time. */
export async function lockAccount(tx: TxCtx, personId: string): Promise<AccountRow> {
  await db(tx)
    .insertInto('authenticators.account')
    .values({ person_id: personId, status: 'active', created_at: tx.now(), frozen_at: null })
    .onConflict(conflict => conflict.column('person_id').doNothing())
    .execute()
  return db(tx)
    .selectFrom('authenticators.account')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export const findAccount = lookUp<AccountRow>(
  (ctx, personIds) =>
    db(ctx)
      .selectFrom('authenticators.account')
      .selectAll()
      .where('person_id', '=', anyOf(personIds, 'uuid'))
      .execute(),
  row => row.person_id,
)

/** Moves the account; false when it does not stand at one of `from`. */
export async function moveAccount(
  tx: TxCtx,
  personId: string,
  from: readonly AccountRow['status'][],
  change: Partial<AccountRow>,
): Promise<boolean> {
  const row = await db(tx)
    .updateTable('authenticators.account')
    .set(change)
    .where('person_id', '=', personId)
    .where('status', 'in', from)
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

/** The last that was earned. */
export const findAssurance = lookUp<AssuranceRow>(
  (ctx, personIds) =>
    db(ctx)
      .selectFrom('authenticators.assurance')
      .selectAll()
      .distinctOn('person_id')
      .where('person_id', '=', anyOf(personIds, 'uuid'))
      .orderBy('person_id')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
  row => row.person_id,
)

export const listAssurances = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('authenticators.assurance')
    .select(['ial', 'aal', 'method', 'source', 'at'])
    .where('person_id', '=', personId)
    .orderBy('at')
    .execute()

export async function insertAssurance(tx: TxCtx, personId: string, { by, ...level }: Earned) {
  await db(tx)
    .insertInto('authenticators.assurance')
    .values({
      ...level,
      person_id: personId,
      id: newId(tx),
      at: tx.now(),
      operator: by?.operatorId ?? null,
      terminal_id: by?.terminalId ?? null,
      case_id: by?.caseId ?? null,
    })
    .execute()
}
