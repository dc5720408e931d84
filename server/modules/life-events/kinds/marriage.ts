import { longNameEn, longNameTh, type PersonName } from '../../../../shared/names.ts'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import {
  changeName,
  findSpouse,
  getPerson,
  isAlive,
  type NewName,
  type Person,
  registerMarriage,
  requireMayMarry,
  thaiDay,
} from '../../people/index.ts'
import type { Filing, Wish } from '../details.ts'
import { fail } from '../failures.ts'
import { MARRIAGE_YEARS } from '../terms.ts'
import type { Kind } from './kind.ts'

const both = (name: PersonName) => ({ th: longNameTh(name), en: longNameEn(name) })

/** What a wish makes of somebody's name. */
export function nameAfter(person: Person, other: Person, wish: Wish): NewName {
  const isMiss = person.sex === 'female' && person.name.title === 'miss'
  return {
    ...(wish.title === 'mrs' && isMiss ? { title: 'mrs' as const } : {}),
    ...(wish.surname === 'theirs' && other.name.lastTh !== person.name.lastTh
      ? { lastTh: other.name.lastTh, lastEn: other.name.lastEn }
      : {}),
  }
}

const pairOf = async (ctx: Ctx, filing: Filing<'marriage'>) =>
  [await getPerson(ctx, filing.person_id), await getPerson(ctx, filing.other_id ?? '')] as const

const mayMarry = (ctx: Ctx, { person_id, other_id }: Filing<'marriage'>) =>
  other_id === null
    ? Promise.resolve(false)
    : requireMayMarry(ctx, person_id, other_id).then(
        () => true,
        () => false,
      )

export const marriage: Kind<'marriage'> = {
  claims: ({ person_id, other_id, other_answer }) => [
    `marriage:${person_id}`,
    ...(other_id && other_answer === 'accepted' ? [`marriage:${other_id}`] : []),
  ],
  concerned: () => [],
  async facts(ctx, filing) {
    if (filing.other_id === null || filing.other_answer !== 'accepted') return []
    const [one, other] = await pairOf(ctx, filing)
    const { own, others } = filing.details
    return [
      { what: 'ownName', ...both({ ...one.name, ...nameAfter(one, other, own) }) },
      ...(others
        ? [{ what: 'otherName' as const, ...both({ ...other.name, ...nameAfter(other, one, others) }) }]
        : []),
    ]
  },
  async checks(ctx, filing) {
    const today = thaiDay(ctx.now())
    const ids = [filing.person_id, ...(filing.other_id ? [filing.other_id] : [])]
    const people = await Promise.all(ids.map(id => getPerson(ctx, id)))
    const living = await Promise.all(ids.map(id => isAlive(ctx, id)))
    const spouses = await Promise.all(ids.map(id => findSpouse(ctx, id)))
    const known = [
      { what: 'alive' as const, isRight: living.every(Boolean) },
      { what: 'ofAge' as const, isRight: people.every(one => ageOn(one.birthDate, today) >= MARRIAGE_YEARS) },
      { what: 'unmarried' as const, isRight: spouses.every(spouse => spouse === undefined) },
    ]
    const isAllRight = known.every(check => check.isRight)
    return [
      ...known,
      // Asked last: it holds all the others.
      { what: 'notRelated', isRight: !isAllRight || (await mayMarry(ctx, filing)) },
      { what: 'otherAgreed', isRight: filing.other_answer === 'accepted' },
    ]
  },
  isLate: () => false,
  sights: ['bothCards', 'bothPresent', 'twoWitnesses'],
  needsSecond: () => false,
  async enter(tx, filing, office) {
    const { person_id: personId, other_id: otherId, details } = filing
    if (otherId === null || !details.others) throw fail.filingUnknown()
    const [one, other] = await pairOf(tx, filing)
    await registerMarriage(tx, { personId, otherId, office })
    const renamed: string[] = []
    for (const [person, partner, wish] of [
      [one, other, details.own],
      [other, one, details.others],
    ] as const) {
      const name = nameAfter(person, partner, wish)
      if (Object.keys(name).length === 0) continue
      await changeName(tx, { personId: person.personId, name, because: 'marriage', office })
      renamed.push(person.personId)
    }
    return { told: [personId, otherId], renamed }
  },
}
