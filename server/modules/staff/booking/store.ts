import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { BookingRow, StaffTables } from '../tables.ts'

const db = (ctx: Ctx) => tables<StaffTables>(ctx)

/** One booking of a phone at a time, and of a slot: always locked in this order. The locks end with the transaction. */
export async function lockPhone(tx: TxCtx, phoneHash: Buffer) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${phoneHash.toString('hex')}, 3))`.execute(tx.db)
}

export async function lockSlot(tx: TxCtx, placeId: string, startsAt: Date) {
  const slot = `${placeId}.${startsAt.toISOString()}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${slot}, 4))`.execute(tx.db)
}

export const findByRequest = (ctx: Ctx, phoneHash: Buffer, requestId: string) =>
  db(ctx)
    .selectFrom('staff.booking')
    .selectAll()
    .where('phone_hash', '=', phoneHash)
    .where('request_id', '=', requestId)
    .executeTakeFirst()

/** The bookings of a phone whose slot began after a moment, the next one first. */
export const listOfPhone = (ctx: Ctx, phoneHash: Buffer, startedAfter: Date) =>
  db(ctx)
    .selectFrom('staff.booking')
    .selectAll()
    .where('phone_hash', '=', phoneHash)
    .where('starts_at', '>', startedAfter)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .execute()

export const listTaken = (ctx: Ctx, placeId: string, from: Date, to: Date) =>
  db(ctx)
    .selectFrom('staff.booking')
    .select(['starts_at', 'seat', 'reference', 'arrived_at'])
    .where('place_id', '=', placeId)
    .where('starts_at', '>=', from)
    .where('starts_at', '<=', to)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('seat')
    .execute()

/** Seats that are booked or held, by when. */
export async function listTakenSeats(ctx: Ctx, placeId: string, from: Date, to: Date) {
  const held = await db(ctx)
    .selectFrom('staff.held_seat')
    .select(['starts_at', 'seat'])
    .where('place_id', '=', placeId)
    .where('starts_at', '>=', from)
    .where('starts_at', '<=', to)
    .execute()
  return [...(await listTaken(ctx, placeId, from, to)), ...held]
}

export const insertHeld = (tx: TxCtx, rows: StaffTables['staff.held_seat'][]) =>
  db(tx).insertInto('staff.held_seat').values(rows).execute()

export const deleteHeld = (ctx: Ctx, heldFor: string) =>
  db(ctx).deleteFrom('staff.held_seat').where('held_for', '=', heldFor).execute()

/** Undefined when the reference is in use at the place. */
export const insertBooking = (tx: TxCtx, row: BookingRow) =>
  db(tx)
    .insertInto('staff.booking')
    .values(row)
    .onConflict(conflict => conflict.columns(['place_id', 'reference']).doNothing())
    .returningAll()
    .executeTakeFirst()

export const findByReference = (ctx: Ctx, placeId: string, reference: string) =>
  db(ctx)
    .selectFrom('staff.booking')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('reference', '=', reference)
    .executeTakeFirst()

/** Frees the seat; undefined when it was free already or its time has begun. */
export const freeSeat = (tx: TxCtx, bookingId: string) =>
  db(tx)
    .updateTable('staff.booking')
    .set({ cancelled_at: tx.now() })
    .where('booking_id', '=', bookingId)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', tx.now())
    .returning('booking_id')
    .executeTakeFirst()

/** Writes that somebody has come, or has not; undefined when that was known. */
export const markArrival = (tx: TxCtx, bookingId: string, hasCome: boolean) =>
  db(tx)
    .updateTable('staff.booking')
    .set({ arrived_at: hasCome ? tx.now() : null })
    .where('booking_id', '=', bookingId)
    .where('arrived_at', hasCome ? 'is' : 'is not', null)
    .returning('booking_id')
    .executeTakeFirst()

export async function forgetBookings(ctx: Ctx, startedBefore: Date): Promise<void> {
  await db(ctx).deleteFrom('staff.booking').where('starts_at', '<', startedBefore).execute()
  await db(ctx).deleteFrom('staff.held_seat').where('starts_at', '<', startedBefore).execute()
}
