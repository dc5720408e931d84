import { ageOn } from '../../../shared/partial-date.ts'
import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { ADULT_YEARS } from './households.ts'
import { thaiDay } from './seed.ts'
import { findMembership } from './store.ts'
import type { PeopleTables } from './tables.ts'

/** True for parent and child, brothers and sisters, and people of one house: nobody proves their own family alone (A55). */
export async function isKin(ctx: Ctx, one: string, other: string): Promise<boolean> {
  const [house, otherHouse] = await Promise.all([findMembership(ctx, one), findMembership(ctx, other)])
  if (house && house.house_code === otherHouse?.house_code) return true
  const [parents, otherParents] = await Promise.all([parentsOf(ctx, one), parentsOf(ctx, other)])
  return (
    parents.includes(other) || otherParents.includes(one) || parents.some(id => otherParents.includes(id))
  )
}

/** Living children under age, wherever they live: a parent speaks for them (Civil and Commercial Code s. 1566). */
export async function listMinorChildren(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await tables<PeopleTables>(ctx)
    .selectFrom('people.parent')
    .innerJoin('people.person', 'people.person.person_id', 'people.parent.person_id')
    .leftJoin('people.death', 'people.death.person_id', 'people.parent.person_id')
    .select(['people.person.person_id', 'birth_date'])
    .where('parent_id', '=', personId)
    .where('died_on', 'is', null)
    .orderBy('birth_date')
    .orderBy('people.person.person_id')
    .execute()
  const today = thaiDay(ctx.now())
  return rows.filter(row => ageOn(row.birth_date, today) < ADULT_YEARS).map(row => row.person_id)
}

async function parentsOf(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await tables<PeopleTables>(ctx)
    .selectFrom('people.parent')
    .select('parent_id')
    .where('person_id', '=', personId)
    .execute()
  return rows.flatMap(row => row.parent_id ?? [])
}
