// A slot for somebody who has no phone of their own, booked by who helps them: it belongs to the person, by a keyed hash as phones' do.
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { type Asked, bookSlot } from './book.ts'
import { stillLiveFrom, viewBooking } from './look.ts'
import * as store from './store.ts'

/** The keyed hash under which a person's bookings are found. */
export const personHashOf = (ctx: Ctx, personId: string): Buffer =>
  ctx.vault.keyedHash('staff-booking', `person.${personId}`)

/** Books a slot for a person; `note` writes down, in the same transaction, who did it. @throws as `bookSlot` */
export const bookSlotFor = (ctx: Ctx, personId: string, asked: Asked, note: (tx: TxCtx) => Promise<void>) =>
  bookSlot(ctx, asked, { holderHash: personHashOf(ctx, personId), note })

/** The bookings made for a person that are not over, the next one first. */
export async function listBookingsFor(ctx: Ctx, personId: string) {
  const rows = await store.listOfPhone(ctx, personHashOf(ctx, personId), stillLiveFrom(ctx.now()))
  return Promise.all(rows.map(row => viewBooking(ctx, row)))
}

export const listMine = (ctx: Ctx) => listBookingsFor(ctx, (ctx.actor as ActorOf<'citizen'>).personId)
