import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
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

async function parentsOf(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await tables<PeopleTables>(ctx)
    .selectFrom('people.parent')
    .select('parent_id')
    .where('person_id', '=', personId)
    .execute()
  return rows.flatMap(row => row.parent_id ?? [])
}
