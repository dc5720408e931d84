import type { Ctx } from '../../platform/context.ts'
import { listPaperFiles } from './paper-store.ts'
import { listOfPerson } from './store.ts'
import { openWords } from './visits/prepare.ts'

const EVER = '1970-01-01'

/** A person's visits that are still kept, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  visits: await Promise.all(
    (await listOfPerson(ctx, personId, EVER)).map(async visit => ({
      placeId: visit.place_id,
      matter: visit.matter,
      day: visit.day,
      bookedFor: visit.booked_for,
      state: visit.state,
      number: visit.number,
      papers: visit.papers,
      words: openWords(ctx, visit),
      files: (await listPaperFiles(ctx, visit.visit_id)).map(({ paper, media_type, sha256 }) => ({
        paper,
        mediaType: media_type,
        sha256,
      })),
    })),
  ),
})
