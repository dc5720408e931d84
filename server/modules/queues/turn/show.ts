// One number, for whoever holds its slip: where it stands, how many are before it, and how long that takes when the day itself tells.
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { namePlace } from '../../staff/index.ts'
import { minutesOf, readDesks, toExpected, toWaiting } from '../desk/waiting.ts'
import { fail } from '../failures.ts'
import { planOf, type Waiting } from '../order.ts'
import * as store from '../store.ts'
import type { VisitRow, VisitState } from '../tables.ts'
import { minutesAround } from '../visits/minutes-around.ts'
import { hashOfTyped } from './code.ts'
import { paceOf } from './pace.ts'

export const turnStates = ['waiting', 'called', 'done', 'missed', 'cancelled'] as const
type TurnState = (typeof turnStates)[number]

/** As many calls as a day of a busy place has. */
const CALLS_SEEN = 500

/** @throws queues.turnUnknown */
export async function showTurn(ctx: Ctx, typed: string) {
  const hash = hashOfTyped(ctx, typed)
  const visit = hash && (await store.findTurn(ctx, hash, localDay(ctx.now())))
  if (!visit) throw fail.turnUnknown()
  const { nameTh: th, nameEn: en } = await namePlace(ctx, visit.place_id)
  return {
    place: { th, en },
    number: visit.number ?? '',
    state: stateOf(visit.state),
    timesCalled: visit.times_called,
    ...(visit.state === 'called' && visit.desk ? { desk: visit.desk } : {}),
    ...(visit.state === 'waiting' ? await waitOf(ctx, visit) : {}),
  }
}

/** Whoever has a number and is gone was called in vain, or left waiting at the end of the day. */
const stateOf = (state: VisitState): TurnState => (state === 'left' || state === 'booked' ? 'missed' : state)

/** How many go before; and a range of minutes where a desk is at work and the day has a pace to judge by. Otherwise any would be made up. */
async function waitOf(ctx: Ctx, visit: VisitRow) {
  const { place_id: placeId } = visit
  const day = localDay(ctx.now())
  const [there, desks, pace] = await Promise.all([
    store.listThere(ctx, placeId, day, ['waiting', 'booked']),
    readDesks(ctx, placeId),
    readPace(ctx, placeId, day),
  ])
  const waiting = there.filter(one => one.state === 'waiting').map(toWaiting)
  const before = planOf(waiting, desks).findIndex(one => one.id === visit.visit_id)
  if (!pace || desks.freeAt.length === 0) return { before: Math.max(0, before) }
  const callAt = async (people: Waiting[], share: number) =>
    planOf(
      people.map(one => ({ ...one, minutes: one.minutes * share })),
      await readDesks(ctx, placeId, share),
    ).find(one => one.id === visit.visit_id)?.callAt
  const [soonest, latest] = await Promise.all([
    callAt(waiting, pace.swift),
    callAt([...waiting, ...toExpected(there, ctx.now())], pace.slow),
  ])
  return { before: Math.max(0, before), wait: minutesAround(ctx.now(), soonest, latest, 1) }
}

async function readPace(ctx: Ctx, placeId: string, day: string) {
  const calls = await store.listCalls(ctx, placeId, day, CALLS_SEEN)
  return paceOf(
    calls.flatMap(visit => {
      const { state, called_at: calledAt, ended_at: endedAt } = visit
      return state === 'done' && calledAt && endedAt
        ? [{ plannedMinutes: minutesOf(visit), calledAt, endedAt }]
        : []
    }),
  )
}
