import type { Ctx } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { registerClient, registerParty } from '../parties/index.ts'
import { forgetBookings } from './booking/store.ts'
import { prepareDemoStaff } from './demo.ts'
import { noteCase } from './finder/load.ts'
import { forgetCases } from './finder/store.ts'
import { endRolesOf, endUnused } from './roles.ts'
import { routes } from './routes.ts'
import { callbackOf, checkOfficer, STAFF_CLIENT } from './sessions.ts'
import { endSessions, forgetEnded } from './store.ts'
import { checkTerminal } from './terminals.ts'

export { noteArrival } from './booking/arrive.ts'
export { holdSeat, releaseSeats } from './booking/hold.ts'
export { ARRIVALS, listBookingsToday, listSlots, namePlace, requireBookable } from './booking/look.ts'
export { bookSlotFor, listBookingsFor } from './booking/of-person.ts'
export { newReference, normaliseReference } from './booking/reference.ts'
export { BookBody, Booking, Bookings, Slots } from './booking/schemas.ts'
export { SLOT_MINUTES } from './booking/slots.ts'
export { describeFor } from './describe.ts'
export { givenBy } from './finder/levels.ts'
export {
  describePlace,
  describeTerminal,
  deskNumberOf,
  findTerminalOf,
  getPlaceOf,
  hadRole,
  isAtWork,
  isOfficerThere,
  isPlaceOpen,
  isTerminalOn,
} from './look-up.ts'
export { findOfficeOf, getOffice, listOfficesNear, type Office } from './offices.ts'
export {
  type GrantView,
  listRolesToDecide,
  type Name,
  overseePlace,
  searchPlaces,
} from './oversight/oversee.ts'
export { peripheralsOf } from './peripherals.ts'
export { addPlace, changePlace, kindOf, type PlaceChange } from './places.ts'
export { agreeToRole, endRole, proposeRoleByNumber } from './roles.ts'
export { checkOfficer } from './sessions.ts'
export {
  PLACE_CHANNELS,
  type PlaceChannel,
  type PlaceRow,
  ROLES,
  type Role,
  TERMINAL_KINDS,
  type TerminalKind,
} from './tables.ts'
export { disableTerminal, inviteTerminal } from './terminals.ts'

const OWN_PARTY = '018f0000-0000-7000-8000-00000000a002'
const SESSION_MILLISECONDS = 90 * 24 * 3600 * 1000
const BOOKING_MILLISECONDS = 7 * 24 * 3600 * 1000
const LOAD_MILLISECONDS = 3600 * 1000

/** The counter is a relying party like any other: officers see on their phones where they sign in. */
async function registerCounter(ctx: Ctx) {
  await registerParty(ctx, {
    id: OWN_PARTY,
    nameTh: 'เคาน์เตอร์ตัวตน',
    nameEn: 'Tuaton counter',
    domain: new URL(ctx.settings.origin).host,
    verified: true,
  })
  const client = {
    redirectUris: [callbackOf(ctx)],
    scopes: ['openid'],
    dialects: ['own' as const],
    purpose: { th: 'เข้าทำงานที่เคาน์เตอร์', en: 'To work at a counter' },
  }
  await registerClient(ctx, OWN_PARTY, client, { id: STAFF_CLIENT, isDemo: false })
}

export const staff = defineModule({
  name: 'staff',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  access: { terminal: checkTerminal, officer: checkOfficer },
  every: { '*/10 * * * *': endUnused },
  on: {
    'authenticators.accountFrozen': async (ctx, { personId }: RecordedEvent<never>) => {
      if (personId) await endSessions(ctx, { personId })
    },
    'authenticators.accountClosed': async (ctx, { personId }: RecordedEvent<never>) => {
      if (personId) await endRolesOf(ctx, personId)
    },
    // The counter stands above and is heard, not asked: how busy a place is belongs to where it is.
    'counter.caseOpened': noteCase,
  },
  retains: [
    {
      what: 'Sessions of officers at terminals (staff.session, staff.arrival)',
      keep: '90 days after their end',
      why: 'To know who stood where (Computer Crime Act s. 26)',
      erase: ctx => forgetEnded(ctx, new Date(ctx.now().getTime() - SESSION_MILLISECONDS)),
    },
    {
      what: 'Bookings of quarters of an hour (staff.booking, staff.held_seat)',
      keep: '7 days after their time',
      why: 'To find what somebody says about a booking; they name nobody (PDPA s. 22)',
      erase: ctx => forgetBookings(ctx, new Date(ctx.now().getTime() - BOOKING_MILLISECONDS)),
    },
    {
      what: 'Cases opened at a place in the last while (staff.recent_case)',
      keep: 'An hour',
      why: 'To say how busy a place is; whose they are is not in it',
      erase: async ctx => {
        await forgetCases(ctx, new Date(ctx.now().getTime() - LOAD_MILLISECONDS))
      },
    },
    {
      what: 'Places, their changes, terminals and who had which role (staff.place, staff.place_change, staff.terminal, staff.role_grant)',
      keep: 'For ever',
      why: 'To know by whose word somebody was proven',
    },
  ],
  async start(ctx) {
    await registerCounter(ctx)
    if (ctx.settings.sandbox) await prepareDemoStaff(ctx)
  },
})
