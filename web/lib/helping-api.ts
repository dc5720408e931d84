import type { HistoryEntry } from './control-types.ts'
import type { Booking } from './finder-api.ts'
import type { Helper, HelpScope, Named } from './helping-types.ts'
import { asCitizen } from './session.ts'

export type Helped = { helpId: string; person: Named; scopes: HelpScope[]; endsAt: string }
export type HelpOffer = { helpId: string; code: string; expiresAt: string }
export type Offered = { helper: Named; scopes: HelpScope[]; minutes: number }
export type HelpedCase = {
  caseId: string
  channel: string
  status: string
  placeTh?: string
  createdAt: string
}

const encoded = encodeURIComponent
const read = <T>(path: string) => asCitizen<T>({ path, patienceSeconds: 4 })
/** Tried once: what was done in somebody's name is not done twice because an answer was lost. */
const post = <T = void>(path: string, json: object = {}) =>
  asCitizen<T>({ method: 'POST', path, json, patienceSeconds: 0 })

/** Offers help and answers the code that the person takes. */
export const offerHelp = (scopes: HelpScope[], minutes: number) =>
  post<HelpOffer>('/v1/helping/offers', { scopes, minutes })

/** Whom I help now. */
export const readHelped = async () => (await read<{ people: Helped[] }>('/v1/helping')).people

export const stopHelping = (helpId: string) => post(`/v1/helping/${encoded(helpId)}/end`)

export const lookAtOffer = (code: string) => post<Offered>('/v1/me/helpers/look', { code })

/** Lets somebody help, with the passcode. */
export const allowHelper = (code: string, passcode: string) =>
  post<Helper>('/v1/me/helpers', { code, passcode })

/** Who helps me, and who did lately. */
export const readHelpers = async () => (await read<{ helpers: Helper[] }>('/v1/me/helpers')).helpers

export const endHelper = (helpId: string) => post(`/v1/me/helpers/${encoded(helpId)}/end`)

const inName = (helpId: string, what: string) => `/v1/helping/${encoded(helpId)}/${what}`

export const readHelpedHistory = async (helpId: string) =>
  (await read<{ entries: HistoryEntry[] }>(inName(helpId, 'history'))).entries

export const readHelpedCases = async (helpId: string) =>
  (await read<{ cases: HelpedCase[] }>(inName(helpId, 'cases'))).cases

export const readHelpedBookings = async (helpId: string) =>
  (await read<{ bookings: Booking[] }>(inName(helpId, 'bookings'))).bookings

type Slot = { placeId: string; day: string; time: string; requestId: string }
export const bookInName = (helpId: string, slot: Slot) => post<Booking>(inName(helpId, 'bookings'), slot)
