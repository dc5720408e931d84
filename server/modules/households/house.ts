// The register of one's house: the whole for its head, one's own entry for others. What leaves is decided where the paper is written.
import type { Ctx } from '../../platform/context.ts'
import { findHouseCopy } from '../documents/index.ts'
import { getPaper, listInhabitants, type Papers } from '../people/index.ts'
import { citizenOf } from './citizen.ts'
import { findOwnHouse } from './moves/end.ts'

/** @throws people.personUnknown */
export async function showHouse(ctx: Ctx) {
  const { personId } = citizenOf(ctx)
  const paper = await getPaper(ctx, personId, 'house')
  return { ...(paper.record as Papers['house']), copy: (await findHouseCopy(ctx, personId)) ?? null }
}

/** The list of a house, for its head; for others it is empty. */
export async function listHousehold(ctx: Ctx) {
  const { personId } = citizenOf(ctx)
  const house = await findOwnHouse(ctx, personId)
  const people = house === undefined ? [] : await listInhabitants(ctx, house)
  return people.map(one => ({
    personId: one.personId,
    nameTh: one.nameTh,
    nameEn: one.nameEn,
    since: one.since,
    isSelf: one.personId === personId,
  }))
}
