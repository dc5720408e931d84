// Somebody wants another first name or surname (Person Name Act B.E. 2505 s. 16).

import { ageOn } from '../../../../shared/partial-date.ts'
import { cleanName, isRomanName } from '../../../../shared/person-name.ts'
import type { Ctx } from '../../../platform/context.ts'
import { type FamilyName, getPerson, listFamilyNames, thaiDay } from '../../people/index.ts'
import { citizenOf } from '../citizen.ts'
import type { Details } from '../details.ts'
import { fail } from '../failures.ts'
import { file, type Sent } from '../filings/file.ts'
import { judgeName } from '../names/check.ts'
import { ADULT_YEARS } from '../terms.ts'

type Written = { th: string; en: string }
export type NameWish = Sent & {
  first?: Written | undefined
  /** A surname nobody has, or one of the family, which needs no words. */
  newLast?: Written | undefined
  familyLast?: FamilyName['from'] | undefined
}

/** One's name today, and the surnames of the family that one may take. */
export async function showNames(ctx: Ctx) {
  const { personId } = citizenOf(ctx)
  const { name } = await getPerson(ctx, personId)
  return {
    firstTh: name.firstTh,
    firstEn: name.firstEn,
    lastTh: name.lastTh ?? '',
    lastEn: name.lastEn ?? '',
    family: await listFamilyNames(ctx, personId),
  }
}

/**
 * Asks for another name; a new surname is kept for this person until the registrar decides.
 * @throws lifeEvents.notOfAge | nameForbidden | nameTaken | nameUnchanged and those of `file`
 */
export const fileNameChange = (ctx: Ctx, wish: NameWish) =>
  file(ctx, 'nameChange', wish, async () => {
    const { personId } = citizenOf(ctx)
    const { name, birthDate } = await getPerson(ctx, personId)
    if (ageOn(birthDate, thaiDay(ctx.now())) < ADULT_YEARS) throw fail.notOfAge()
    const [first, last] = [await firstOf(ctx, wish, personId), await lastOf(ctx, wish, personId)]
    const isOther = first && (first.th !== name.firstTh || first.en !== name.firstEn)
    if (!isOther && !last) throw fail.nameUnchanged()
    return { details: { ...(first ? { first } : {}), ...(last ? { last } : {}) } }
  })

async function firstOf(ctx: Ctx, { first }: NameWish, personId: string): Promise<Written | undefined> {
  if (!first) return undefined
  const { fault } = await judgeName(ctx, 'first', first.th, personId)
  if (fault || !isRomanName(first.en)) throw fail.nameForbidden({ fault: fault ?? 'letters' })
  return { th: cleanName(first.th), en: first.en }
}

async function lastOf(
  ctx: Ctx,
  { newLast, familyLast }: NameWish,
  personId: string,
): Promise<Details['nameChange']['last']> {
  if (familyLast) {
    const chosen = (await listFamilyNames(ctx, personId)).find(one => one.from === familyLast)
    if (!chosen) throw fail.nameForbidden({ fault: 'letters' })
    return { from: familyLast, th: chosen.lastTh, en: chosen.lastEn }
  }
  if (!newLast) return undefined
  const { standing, fault } = await judgeName(ctx, 'last', newLast.th, personId)
  if (standing === 'forbidden' || !isRomanName(newLast.en))
    throw fail.nameForbidden({ fault: fault ?? 'letters' })
  if (standing !== 'free') throw fail.nameTaken()
  return { from: 'new', th: cleanName(newLast.th), en: newLast.en }
}
