// Who is married to whom: as entered here, or, of invented people, as their papers tell.
import { findCouples, marriageAge } from '../../../../invented/country/index.ts'
import { longNameEn, longNameTh } from '../../../../shared/names.ts'
import { ageOn, type Day } from '../../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, tables } from '../../../platform/context.ts'
import { divorceRegistered, marriageRegistered } from '../events.ts'
import { fail } from '../failures.ts'
import { listHomes, loadFamily, marriageDayOf } from '../papers/family.ts'
import { listPapers } from '../papers/papers.ts'
import { getPerson, isAlive } from '../people.ts'
import { thaiDay } from '../seed.ts'
import type { MarriageRow, PeopleTables } from '../tables.ts'
import type { Person } from '../views.ts'
import { beginEntry, marriagePaperId, type Office, writeEntry } from './entries.ts'

export type Spouse = { personId: string; marriedOn: Day }

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)

/** Holds these people until the end of the transaction, always in the same order: of two who register, one sees what the other did. */
export const holdPeople = (tx: TxCtx, personIds: readonly string[]) =>
  db(tx)
    .selectFrom('people.person')
    .select('person_id')
    .where('person_id', 'in', personIds)
    .orderBy('person_id')
    .forUpdate()
    .execute()

/** The living husband or wife of somebody, or undefined. */
export async function findSpouse(ctx: Ctx, personId: string): Promise<Spouse | undefined> {
  const rows = await db(ctx)
    .selectFrom('people.marriage')
    .selectAll()
    .where('person_id', '=', personId)
    .execute()
  const standing = rows.find(row => row.ended_on === null)
  if (standing) return { personId: standing.spouse_id, marriedOn: standing.married_on }
  return findInventedSpouse(ctx, personId, rows)
}

async function findInventedSpouse(ctx: Ctx, personId: string, ended: readonly MarriageRow[]) {
  const [home] = await listHomes(ctx, personId)
  if (!home) return undefined
  const { members } = await loadFamily(ctx, home.house_code)
  const couple = findCouples(members.filter(member => member.isInvented)).find(({ husband, wife }) =>
    [husband.personId, wife.personId].includes(personId),
  )
  if (!couple || couple.husband.diedOn || couple.wife.diedOn) return undefined
  const other = couple.husband.personId === personId ? couple.wife : couple.husband
  const marriedOn = marriageDayOf(couple)
  if (marriedOn === undefined || ended.some(row => row.spouse_id === other.personId)) return undefined
  return { personId: other.personId, marriedOn }
}

export const partyOf = ({ name, citizenNumber }: Person) => ({
  name: { th: longNameTh(name), en: longNameEn(name) },
  citizenNumber,
})

/** A man stands first, and a woman second; two of one sex as they are given. */
export function sidesOf(one: Person, other: Person) {
  if (one.sex === other.sex) return { husband: partyOf(one), wife: partyOf(other), sides: 'spouses' as const }
  const [man, woman] = one.sex === 'male' ? [one, other] : [other, one]
  return { husband: partyOf(man), wife: partyOf(woman) }
}

/**
 * Whether the law lets the two marry: alive, of age, unmarried, and not of one line (Civil and Commercial Code s. 1448, 1450, 1452).
 * @throws people.personUnknown | marriedAlready | tooYoung | tooNear
 */
export async function requireMayMarry(ctx: Ctx, personId: string, otherId: string): Promise<void> {
  const today = thaiDay(ctx.now())
  for (const id of [personId, otherId]) {
    if (!(await isAlive(ctx, id))) throw fail.personUnknown()
    if (ageOn((await getPerson(ctx, id)).birthDate, today) < marriageAge) throw fail.tooYoung()
    if (await findSpouse(ctx, id)) throw fail.marriedAlready()
  }
  if (personId === otherId || (await isOneLine(ctx, personId, otherId))) throw fail.tooNear()
}

