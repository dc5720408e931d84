// Two who want to marry, or to part.

import { ageOn } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findPersonByNumber, findSpouse, getPerson, isAlive, thaiDay } from '../../people/index.ts'
import { citizenOf } from '../citizen.ts'
import type { Wish } from '../details.ts'
import { fail } from '../failures.ts'
import { file, type Sent } from '../filings/file.ts'
import { MARRIAGE_YEARS } from '../terms.ts'

/** The living person of a number, or null: who names a number never hears whether anybody has it (A52). */
export async function findOther(ctx: Ctx, citizenNumber: string): Promise<string | null> {
  const person = await findPersonByNumber(ctx, citizenNumber)
  if (person?.personId === citizenOf(ctx).personId) throw fail.notOneself()
  return person && (await isAlive(ctx, person.personId)) ? person.personId : null
}

/**
 * Says that one wants to marry somebody. Of the other nothing is checked before their own yes: whether a stranger is married is not told.
 * @throws lifeEvents.notOneself | notOfAge | marriedAlready and those of `file`
 */
export const fileMarriage = (ctx: Ctx, wish: Sent & { otherNumber: string; own: Wish }) =>
  file(ctx, 'marriage', wish, async () => {
    const { personId } = citizenOf(ctx)
    const { birthDate } = await getPerson(ctx, personId)
    if (ageOn(birthDate, thaiDay(ctx.now())) < MARRIAGE_YEARS) throw fail.notOfAge()
    if (await findSpouse(ctx, personId)) throw fail.marriedAlready()
    const { otherNumber, own } = wish
    return { details: { otherNumber, own }, otherId: await findOther(ctx, otherNumber) }
  })

/** Says that one wants to part from whom one is married to, by consent. @throws lifeEvents.notMarried and those of `file` */
export const fileDivorce = (ctx: Ctx, sent: Sent) =>
  file(ctx, 'divorce', sent, async () => {
    const spouse = await findSpouse(ctx, citizenOf(ctx).personId)
    if (!spouse) throw fail.notMarried()
    return { details: {}, otherId: spouse.personId }
  })
