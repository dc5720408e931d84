import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { AuthenticatorTables, DeviceRow, DeviceStatus } from './tables.ts'

export const MAX_WRONG_TRIES = 10

const db = (ctx: Ctx) => tables<AuthenticatorTables>(ctx)

/** The phones of a person that were not taken away, oldest first. */
export const listDevices = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('authenticators.device')
    .selectAll()
    .where('person_id', '=', personId)
    .where('status', '!=', 'revoked')
    .orderBy('bound_at')
    .orderBy('id')
    .execute()

export async function findDeviceByKey(ctx: Ctx, keyThumbprint: string) {
  return db(ctx)
    .selectFrom('authenticators.device_key as key')
    .innerJoin('authenticators.device as device', join =>
      join.onRef('device.person_id', '=', 'key.person_id').onRef('device.id', '=', 'key.device_id'),
    )
    .innerJoin('authenticators.account as account', 'account.person_id', 'key.person_id')
    .selectAll('device')
    .select('account.status as account_status')
    .where('key.key_thumbprint', '=', keyThumbprint)
    .executeTakeFirst()
}

export const findDevice = (ctx: Ctx, personId: string, deviceId: string) =>
  db(ctx)
    .selectFrom('authenticators.device')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', '=', deviceId)
    .executeTakeFirst()

type NewDevice = Pick<
  DeviceRow,
  'person_id' | 'id' | 'key_thumbprint' | 'name' | 'status' | 'passcode_hash' | 'usable_at' | 'earned'
>

/** Writes a phone, or writes it anew when the same key was proven again. */
export async function saveDevice(tx: TxCtx, row: NewDevice) {
  const start = { ...row, wrong_tries: 0, bound_at: tx.now(), last_used_at: null, ended_at: null }
  await db(tx)
    .insertInto('authenticators.device')
    .values(start)
    .onConflict(conflict =>
      conflict.columns(['person_id', 'id']).doUpdateSet({
        name: row.name,
        status: row.status,
        passcode_hash: row.passcode_hash,
        usable_at: row.usable_at,
        wrong_tries: 0,
      }),
    )
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

/** Moves a phone; undefined when it does not stand at one of `from`. */
export const moveDevice = (
  tx: TxCtx,
  personId: string,
  deviceId: string,
  from: readonly DeviceStatus[],
  change: Partial<DeviceRow>,
) =>
  db(tx)
    .updateTable('authenticators.device')
    .set(change)
    .where('person_id', '=', personId)
    .where('id', '=', deviceId)
    .where('status', 'in', from)
    .returningAll()
    .executeTakeFirst()

export async function forgetKey(tx: TxCtx, { key_thumbprint, person_id }: DeviceRow) {
  await db(tx)
    .deleteFrom('authenticators.device_key')
    .where('key_thumbprint', '=', key_thumbprint)
    .where('person_id', '=', person_id)
    .execute()
}

export async function touchDevice(tx: TxCtx, personId: string, deviceId: string) {
  await db(tx)
    .updateTable('authenticators.device')
    .set({ last_used_at: tx.now() })
    .where('person_id', '=', personId)
    .where('id', '=', deviceId)
    .execute()
}

/**
 * Counts one more try, before anything is compared, and gives what to compare with.
 * Undefined when the phone was locked or taken away, or has no try left.
 */
export const countTry = (ctx: Ctx, personId: string, deviceId: string) =>
  db(ctx)
    .updateTable('authenticators.device')
    .set({ wrong_tries: sql`wrong_tries + 1` })
    .where('person_id', '=', personId)
    .where('id', '=', deviceId)
    .where('status', 'in', ['active', 'waiting'])
    .where('wrong_tries', '<', MAX_WRONG_TRIES)
    .returning(['wrong_tries', 'passcode_hash'])
    .executeTakeFirst()

export async function clearTries(ctx: Ctx, personId: string, deviceId: string) {
  await db(ctx)
    .updateTable('authenticators.device')
    .set({ wrong_tries: 0 })
    .where('person_id', '=', personId)
    .where('id', '=', deviceId)
    .where('status', 'in', ['active', 'waiting'])
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
