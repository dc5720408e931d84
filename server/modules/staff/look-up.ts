import { isOpenAt } from '../../../shared/opening-hours.ts'
import type { Ctx } from '../../platform/context.ts'
import { IDLE_SECONDS } from './sessions.ts'
import {
  findPlace,
  findSessionById,
  findTerminal,
  findTerminalByKey,
  findUsedSession,
  listGrantsEver,
  listTerminalsAt,
} from './store.ts'

/** Where a terminal stands, in both languages, for whoever was proven or looked at there. */
export async function describeTerminal(ctx: Ctx, terminalId: string) {
  const terminal = await findTerminal(ctx, terminalId)
  const place = terminal && (await findPlace(ctx, terminal.place_id))
  return place && { nameTh: place.name_th, nameEn: place.name_en, kind: place.kind, code: place.code }
}

/** Which of the terminals at its place a terminal is, counted from one: what the people who wait are told. */
export async function deskNumberOf(ctx: Ctx, placeId: string, terminalId: string): Promise<number> {
  const there = await listTerminalsAt(ctx, placeId)
  return there.findIndex(terminal => terminal.terminal_id === terminalId) + 1
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

/** Whether somebody might work at a place at a moment that is over: an end after it takes nothing back. */
export const hadRole = async (
  ctx: Ctx,
  { personId, placeId, at }: { personId: string; placeId: string; at: Date },
): Promise<boolean> =>
  (await listGrantsEver(ctx, personId, placeId)).some(
    grant =>
      grant.role !== 'clerk' &&
      grant.agreed_at !== null &&
      grant.agreed_at <= at &&
      (!grant.ended_at || grant.ended_at > at),
  )

/** Whether the officer of a session still stands at its terminal. */
export const isOfficerThere = async (ctx: Ctx, sessionId: string): Promise<boolean> =>
  (await findSessionById(ctx, sessionId)) !== undefined

/** Whether somebody is at work at a counter now, whichever. */
export const isAtWork = async (ctx: Ctx, personId: string): Promise<boolean> =>
  (await findUsedSession(ctx, personId, new Date(ctx.now().getTime() - IDLE_SECONDS * 1000))) !== undefined

/** The terminal of a key, while it is switched on. */
export async function findTerminalOf(ctx: Ctx, keyThumbprint: string) {
  const terminal = await findTerminalByKey(ctx, keyThumbprint)
  if (terminal?.status !== 'active' || !terminal.public_jwk) return undefined
  return { terminalId: terminal.terminal_id, placeId: terminal.place_id, publicJwk: terminal.public_jwk }
}
