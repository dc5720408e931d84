// What the office of a house may see and touch: its own cases, and nobody their own or their kin's.
import type { Ctx } from '../../../platform/context.ts'
import { isKin } from '../../people/index.ts'
import { registrarOf } from '../citizen.ts'
import { fail } from '../failures.ts'
import * as store from './store.ts'
import type { CaseRow } from './tables.ts'

/** A case that came before this office; that of another is not there (A50, A55). @throws households.caseUnknown | ownCase */
export async function requireHere(ctx: Ctx, row: CaseRow | undefined): Promise<CaseRow> {
  const { personId, placeId } = registrarOf(ctx)
  const isBefore = row?.state === 'awaitingPeople' && row.hearing_at === null
  if (row?.place_id !== placeId || isBefore) throw fail.caseUnknown()
  const people = await store.listCasePeople(ctx, row.case_id)
  for (const id of [row.person_id, ...people.map(one => one.person_id)])
    if (id === personId || (await isKin(ctx, id, personId))) throw fail.ownCase()
  return row
}
