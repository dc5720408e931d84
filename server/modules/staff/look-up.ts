import { isOpenAt } from '../../../shared/opening-hours.ts'
import type { Ctx } from '../../platform/context.ts'
import { findPlace, findSessionById, findTerminal } from './store.ts'

/** Where a terminal stands, in both languages, for whoever was proven or looked at there. */
export async function describeTerminal(ctx: Ctx, terminalId: string) {
  const terminal = await findTerminal(ctx, terminalId)
  const place = terminal && (await findPlace(ctx, terminal.place_id))
  return place && { nameTh: place.name_th, nameEn: place.name_en, kind: place.kind, code: place.code }
}

/** A place as it is named beside organisations: its code stands where they have a domain. */
export async function describePlace(ctx: Ctx, placeId: string) {
  const place = await findPlace(ctx, placeId)
  return (
    place && { id: placeId, nameTh: place.name_th, nameEn: place.name_en, domain: place.code, verified: true }
  )
}

/** The channels that a place offers. */
export async function getPlaceOf(ctx: Ctx, placeId: string) {
  const place = await findPlace(ctx, placeId)
  if (!place) throw new Error('A terminal without a place')
  return { placeId, kind: place.kind, channels: place.channels, nameTh: place.name_th, nameEn: place.name_en }
}

/** Whether people work there at this moment, by its opening hours. */
export async function isPlaceOpen(ctx: Ctx, placeId: string): Promise<boolean> {
  const place = await findPlace(ctx, placeId)
  return place !== undefined && isOpenAt(place.opening, ctx.now())
}

export const isTerminalOn = async (ctx: Ctx, terminalId: string): Promise<boolean> =>
  (await findTerminal(ctx, terminalId))?.status === 'active'

/** Whether the officer of a session still stands at its terminal. */
export const isOfficerThere = async (ctx: Ctx, sessionId: string): Promise<boolean> =>
  (await findSessionById(ctx, sessionId)) !== undefined
