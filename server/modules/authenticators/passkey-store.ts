import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { AuthenticatorTables, PasskeyRow } from './tables.ts'

const db = (ctx: Ctx) => tables<AuthenticatorTables>(ctx)

export const listPasskeys = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('authenticators.passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()

export async function insertChallenge(ctx: Ctx, challenge: string, keyThumbprint: string, expiresAt: Date) {
  await db(ctx)
    .insertInto('authenticators.passkey_challenge')
    .values({ challenge, key_thumbprint: keyThumbprint, expires_at: expiresAt })
    .execute()
}

/** Uses a challenge up: true once, for the browser that asked, within its time. */
export async function takeChallenge(ctx: Ctx, challenge: string, keyThumbprint: string): Promise<boolean> {
  const row = await db(ctx)
    .deleteFrom('authenticators.passkey_challenge')
    .where('challenge', '=', challenge)
    .where('key_thumbprint', '=', keyThumbprint)
    .where('expires_at', '>', ctx.now())
    .returning('challenge')
    .executeTakeFirst()
  return row !== undefined
}

/** Writes a new passkey; false when the credential is known already, here or for somebody else. */
export async function insertPasskey(tx: TxCtx, row: PasskeyRow): Promise<boolean> {
  const { credential_id, person_id, id: passkey_id } = row
  const known = await db(tx)
    .insertInto('authenticators.passkey_credential')
    .values({ credential_id, person_id, passkey_id })
    .onConflict(conflict => conflict.doNothing())
    .returning('passkey_id')
    .executeTakeFirst()
  if (!known) return false
  await db(tx).insertInto('authenticators.passkey').values(row).execute()
  return true
}

export const findPasskey = (ctx: Ctx, credentialId: string) =>
  db(ctx)
    .selectFrom('authenticators.passkey_credential as known')
    .innerJoin('authenticators.passkey as passkey', join =>
      join.onRef('passkey.person_id', '=', 'known.person_id').onRef('passkey.id', '=', 'known.passkey_id'),
    )
    .innerJoin('authenticators.account as account', 'account.person_id', 'known.person_id')
    .selectAll('passkey')
    .select('account.status as account_status')
    .where('known.credential_id', '=', credentialId)
    .executeTakeFirst()

/** Notes a use; the count only goes up, however many uses race. */
export async function touchPasskey(tx: TxCtx, { person_id, id }: PasskeyRow, signCount: number) {
  await db(tx)
    .updateTable('authenticators.passkey')
    .set({ last_used_at: tx.now(), sign_count: signCount })
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .where('sign_count', '<=', signCount)
    .execute()
}

export async function deletePasskeys(tx: TxCtx, personId: string, id?: string): Promise<string[]> {
  let deleting = db(tx).deleteFrom('authenticators.passkey').where('person_id', '=', personId)
  if (id) deleting = deleting.where('id', '=', id)
  const rows = await deleting.returning(['id', 'credential_id']).execute()
  if (rows.length > 0)
    await db(tx)
      .deleteFrom('authenticators.passkey_credential')
      .where(
        'credential_id',
        'in',
        rows.map(row => row.credential_id),
      )
      .execute()
  return rows.map(row => row.id)
}
