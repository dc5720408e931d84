import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import { anyOf, lookUp } from '../../../platform/together.ts'
import type { Dialect } from '../../parties/index.ts'
import { type revokeReasons, tokensRevoked } from '../events.ts'
import type { CodeRow, FamilyRow, FederationTables, TokenRow } from '../tables.ts'

const db = (ctx: Ctx) => tables<FederationTables>(ctx)

/** Uses up a code, if it is this client's, fresh and unused: of two that race, one gets the row. */
export const takeCode = (tx: TxCtx, code: { hash: string; clientId: string }) =>
  db(tx)
    .updateTable('federation.code')
    .set({ used_at: tx.now() })
    .where('hash', '=', code.hash)
    .where('client_id', '=', code.clientId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now())
    .returningAll()
    .executeTakeFirst()

export const findCode = lookUp<CodeRow>(
  (ctx, hashes) =>
    db(ctx).selectFrom('federation.code').selectAll().where('hash', '=', anyOf(hashes)).execute(),
  row => row.hash,
)

export const findUsedCode = (ctx: Ctx, hash: string) =>
  db(ctx)
    .selectFrom('federation.code')
    .selectAll()
    .where('hash', '=', hash)
    .where('used_at', 'is not', null)
    .executeTakeFirst()

/** Uses up a refresh token; undefined when it is unknown, used, revoked or too old. */
export const takeRefreshToken = (tx: TxCtx, hash: string) =>
  db(tx)
    .updateTable('federation.token')
    .set({ used_at: tx.now() })
    .where('hash', '=', hash)
    .where('kind', '=', 'refresh')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', tx.now())
    .returningAll()
    .executeTakeFirst()

export const findToken = lookUp<TokenRow>(
  (ctx, hashes) =>
    db(ctx).selectFrom('federation.token').selectAll().where('hash', '=', anyOf(hashes)).execute(),
  row => row.hash,
)

export const findFamily = (ctx: Ctx, personId: string, id: string) =>
  findFamilyByKey(ctx, `${personId} ${id}`)
const findFamilyByKey = lookUp<FamilyRow>(
  (ctx, keys) => {
    const [personIds, ids] = [0, 1].map(at => keys.map(key => key.split(' ')[at] ?? '')) as [
      string[],
      string[],
    ]
    return db(ctx)
      .selectFrom('federation.token_family')
      .selectAll()
      .where('person_id', '=', anyOf(personIds, 'uuid'))
      .where('id', '=', anyOf(ids, 'uuid'))
      .execute()
  },
  row => `${row.person_id} ${row.id}`,
)

/** The family, held until the end of the transaction: whoever revokes it waits, or has done so before. */
export const holdFamily = (tx: TxCtx, personId: string, id: string) =>
  db(tx)
    .selectFrom('federation.token_family')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Families of a person that live: of one client, or of all; until a moment, if given. */
export const listLiveFamilies = (
  ctx: Ctx,
  personId: string,
  { clientId, before }: { clientId?: string; before?: Date } = {},
) => {
  let living = db(ctx)
    .selectFrom('federation.token_family')
    .selectAll()
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now())
  if (clientId !== undefined) living = living.where('client_id', '=', clientId)
  if (before) living = living.where('authenticated_at', '<=', before)
  return living.execute()
}

export async function insertTokens(tx: TxCtx, rows: TokenRow[]) {
  await db(tx).insertInto('federation.token').values(rows).execute()
}

/** A live access token of a dialect with its family, or undefined: what one dialect gave tells nothing in another's words. */
export async function findLiveAccess(
  ctx: Ctx,
  hash: string,
  dialect: Dialect,
): Promise<{ token: TokenRow; family: FamilyRow } | undefined> {
  const token = await findToken(ctx, hash)
  if (token?.kind !== 'access' || token.revoked_at || token.expires_at <= ctx.now()) return undefined
  const family = await findFamily(ctx, token.person_id, token.family_id)
  return family?.dialect === dialect && !family.revoked_at ? { token, family } : undefined
}

/** Revokes one token. */
export async function revokeToken(tx: TxCtx, hash: string) {
  await db(tx)
    .updateTable('federation.token')
    .set({ revoked_at: tx.now() })
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Revokes everything that came of one sign-in, once. */
export async function revokeFamily(
  tx: TxCtx,
  family: { personId: string; familyId: string },
  reason: (typeof revokeReasons)[number],
) {
  const { familyId, personId } = family
  const revoked = await db(tx)
    .updateTable('federation.token_family')
    .set({ revoked_at: tx.now(), revoked_for: reason })
    .where('person_id', '=', personId)
    .where('id', '=', familyId)
    .where('revoked_at', 'is', null)
    .returning('client_id')
    .executeTakeFirst()
  if (!revoked) return
  await db(tx)
    .updateTable('federation.token')
    .set({ revoked_at: tx.now() })
    .where('person_id', '=', personId)
    .where('family_id', '=', familyId)
    .where('revoked_at', 'is', null)
    .execute()
  await tx.emit(tokensRevoked, { familyId, clientId: revoked.client_id, reason }, { personId })
}
