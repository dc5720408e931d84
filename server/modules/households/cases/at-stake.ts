// Whose own entry ends by a case, and who of them did not agree: they are heard first, and two registrars decide.
import type { Ctx } from '../../../platform/context.ts'
import { findHomeCode } from '../../people/index.ts'
import type { CasePersonRow, CaseRow, Part } from './tables.ts'

export const isAtStake = (part: Part | 'asker' | undefined): boolean =>
  part === 'reported' || part === 'lives'

/** Still to be heard: whoever agreed has nothing to answer, and a child is not asked. */
export const isUnheard = ({ part, is_asked, answer, heard_at }: CasePersonRow): boolean =>
  isAtStake(part) && is_asked && answer !== 'accepted' && heard_at === null

/** Those whose name would go from the house though they did not agree; whoever moved out by themselves is none of them. */
export async function listUnwilling(
  ctx: Ctx,
  { house_code }: CaseRow,
  people: readonly CasePersonRow[],
): Promise<CasePersonRow[]> {
  const unwilling: CasePersonRow[] = []
  for (const one of people)
    if (isAtStake(one.part) && one.is_asked && one.answer !== 'accepted')
      if ((await findHomeCode(ctx, one.person_id)) === house_code) unwilling.push(one)
  return unwilling
}
