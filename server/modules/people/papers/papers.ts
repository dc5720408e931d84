// The papers somebody may have copies of: their own, those of their marriage, and the deaths of their house.
import { findCouples, inventDivorce } from '../../../../invented/country/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { fail } from '../failures.ts'
import { listEntries, withEnd } from '../life/entries.ts'
import { thaiDay } from '../seed.ts'
import type { MarriageRow } from '../tables.ts'
import { toAddress } from '../views.ts'
import { applyCorrections } from './corrections.ts'
import { type Family, listHomes, loadFamily, type Member, marriageDayOf } from './family.ts'
import * as write from './records.ts'
import type { Paper } from './shapes.ts'

/**
 * All papers of a person as they stand now, corrections included: entries that were made here, and those of invented people, which are
 * derived where none was made.
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
  const members = family.members.map(member => member.personId)
  const { papers: made, entered, divorces } = await listEntries(ctx, personId, members)
  const derived = person.isInvented ? inventedPapers(person, family, divorces) : []
  const papers = [
    write.houseOf(home, personId),
    ...derived.filter(
      paper =>
        !entered.some(({ ownerId, paperId }) => ownerId === paper.ownerId && paperId === paper.paperId),
    ),
    ...made,
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

function inventedPapers(person: Member, family: Family, divorces: readonly MarriageRow[]): Paper[] {
  const address = toAddress(family.house)
  const mine = findCouples(family.members.filter(member => member.isInvented)).filter(
    ({ husband, wife }) => husband.personId === person.personId || wife.personId === person.personId,
  )
  const marriages = mine.flatMap(couple => {
    const marriedOn = marriageDayOf(couple)
    if (marriedOn === undefined) return []
    const paper = write.marriageOf(couple.husband, couple.wife, marriedOn, address)
    const divorce = divorces.find(({ spouse_id: id }) =>
      [couple.husband.personId, couple.wife.personId].includes(id),
    )
    return [divorce ? withEnd(paper, 'divorce', divorce.ended_on) : paper]
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
