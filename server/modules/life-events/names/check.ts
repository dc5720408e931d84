// Whether a name can be had. The answer says free, taken, too alike or forbidden; whose a surname is it never says.
import {
  cleanName,
  firstNameFault,
  type NameFault,
  soundKey,
  surnameFault,
} from '../../../../shared/person-name.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findSurnameUse } from '../../people/index.ts'
import { citizenOf } from '../citizen.ts'
import { fail } from '../failures.ts'
import * as store from '../store.ts'
import { CHECKS_A_DAY, daysAfter } from '../terms.ts'

export type NameStanding = 'free' | 'taken' | 'alike' | 'forbidden'
export type NameAnswer = { standing: NameStanding; fault?: NameFault }

/** What the law and the register say of a first name or a surname, for somebody who would bear it. */
export async function judgeName(
  ctx: Ctx,
  part: 'first' | 'last',
  name: string,
  personId: string,
): Promise<NameAnswer> {
  const fault = part === 'first' ? firstNameFault(name) : surnameFault(name)
  if (fault) return { standing: 'forbidden', fault }
  // A first name may be everybody's.
  if (part === 'first') return { standing: 'free' }
  const use = await findSurnameUse(ctx, name)
  if (use === 'taken') return { standing: 'taken' }
  const kept = await store.listKeptNames(ctx, soundKey(name), personId)
  if (kept.some(row => row.surname === cleanName(name))) return { standing: 'taken' }
  return { standing: use === 'alike' || kept.length > 0 ? 'alike' : 'free' }
}

/** A check while somebody types, counted: nobody lists the surnames of the country. @throws lifeEvents.tooManyChecks */
export async function checkName(ctx: Ctx, part: 'first' | 'last', name: string): Promise<NameAnswer> {
  const { personId } = citizenOf(ctx)
  if ((await store.countCheck(ctx, personId, daysAfter(ctx.now(), -1))) > CHECKS_A_DAY)
    throw fail.tooManyChecks()
  return judgeName(ctx, part, name, personId)
}
