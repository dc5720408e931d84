import { reply, route } from '../../../platform/route.ts'
import { bookSlot } from './book.ts'
import { cancelBooking } from './cancel.ts'
import { listOwn, listSlots } from './look.ts'
import { listMine } from './of-person.ts'
import { BookBody, Booking, Bookings, ByPlace, CancelBody, Slots } from './schemas.ts'

export const bookingRoutes = [
  route.get(
    '/v1/places/:id/slots',
    {
      access: 'anyone',
      summary: 'Quarters of an hour that may be booked, fourteen days ahead',
      params: ByPlace,
      returns: Slots,
    },
    (ctx, { params }) => listSlots(ctx, params.id),
  ),
  route.get(
    '/v1/bookings',
    { access: 'device', summary: 'The bookings of this phone', returns: Bookings },
    async ctx => ({ bookings: await listOwn(ctx) }),
  ),
  route.get(
    '/v1/me/bookings',
    { access: 'person', summary: 'What was booked in my name', returns: Bookings },
    async ctx => ({ bookings: await listMine(ctx) }),
  ),
  route.post(
    '/v1/bookings',
    {
      access: 'device',
      summary: 'Book a quarter of an hour at a place; no account is needed',
      body: BookBody,
      returns: Booking,
      status: 201,
      // Many phones of a mobile network share one address.
      perMinute: 120,
    },
    (ctx, { body }) => bookSlot(ctx, body),
  ),
  route.post(
    '/v1/bookings/cancel',
    {
      access: 'device',
      summary: 'Give a booking back, by its place and reference',
      body: CancelBody,
      perMinute: 20,
    },
    async (ctx, { body }) => {
      await cancelBooking(ctx, body)
      return reply(204)
    },
  ),
]
