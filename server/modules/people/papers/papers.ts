// The papers somebody may have copies of: their own, those of their marriage, and the deaths of their house.
import { findCouples, inventDivorce, inventMarriageDay } from '../../../../invented/country/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { fail } from '../failures.ts'
import { thaiDay } from '../seed.ts'
import { toAddress } from '../views.ts'
import { applyCorrections } from './corrections.ts'
import { type Family, listHomes, loadFamily, type Member } from './family.ts'
import * as write from './records.ts'
import type { Paper } from './shapes.ts'

/**
 * All papers of a person as they stand now, corrections included. Entries of births, marriages and so on are derived for invented people;
 * of others the register here knows houses and cards.
 * @throws people.personUnknown
 */
export async function listPapers(ctx: Ctx, personId: string): Promise<Paper[]> {
  const homes = await listHomes(ctx, personId)
  const [first, last] = [homes[0], homes.at(-1)]
  if (!first || !last) throw fail.personUnknown()
  const family = await loadFamily(ctx, first.house_code)
  const home = last.house_code === first.house_code ? family : await loadFamily(ctx, last.house_code)
  const person = family.members.find(
    member => member.personId === personId && member.since === first.since_day,
  )
  if (!person) throw fail.personUnknown()
  const papers = [
    write.houseOf(home, personId),
    ...(person.isInvented ? inventedPapers(person, family) : []),
    ...(await write.cardsOf(ctx, person, toAddress(family.house))),
  ]
  return applyCorrections(ctx, papers)
}

/** One of them. @throws people.paperUnknown */
export async function getPaper(ctx: Ctx, personId: string, paperId: string): Promise<Paper> {
  const paper = (await listPapers(ctx, personId)).find(one => one.paperId === paperId)
  if (!paper) throw fail.paperUnknown()
  return paper
}

function inventedPapers(person: Member, family: Family): Paper[] {
  const address = toAddress(family.house)
  const mine = findCouples(family.members).filter(
    ({ husband, wife }) => husband.personId === person.personId || wife.personId === person.personId,
  )
  const marriages = mine.flatMap(couple => {
    // The wife's maiden name tells the day; where she kept hers it is derived, from the husband's entry on either side.
    const maiden = couple.wife.formerNames.find(({ name }) => name.title === 'miss')
    const today = thaiDay(couple.husband.registeredAt)
    const marriedOn = maiden?.until ?? inventMarriageDay(couple, today)
    return marriedOn === undefined ? [] : [write.marriageOf(couple.husband, couple.wife, marriedOn, address)]
  })
  const isOf = (member: Member) =>
    member.personId === person.personId || member.since <= (person.until ?? '9999')
  return [
    write.birthOf(person, family, address),
    ...marriages,
    ...divorcesOf(person, family),
    ...person.formerNames.map((_former, at) => write.nameChangeOf(person, at, address)),
    ...family.members
      .filter(member => member.diedOn !== undefined && isOf(member))
      .map(member => write.deathOf(member, address)),
  ]
}

function divorcesOf(person: Member, { members, house }: Family): Paper[] {
  const isAlone = person.role === 'head' && !members.some(({ role }) => role === 'spouse')
  const children = members.filter(({ mother, father }) =>
    [mother.personId, father.personId].includes(person.personId),
  )
  const otherKind = person.sex === 'male' ? 'mother' : 'father'
  const other = children[0]?.parents.find(({ kind }) => kind === otherKind)
  if (!isAlone || !other) return []
  const address = toAddress(house)
  const births = children.map(child => child.birthDate)
  const ended = inventDivorce(person, births, address, thaiDay(person.registeredAt))
  return ended ? [write.divorceOf(person, other, ended)] : []
}
