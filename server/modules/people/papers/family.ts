// Everybody who lives or lived in a house, as their papers need them.
import { type Couple, type CoupleMember, inventMarriageDay } from '../../../../invented/country/index.ts'
import type { PersonName } from '../../../../shared/names.ts'
import type { Day } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import { thaiDay } from '../seed.ts'
import type { HouseRow, MembershipRow, ParentRow, PeopleTables } from '../tables.ts'
import { type Person, toName, toPerson } from '../views.ts'

export type Member = Person &
  CoupleMember & {
    /** Head of the house, today or when they left it. */
    isHead: boolean
    /** The house they came from, as far as this register saw them come. */
    from: HouseRow | undefined
    since: Day
    until: Day | null
    parents: ParentRow[]
    formerNames: { name: PersonName; until: Day }[]
    registeredAt: Date
  }
export type Family = { house: HouseRow; members: Member[] }

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)

/** The houses of a person, the first to the last. */
export const listHomes = (ctx: Ctx, personId: string): Promise<MembershipRow[]> =>
  db(ctx)
    .selectFrom('people.membership')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('since_day')
    .execute()

/** A house with all who ever lived there, in the order of its register: the head, then as they were entered. */
export async function loadFamily(ctx: Ctx, houseCode: string): Promise<Family> {
  const house = await db(ctx)
    .selectFrom('people.house')
    .selectAll()
    .where('house_code', '=', houseCode)
    .executeTakeFirstOrThrow()
  const rows = await db(ctx)
    .selectFrom('people.membership')
    .innerJoin('people.person', 'people.person.person_id', 'people.membership.person_id')
    .leftJoin('people.death', 'people.death.person_id', 'people.membership.person_id')
    .selectAll('people.person')
    .select(['role', 'is_head', 'since_day', 'until_day', 'died_on'])
    .where('house_code', '=', houseCode)
    .orderBy('people.person.person_id')
    .orderBy('since_day')
    .execute()
  const ids = rows.map(row => row.person_id)
  const [parents, homes, formerNames] = [
    await db(ctx).selectFrom('people.parent').selectAll().where('person_id', 'in', ids).execute(),
    await listHomesOf(ctx, ids),
    await db(ctx)
      .selectFrom('people.former_name')
      .selectAll()
      .where('person_id', 'in', ids)
      .orderBy('until_day')
      .execute(),
  ]
  const members = rows.map(row => {
    const own = parents.filter(parent => parent.person_id === row.person_id)
    const idOf = (kind: ParentRow['kind']) => ({
      personId: own.find(parent => parent.kind === kind)?.parent_id ?? undefined,
    })
    return {
      ...toPerson(row),
      role: row.role,
      isHead: row.is_head,
      from: homes.findLast(home => home.person_id === row.person_id && home.since_day < row.since_day),
      since: row.since_day,
      until: row.until_day,
      diedOn: row.died_on ?? undefined,
      mother: idOf('mother'),
      father: idOf('father'),
      parents: own,
      formerNames: formerNames
        .filter(former => former.person_id === row.person_id)
        .map(former => ({ name: toName(former), until: former.until_day })),
      registeredAt: row.registered_at,
    }
  })
  return { house, members: members.toSorted((one, other) => rank(one) - rank(other)) }
}

/** All houses of these people, in the order in which each lived there. */
const listHomesOf = (ctx: Ctx, personIds: string[]) =>
  db(ctx)
    .selectFrom('people.membership')
    .innerJoin('people.house', 'people.house.house_code', 'people.membership.house_code')
    .selectAll('people.house')
    .select(['person_id', 'since_day'])
    .where('person_id', 'in', personIds)
    .orderBy('since_day')
    .execute()

const rank = ({ isHead }: Member) => (isHead ? 0 : 1)

/** The wife's maiden name tells the day; where she kept hers it is derived, from the husband's entry on either side. */
export function marriageDayOf(couple: Couple<Member>): Day | undefined {
  const written = thaiDay(couple.husband.registeredAt)
  // A name that was changed since is no maiden name.
  const maiden = couple.wife.formerNames.find(({ name, until }) => name.title === 'miss' && until < written)
  return maiden?.until ?? inventMarriageDay(couple, written)
}
