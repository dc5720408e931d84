// The register of one's house: the whole for its head, one's own entry for others. What leaves is decided where the paper is written.
import type { Ctx } from '../../platform/context.ts'
import { findHouseCopy } from '../documents/index.ts'
import { getPaper, type Papers } from '../people/index.ts'
import { citizenOf } from './citizen.ts'

/** @throws people.personUnknown */
export async function showHouse(ctx: Ctx) {
  const { personId } = citizenOf(ctx)
  const paper = await getPaper(ctx, personId, 'house')
  return { ...(paper.record as Papers['house']), copy: (await findHouseCopy(ctx, personId)) ?? null }
}
