// How busy a place is, in words: a number of people at a place would tell whoever watches that somebody is alone there.
import type { Ctx } from '../../../platform/context.ts'
import type { RecordedEvent } from '../../../platform/events.ts'
import { SLOT_MINUTES } from '../booking/slots.ts'
import * as store from './store.ts'

export const LOADS = ['quiet', 'some', 'busy', 'unknown'] as const
export type Load = (typeof LOADS)[number]

const WINDOW_MILLISECONDS = SLOT_MINUTES * 60_000
const HEARD_MILLISECONDS = 3_600_000
const FEW = 3
/** A person is served in some five minutes: more than twice of those expected means waiting. */
const BUSY = 6

/** What is known of a place: whether its terminals were heard of lately, how many came, how many may book at once. */
export type Seen = { isOpen: boolean; isHeard: boolean; people: number; seats: number }

/** The band for what is known of a place; fewer than three people are never told apart. */
export function loadOf({ isOpen, isHeard, people, seats }: Seen): Load {
  if (!isOpen || (!isHeard && people === 0)) return 'unknown'
  if (people < FEW) return 'quiet'
  return people < Math.max(BUSY, 2 * seats) ? 'some' : 'busy'
}

/** Who came to each place in the last quarter of an hour or is booked about now, and which places were heard of. */
export async function readTraffic(ctx: Ctx) {
  const now = ctx.now().getTime()
  const [since, until] = [new Date(now - WINDOW_MILLISECONDS), new Date(now + WINDOW_MILLISECONDS)]
  const [cases, booked, heard] = await Promise.all([
    store.countCases(ctx, since),
    store.countBooked(ctx, since, until),
    store.listHeard(ctx, new Date(now - HEARD_MILLISECONDS)),
  ])
  const people = new Map<string, number>()
  for (const { place_id, count } of [...cases, ...booked])
    people.set(place_id, (people.get(place_id) ?? 0) + count)
  return { people, heard: new Set(heard.map(row => row.place_id)) }
}
export type Traffic = Awaited<ReturnType<typeof readTraffic>>

/** A case was opened somewhere; heard twice it counts once. */
export async function noteCase(ctx: Ctx, event: RecordedEvent<{ placeId: string | null }>): Promise<void> {
  const { placeId } = event.data
  if (placeId)
    await store.insertRecentCase(ctx, { event_id: event.id, place_id: placeId, opened_at: event.at })
}
