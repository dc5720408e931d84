import { localDay } from '../../../shared/opening-hours.ts'
import { type Ctx, transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { closeOverdue, remind } from './clock.ts'
import { erasePapersBefore } from './paper-store.ts'
import { routes } from './routes.ts'
import { forgetVisits, forgetWalls, listOfPerson, lockVisit } from './store.ts'
import { daysAfter, MISSED_WITHIN_DAYS } from './terms.ts'
import { endBooking } from './visits/book.ts'

export { describeFor } from './describe.ts'

/** Gives back what somebody who died or closed the account had booked; delivered twice it finds nothing. */
async function cancelAllOf(ctx: Ctx, { personId }: RecordedEvent<never>) {
  if (!personId) return
  const ahead = await listOfPerson(ctx, personId, localDay(ctx.now()))
  for (const { visit_id } of ahead)
    await transaction(ctx, async tx => {
      const visit = await lockVisit(tx, visit_id)
      if (visit?.state === 'booked' || visit?.state === 'waiting') await endBooking(tx, visit)
    })
}

export const queues = defineModule({
  name: 'queues',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  every: { '*/5 * * * *': closeOverdue, '*/10 * * * *': remind },
  on: { 'authenticators.accountClosed': cancelAllOf, 'people.deathRecorded': cancelAllOf },
  retains: [
    {
      what: 'Visits to registration offices, what their people bring and wrote (queues.visit, queues.last_number)',
      keep: '60 days after their day',
      why: 'Three visits missed within that time pause booking; questions about a visit',
      erase: ctx => forgetVisits(ctx, localDay(daysAfter(ctx.now(), -MISSED_WITHIN_DAYS))),
    },
    {
      what: 'Photographs and files of papers shown ahead of a visit (queues.paper_file)',
      keep: 'Until the visit has ended, at most until the end of its day',
      why: 'The officer who calls the visit looks at them; the originals are brought all the same',
      erase: ctx => erasePapersBefore(ctx, localDay(ctx.now())),
    },
    {
      what: 'Links of the screens on the walls of offices, and which officer made them (queues.wall)',
      keep: 'While they stand open, and 60 days after their end',
      why: 'A screen shows the queue as long as its place wants it to',
      erase: ctx => forgetWalls(ctx, daysAfter(ctx.now(), -MISSED_WITHIN_DAYS)),
    },
  ],
})