/** Parent and child, and brothers and sisters of whole or half blood. */
async function isOneLine(ctx: Ctx, personId: string, otherId: string): Promise<boolean> {
  const rows = await db(ctx)
    .selectFrom('people.parent')
    .select(['person_id', 'parent_id'])
    .where('person_id', 'in', [personId, otherId])
    .execute()
  const of = (id: string) => rows.filter(row => row.person_id === id).flatMap(row => row.parent_id ?? [])
  const [own, others] = [of(personId), of(otherId)]
  return own.includes(otherId) || others.includes(personId) || own.some(id => others.includes(id))
}

/** Enters a marriage of today. @throws people.personUnknown | marriedAlready | tooYoung | tooNear */
export async function registerMarriage(
  tx: TxCtx,
  { personId, otherId, office }: { personId: string; otherId: string; office: Office },
): Promise<void> {
  await holdPeople(tx, [personId, otherId])
  await requireMayMarry(tx, personId, otherId)
  const entry = await beginEntry(tx, 'marriage', office)
  const marriageId = newId(tx)
  const common = {
    marriage_id: marriageId,
    married_on: entry.registeredOn,
    ended_on: null,
    ended_by: null,
  }
  await db(tx)
    .insertInto('people.marriage')
    .values([
      { ...common, person_id: personId, spouse_id: otherId },
      { ...common, person_id: otherId, spouse_id: personId },
    ])
    .execute()
  const [one, other] = [await getPerson(tx, personId), await getPerson(tx, otherId)]
  await writeEntry(tx, {
    kind: 'marriage',
    paperId: marriagePaperId(marriageId),
    ownerId: personId,
    holders: [otherId],
    day: entry.registeredOn,
    record: { ...entry, ...sidesOf(one, other), endedByDeathOn: null },
  })
  for (const id of [personId, otherId]) await tx.emit(marriageRegistered, {}, { personId: id })
}

/** Enters a divorce by consent of today. @throws people.notMarried */
export async function registerDivorce(
  tx: TxCtx,
  { personId, otherId, office }: { personId: string; otherId: string; office: Office },
): Promise<void> {
  await holdPeople(tx, [personId, otherId])
  const spouse = await findSpouse(tx, personId)
  if (spouse?.personId !== otherId) throw fail.notMarried()
  const entry = await beginEntry(tx, 'divorce', office)
  const married = await endMarriage(tx, personId, spouse, entry.registeredOn, 'divorce')
  const [one, other] = [await getPerson(tx, personId), await getPerson(tx, otherId)]
  await writeEntry(tx, {
    kind: 'divorce',
    paperId: `divorce-${married}`,
    ownerId: personId,
    holders: [otherId],
    day: entry.registeredOn,
    record: { ...entry, ...sidesOf(one, other), marriage: await entryOf(tx, personId, spouse) },
  })
  for (const id of [personId, otherId]) await tx.emit(divorceRegistered, {}, { personId: id })
}

/** What the entry of their marriage says of itself. */
async function entryOf(tx: TxCtx, personId: string, { marriedOn }: Spouse) {
  const papers = await listPapers(tx, personId)
  const paper = papers.find(one => one.kind === 'marriage' && one.day === marriedOn)
  if (!paper || !('husband' in paper.record)) throw fail.notMarried()
  const { number, office, registeredOn } = paper.record
  return { number, office, registeredOn }
}

/** Marks a marriage as ended on both sides; one that was never entered here is entered as ended. */
export async function endMarriage(
  tx: TxCtx,
  personId: string,
  spouse: Spouse,
  endedOn: Day,
  endedBy: 'divorce' | 'death',
): Promise<string> {
  const ended = await db(tx)
    .updateTable('people.marriage')
    .set({ ended_on: endedOn, ended_by: endedBy })
    .where('person_id', 'in', [personId, spouse.personId])
    .where('ended_on', 'is', null)
    .returning('marriage_id')
    .execute()
  if (ended[0]) return ended[0].marriage_id
  const marriageId = newId(tx)
  const common = {
    marriage_id: marriageId,
    married_on: spouse.marriedOn,
    ended_on: endedOn,
    ended_by: endedBy,
  }
  await db(tx)
    .insertInto('people.marriage')
    .values([
      { ...common, person_id: personId, spouse_id: spouse.personId },
      { ...common, person_id: spouse.personId, spouse_id: personId },
    ])
    .execute()
  return marriageId
}
