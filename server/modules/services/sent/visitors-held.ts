// A cap on what all visitors together have with us. Addresses are limited one by one, and a crowd of them is not: nobody without an account
// fills our disks, or an agency's desk, for everybody else (A62).
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { counter, gauge } from '../../../platform/metrics.ts'
import type { Settings } from '../../../platform/settings.ts'
import { fail } from '../failures.ts'
import type { PublishedService } from '../load.ts'
import { findKnownService } from '../published.ts'
import { db } from './store.ts'

/** Cases that did not end, and files, sent or not; bytes of the files. */
type Held = { things: number; bytes: number }

/** One agency that is flooded leaves room at the others. */
const PARTS = 4
const COUNT_AGAIN_MILLISECONDS = 10_000

type Counted = { at: number; byAgency: Map<string, Held> }
// One for each running system. Between counts it grows by what this process takes, so a flood costs one count in ten seconds.
const counted = new WeakMap<Settings, Promise<Counted>>()

const total = { things: 0, bytes: 0 }
gauge(
  'services_visitors_held_things',
  'Open cases and files of visitors, as last counted',
  () => total.things,
)
gauge('services_visitors_held_bytes', 'Bytes of files of visitors, as last counted', () => total.bytes)
const refused = counter('services_visitors_refused_total', 'Visitors refused for the cap, by agency', [
  'agency',
])

/** Takes room for something of a visitor. @throws services.visitorsTooMany with the agency's telephone number */
export async function takeRoom(ctx: Ctx, service: PublishedService, more: Held): Promise<void> {
  const { byAgency } = await count(ctx)
  const { agency } = service
  const ofAgency = byAgency.get(agency.id) ?? { things: 0, bytes: 0 }
  const most = ctx.settings.visitors
  if (!fits(sumOf(byAgency), more, most) || !fits(ofAgency, more, partOf(most))) {
    refused.labels(agency.id).inc()
    throw fail.visitorsTooMany({ hotline: service.hotline ?? agency.hotline })
  }
  byAgency.set(agency.id, add(ofAgency, more))
}

const add = (one: Held, more: Held) => ({ things: one.things + more.things, bytes: one.bytes + more.bytes })
const sumOf = (byAgency: Counted['byAgency']) => [...byAgency.values()].reduce(add, { things: 0, bytes: 0 })
const partOf = (most: Held) => ({ things: most.things / PARTS, bytes: most.bytes / PARTS })
const fits = (held: Held, more: Held, most: Held) =>
  held.things + more.things <= most.things && held.bytes + more.bytes <= most.bytes

function count(ctx: Ctx): Promise<Counted> {
  const known = counted.get(ctx.settings)
  const now = ctx.now().getTime()
  const next = known?.then(
    last => (now - last.at < COUNT_AGAIN_MILLISECONDS ? last : countNow(ctx)),
    () => countNow(ctx),
  )
  const held = next ?? countNow(ctx)
  counted.set(ctx.settings, held)
  return held
}

async function countNow(ctx: Ctx): Promise<Counted> {
  const files = db(ctx)
    .selectFrom('services.attachment')
    .select(['service_id', sql<number>`count(*)`.as('things'), sql<number>`sum(size_bytes)`.as('bytes')])
    .where('is_visitor', '=', true)
    .groupBy('service_id')
  const cases = db(ctx)
    .selectFrom('services.application')
    .select(['service_id', sql<number>`count(*)`.as('things'), sql<number>`0`.as('bytes')])
    .where('is_visitor', '=', true)
    .where('state', '!=', 'ended')
    .groupBy('service_id')
  const byAgency: Counted['byAgency'] = new Map()
  for (const { service_id, things, bytes } of await files.unionAll(cases).execute()) {
    const agencyId = findKnownService(ctx, service_id)?.agency.id ?? service_id
    const held = byAgency.get(agencyId) ?? { things: 0, bytes: 0 }
    byAgency.set(agencyId, add(held, { things: Number(things), bytes: Number(bytes) }))
  }
  Object.assign(total, sumOf(byAgency))
  return { at: ctx.now().getTime(), byAgency }
}
