import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { listPapers } from './papers/papers.ts'
import { getPersonForCard } from './people.ts'
import { getRegisterPhoto } from './photos.ts'
import type { PeopleTables } from './tables.ts'
import { toCard, toName } from './views.ts'

/**
 * What the register holds about a person, for the person (PDPA s. 30). Laser codes stay out: other services take them for
 * having the card in hand, and the person has it.
 */
export async function describeFor(ctx: Ctx, personId: string) {
  const db = tables<PeopleTables>(ctx)
  const [person, photo, cards, formerNames, houses, parents, fingers, papers, corrections, marriages] =
    await Promise.all([
      getPersonForCard(ctx, personId),
      getRegisterPhoto(ctx, personId),
      db.selectFrom('people.card').selectAll().where('person_id', '=', personId).execute(),
      db.selectFrom('people.former_name').selectAll().where('person_id', '=', personId).execute(),
      db.selectFrom('people.membership').selectAll().where('person_id', '=', personId).execute(),
      db.selectFrom('people.parent').selectAll().where('person_id', '=', personId).execute(),
      db.selectFrom('people.finger').select('finger').distinct().where('person_id', '=', personId).execute(),
      listPapers(ctx, personId),
      db.selectFrom('people.paper_correction').selectAll().where('person_id', '=', personId).execute(),
      db.selectFrom('people.marriage').selectAll().where('person_id', '=', personId).execute(),
    ])
  const { card: _newest, ...register } = person
  return {
    ...register,
    formerNames: formerNames.map(row => ({ ...toName(row), until: row.until_day })),
    parents: parents.map(row => ({ kind: row.kind, firstTh: row.first_th, lastTh: row.last_th })),
    houses: houses.map(row => ({
      houseCode: row.house_code,
      role: row.role,
      isHead: row.is_head,
      since: row.since_day,
      until: row.until_day,
    })),
    // With whom, the papers say.
    marriages: marriages.map(row => ({ since: row.married_on, until: row.ended_on, endedBy: row.ended_by })),
    cards: cards.map(toCard).map(({ laserCode: _printed, ...card }) => card),
    papers: papers.map(({ kind, day, record }) => ({ kind, day, record })),
    // What was put right stands in the papers; here by which law, and when.
    papersCorrected: corrections.map(row => ({
      paper: row.paper_id,
      legalBasis: row.legal_basis,
      at: row.corrected_at,
    })),
    // Which, not how they look: a template is a secret of the body.
    fingersHeld: fingers.map(row => row.finger),
    photoJpegBase64: Buffer.from(photo).toString('base64'),
  }
}
