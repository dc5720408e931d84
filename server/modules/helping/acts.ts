// What a helper does in the person's name. Each act is written down for both before its answer leaves, in one transaction with what it changes.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { listHistory } from '../audit/index.ts'
import { describeFor as describeCases } from '../counter/index.ts'
import { bookSlotFor, listBookingsFor } from '../staff/index.ts'
import { actedFor, helperActed } from './events.ts'
import { fail } from './failures.ts'
import type { HelperAct } from './scopes.ts'
import { countAct } from './store.ts'

const helperOf = (ctx: Ctx) => ctx.actor as ActorOf<'helper'>

/** @throws helping.helpEnded when it ended between the check and now */
async function writeDown(tx: TxCtx, act: HelperAct, placeId?: string): Promise<void> {
  const { personId: helperId, helpedId, helpId } = helperOf(tx)
  if (!(await countAct(tx, helpId))) throw fail.helpEnded()
  const fact = { helpId, act, ...(placeId ? { placeId } : {}) }
  await tx.emit(helperActed, { ...fact, otherPersonId: helperId }, { personId: helpedId })
  await tx.emit(actedFor, { ...fact, otherPersonId: helpedId }, { personId: helperId })
}

/** Who looked at the person's data. */
export async function readHistory(ctx: Ctx, page: { before?: string | undefined; limit: number }) {
  await transaction(ctx, tx => writeDown(tx, 'readHistory'))
  return listHistory(ctx, helperOf(ctx).helpedId, page)
}

/** How the person's cases at counters and kiosks stand. */
export async function readCases(ctx: Ctx) {
  await transaction(ctx, tx => writeDown(tx, 'readCases'))
  const { cases } = await describeCases(ctx, helperOf(ctx).helpedId)
  return {
    cases: cases.map(({ case_id, created_at, ended_at, reason, ial, place, ...one }) => ({
      ...one,
      caseId: case_id,
      createdAt: created_at,
      ...(ended_at ? { endedAt: ended_at } : {}),
      ...(reason ? { reason } : {}),
      ...(ial ? { ial } : {}),
      ...(place ? { placeTh: place } : {}),
    })),
  }
}

/** What is booked for the person. */
export async function readBookings(ctx: Ctx) {
  await transaction(ctx, tx => writeDown(tx, 'readBookings'))
  return { bookings: await listBookingsFor(ctx, helperOf(ctx).helpedId) }
}

type Slot = { placeId: string; day: string; time: string; requestId: string }

/** Books a quarter of an hour in the person's name. @throws as `staff.bookSlot`, helping.helpEnded */
export const book = (ctx: Ctx, slot: Slot) =>
  bookSlotFor(ctx, helperOf(ctx).helpedId, slot, tx => writeDown(tx, 'bookSlot', slot.placeId))
