import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { listDevices } from '../authenticators/index.ts'
import { listOfPhones } from './booking/look.ts'
import { listBookingsFor } from './booking/of-person.ts'
import type { StaffTables } from './tables.ts'

/** The roles of a person and what their phones have booked, for the person (PDPA s. 30). */
export async function describeFor(ctx: Ctx, personId: string) {
  const roles = await tables<StaffTables>(ctx)
    .selectFrom('staff.role_grant')
    .select(['place_id', 'role', 'status', 'proposed_at', 'agreed_at', 'ended_at'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  const phones = await listDevices(ctx, personId)
  return {
    roles,
    bookings: await listOfPhones(
      ctx,
      phones.map(phone => phone.key_thumbprint),
    ),
    bookedForYou: await listBookingsFor(ctx, personId),
  }
}
