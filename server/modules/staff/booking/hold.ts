// Seats for a matter that takes longer than a quarter of an hour, held for a module above. They are the seats that phones book: a place
// has as many as it has, whoever asks.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { requireSlot } from './book.ts'
import { requireBookable } from './look.ts'
import { MINUTES, SLOT_MINUTES } from './slots.ts'
import * as store from './store.ts'

export type Wanted = { placeId: string; day: string; time: string; quarters: number; heldFor: string }

/**
 * Holds one seat for quarters of an hour that follow each other; when it begins, or undefined where every seat is taken.
 * @throws staff.notFound | notBookable | slotUnknown | slotPast | slotTooFar
 */
export async function holdSeat(
  tx: TxCtx,
  { placeId, day, time, quarters, heldFor }: Wanted,
): Promise<Date | undefined> {
  const place = await requireBookable(tx, placeId)
  const first = requireSlot(place, { day, time, quarters }, tx.now())
  const starts = Array.from({ length: quarters }, (_, at) => laterBy(first, at))
  // In their order, so that two who want overlapping times wait for each other and not in a circle.
  for (const start of starts) await store.lockSlot(tx, placeId, start)
  const taken = await store.listTakenSeats(tx, placeId, first, starts.at(-1) ?? first)
  const busy = new Set(taken.map(row => row.seat))
  const seat = Array.from({ length: place.seats }, (_, index) => index + 1).find(one => !busy.has(one))
  if (seat === undefined) return undefined
  await store.insertHeld(
    tx,
    starts.map(starts_at => ({ place_id: placeId, starts_at, seat, held_for: heldFor })),
  )
  return first
}

const laterBy = (start: Date, quarters: number) =>
  new Date(start.getTime() + quarters * SLOT_MINUTES * MINUTES)

/** Gives held seats back; again it changes nothing. */
export const releaseSeats = (ctx: Ctx, heldFor: string): Promise<unknown> => store.deleteHeld(ctx, heldFor)
