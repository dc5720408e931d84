// The queue as a desk sees it: numbers and matters of those who wait, and of who is called what the errand needs.
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { namePlace } from '../../staff/index.ts'
import { viewMatter } from '../matters.ts'
import { planOf } from '../order.ts'
import type { PaperId } from '../papers.ts'
import * as store from '../store.ts'
import type { VisitRow } from '../tables.ts'
import { turnLinkOf } from '../turn/code.ts'
import { describePerson, openWords } from '../visits/prepare.ts'
import { missingOf, viewPapersOf } from '../visits/view.ts'
import { findCalled, officerOf } from './call.ts'
import { showCode } from './code.ts'
import { readDesks, toWaiting } from './waiting.ts'

/** Everything a desk shows, in the order of the calls to come. */
export async function showDesk(ctx: Ctx) {
  const { placeId } = officerOf(ctx)
  const [there, desks, called] = await Promise.all([
    store.listThere(ctx, placeId, localDay(ctx.now()), ['waiting', 'booked']),
    readDesks(ctx, placeId),
    findCalled(ctx),
  ])
  const waiting = there.filter(visit => visit.state === 'waiting')
  const byId = new Map(waiting.map(visit => [visit.visit_id, visit]))
  const inOrder = planOf(waiting.map(toWaiting), desks).flatMap(({ id }) => byId.get(id) ?? [])
  return {
    ...showCode(ctx, placeId),
    called: called ? await viewCalled(ctx, called) : null,
    waiting: inOrder.map(viewLine),
    expected: there
      .filter(visit => visit.state === 'booked')
      .map(({ reference, booked_for, matter }) => ({
        reference,
        bookedFor: booked_for ?? ctx.now(),
        matter: viewMatter(matter).name,
      }))
      .sort((one, other) => one.bookedFor.getTime() - other.bookedFor.getTime()),
  }
}

const viewLine = (visit: VisitRow) => ({
  number: visit.number ?? '',
  matter: viewMatter(visit.matter).name,
  arrivedAt: visit.arrived_at ?? visit.created_at,
  ...(visit.is_in_time && visit.booked_for ? { bookedFor: visit.booked_for } : {}),
})

async function viewCalled(ctx: Ctx, visit: VisitRow) {
  return {
    visitId: visit.visit_id,
    number: visit.number ?? '',
    desk: visit.desk ?? 0,
    matter: viewMatter(visit.matter),
    ...(visit.booked_for ? { bookedFor: visit.booked_for } : {}),
    timesCalled: visit.times_called,
    papers: visit.papers as PaperId[],
    missing: visit.person_id === null ? [] : missingOf(visit),
    words: openWords(ctx, visit),
    files: await viewPapersOf(ctx, visit),
    ...(visit.person_id === null ? {} : { person: await describePerson(ctx, visit.person_id) }),
  }
}

/** What somebody who just came is told at a terminal: the number, how many wait, and where to follow it from. */
export async function showSlip(ctx: Ctx, visit: VisitRow) {
  const waiting = await store.listThere(ctx, visit.place_id, visit.day, ['waiting'])
  const plan = planOf(waiting.map(toWaiting), await readDesks(ctx, visit.place_id))
  const { nameTh: th, nameEn: en } = await namePlace(ctx, visit.place_id)
  return {
    place: { th, en },
    at: visit.arrived_at ?? visit.created_at,
    number: visit.number ?? '',
    matter: viewMatter(visit.matter),
    isInTime: visit.is_in_time,
    before: Math.max(
      0,
      plan.findIndex(one => one.id === visit.visit_id),
    ),
    ...(visit.turn_hash === null ? {} : { turn: turnLinkOf(ctx, visit.visit_id) }),
  }
}
