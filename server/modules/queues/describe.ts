import type { Ctx } from '../../platform/context.ts'
import { listOfPerson } from './store.ts'
import { openWords } from './visits/prepare.ts'

const EVER = '1970-01-01'

/** A person's visits that are still kept, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  visits: (await listOfPerson(ctx, personId, EVER)).map(visit => ({
    placeId: visit.place_id,
    matter: visit.matter,
    day: visit.day,
    bookedFor: visit.booked_for,
    state: visit.state,
    number: visit.number,
    papers: visit.papers,
    words: openWords(ctx, visit),
  })),
})
