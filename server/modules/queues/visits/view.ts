// A visit as its person sees it: when, where, what to bring, and on the day how many stand before and about how long that takes.
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { namePlace } from '../../staff/index.ts'
import { readDesks, toExpected, toWaiting } from '../desk/waiting.ts'
import { matterOf, viewMatter } from '../matters.ts'
import { planOf } from '../order.ts'
import { listPaperFiles } from '../paper-store.ts'
import { type PaperId, papers } from '../papers.ts'
import * as store from '../store.ts'
import type { PaperFileRow, VisitRow } from '../tables.ts'
import { EARLY_MINUTES, LATE_MINUTES, minutesAfter } from '../terms.ts'
import { minutesAround } from './minutes-around.ts'
import { openWords } from './prepare.ts'

export async function viewVisit(ctx: Ctx, visit: VisitRow) {
  const { booked_for: bookedFor } = visit
  return {
    visitId: visit.visit_id,
    state: visit.state,
    matter: viewMatter(visit.matter),
    place: await namePlace(ctx, visit.place_id),
    reference: visit.reference,
    ...(bookedFor
      ? {
          bookedFor,
          arriveFrom: minutesAfter(bookedFor, -EARLY_MINUTES),
          arriveUntil: minutesAfter(bookedFor, LATE_MINUTES),
        }
      : {}),
    ...(visit.number ? { number: visit.number, isInTime: visit.is_in_time } : {}),
    ...(visit.state === 'called' && visit.desk ? { desk: visit.desk } : {}),
    ...(visit.state === 'waiting' ? { wait: await waitOf(ctx, visit) } : {}),
    papers: visit.papers as PaperId[],
    missing: missingOf(visit),
    words: openWords(ctx, visit),
    files: await viewPapersOf(ctx, visit),
    day: visit.day,
  }
}

/** What was sent ahead, without its bytes. */
export const viewPapersOf = async (ctx: Ctx, { visit_id: visitId }: VisitRow) =>
  (await listPaperFiles(ctx, visitId)).map(viewPaperFile)

export const viewPaperFile = ({ file_id: fileId, paper, media_type: mediaType }: PaperFileRow) => ({
  fileId,
  paper,
  mediaType,
})

/** Papers that the matter needs and the person does not say to have. */
export const missingOf = ({ matter, papers: has }: VisitRow): PaperId[] =>
  matterOf(matter).papers.filter(paper => papers[paper].isNeeded && !has.includes(paper))

/** How many are called before this visit, and between which minutes its call will about be. */
async function waitOf(ctx: Ctx, visit: VisitRow) {
  const day = localDay(ctx.now())
  const [there, desks] = await Promise.all([
    store.listThere(ctx, visit.place_id, day, ['waiting', 'booked']),
    readDesks(ctx, visit.place_id),
  ])
  const waiting = there.filter(one => one.state === 'waiting').map(toWaiting)
  const soonest = planOf(waiting, desks)
  const latest = planOf([...waiting, ...toExpected(there, ctx.now())], desks)
  const at = (plan: typeof soonest) => plan.findIndex(one => one.id === visit.visit_id)
  return {
    before: Math.max(0, at(soonest)),
    ...minutesAround(ctx.now(), soonest[at(soonest)]?.callAt, latest[at(latest)]?.callAt),
    isMoving: desks.freeAt.length > 0,
  }
}

/** The visits of a person from today on, the next first. */
export async function listVisits(ctx: Ctx, personId: string) {
  const rows = await store.listOfPerson(ctx, personId, localDay(ctx.now()))
  return Promise.all(rows.filter(row => row.state !== 'cancelled').map(row => viewVisit(ctx, row)))
}
