import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import type { AuthenticatorTables, DeviceRow, SessionRow } from './tables.ts'

export const MAX_WRONG_TRIES = 10

const db = (ctx: Ctx) => tables<AuthenticatorTables>(ctx)

/** False when the proof was seen before. */
export async function rememberProof(ctx: Ctx, hash: string, ttlSeconds: number): Promise<boolean> {
  const expires_at = new Date(ctx.now().getTime() + ttlSeconds * 1000)
  const inserted = await db(ctx)
    .insertInto('authenticators.seen_proof')
    .values({ hash, expires_at })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

// A server clock that ran ahead and was set back must not have forgotten proofs that are fresh again (F12).
const CLOCK_JUMP_SECONDS = 3600

export async function forgetExpired(ctx: Ctx) {
  const before = new Date(ctx.now().getTime() - CLOCK_JUMP_SECONDS * 1000)
  await db(ctx).deleteFrom('authenticators.seen_proof').where('expires_at', '<', before).execute()
  const monthAgo = new Date(ctx.now().getTime() - 30 * 86_400_000)
  await db(ctx).deleteFrom('authenticators.session').where('expires_at', '<', monthAgo).execute()
}

/** Creates the account if it is absent and holds its row until the end of the transaction: one binding at a time. */
export async function lockAccount(tx: TxCtx, personId: string) {
  await db(tx)
    .insertInto('authenticators.account')
    .values({ person_id: personId, status: 'active', created_at: tx.now() })
    .onConflict(conflict => conflict.column('person_id').doNothing())
    .execute()
  await db(tx)
    .selectFrom('authenticators.account')
    .select('person_id')
    .where('person_id', '=', personId)
    .forUpdate()
    .execute()
}

export const findAccount = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('authenticators.account')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()

export const findAssurance = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('authenticators.assurance')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export async function insertAssurance(
  tx: TxCtx,
  personId: string,
  row: Omit<AuthenticatorTables['authenticators.assurance'], 'id' | 'person_id' | 'at' | 'operator'>,
) {
  await db(tx)
    .insertInto('authenticators.assurance')
    .values({ ...row, person_id: personId, id: newId(tx), at: tx.now(), operator: null })
    .execute()
}

export async function setPasscode(tx: TxCtx, personId: string, hash: string) {
  await db(tx)
    .insertInto('authenticators.passcode')
    .values({ person_id: personId, hash, set_at: tx.now() })
    .onConflict(conflict => conflict.column('person_id').doUpdateSet({ hash, set_at: tx.now() }))
    .execute()
}

export const findPasscodeHash = async (ctx: Ctx, personId: string) =>
  (
    await db(ctx)
      .selectFrom('authenticators.passcode')
      .select('hash')
      .where('person_id', '=', personId)
      .executeTakeFirst()
  )?.hash

export const listDevices = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('authenticators.device')
    .selectAll()
    .where('person_id', '=', personId)
    .where('status', '!=', 'revoked')
    .orderBy('bound_at')
    .execute()

export async function findDeviceByKey(ctx: Ctx, keyThumbprint: string): Promise<DeviceRow | undefined> {
  const known = await db(ctx)
    .selectFrom('authenticators.device_key')
    .selectAll()
    .where('key_thumbprint', '=', keyThumbprint)
    .executeTakeFirst()
  return known && findDevice(ctx, known.person_id, known.device_id)
}

export const findDevice = (ctx: Ctx, personId: string, deviceId: string) =>
  db(ctx)
    .selectFrom('authenticators.device')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', '=', deviceId)
    .executeTakeFirst()

export async function insertDevice(
  tx: TxCtx,
  row: Omit<DeviceRow, 'ended_at' | 'wrong_tries' | 'status' | 'bound_at'>,
) {
  await db(tx)
    .insertInto('authenticators.device')
    .values({ ...row, status: 'active', wrong_tries: 0, bound_at: tx.now(), ended_at: null })
    .execute()
  const key = { key_thumbprint: row.key_thumbprint, person_id: row.person_id, device_id: row.id }
  await db(tx)
    .insertInto('authenticators.device_key')
    .values(key)
    .onConflict(conflict =>
      conflict.column('key_thumbprint').doUpdateSet({ person_id: key.person_id, device_id: key.device_id }),
    )
    .execute()
}

/** Revokes all devices of a person and ends their sessions; returns the ids of the devices. */
export async function revokeDevices(tx: TxCtx, personId: string): Promise<string[]> {
  const rows = await db(tx)
    .updateTable('authenticators.device')
    .set({ status: 'revoked', ended_at: tx.now() })
    .where('person_id', '=', personId)
    .where('status', '!=', 'revoked')
    .returning(['id', 'key_thumbprint'])
    .execute()
  await db(tx)
    .updateTable('authenticators.session')
    .set({ ended_at: tx.now() })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
  if (rows.length > 0)
    await db(tx)
      .deleteFrom('authenticators.device_key')
      .where(
        'key_thumbprint',
        'in',
        rows.map(row => row.key_thumbprint),
      )
      .where('person_id', '=', personId)
      .execute()
  return rows.map(row => row.id)
}

/** Counts one more try, before anything is compared. Undefined when the device is not active or has none left. */
export async function countTry(ctx: Ctx, personId: string, deviceId: string): Promise<number | undefined> {
  const row = await db(ctx)
    .updateTable('authenticators.device')
    .set({ wrong_tries: sql`wrong_tries + 1` })
    .where('person_id', '=', personId)
    .where('id', '=', deviceId)
    .where('status', '=', 'active')
    .where('wrong_tries', '<', MAX_WRONG_TRIES)
    .returning('wrong_tries')
    .executeTakeFirst()
  return row?.wrong_tries
}

export async function clearTries(ctx: Ctx, personId: string, deviceId: string) {
  await db(ctx)
    .updateTable('authenticators.device')
    .set({ wrong_tries: 0 })
    .where('person_id', '=', personId)
    .where('id', '=', deviceId)
    .execute()
}

export async function lockDevice(tx: TxCtx, personId: string, deviceId: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('authenticators.device')
    .set({ status: 'locked' })
    .where('person_id', '=', personId)
    .where('id', '=', deviceId)
    .where('status', '=', 'active')
    .where('wrong_tries', '>=', MAX_WRONG_TRIES)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertSession(ctx: Ctx, row: Omit<SessionRow, 'ended_at'>) {
  await db(ctx)
    .insertInto('authenticators.session')
    .values({ ...row, ended_at: null })
    .execute()
}

export const findSession = (ctx: Ctx, personId: string, tokenHash: string) =>
  db(ctx)
    .selectFrom('authenticators.session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()

export async function endSession(ctx: Ctx, personId: string, sessionId: string) {
  await db(ctx)
    .updateTable('authenticators.session')
    .set({ ended_at: ctx.now() })
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .execute()
}
