// From the register's rows to the papers, one function a kind.
import {
  inventBirth,
  inventCardHistory,
  inventDeathEntry,
  type inventDivorce,
  inventMarriageEntry,
  inventMove,
  inventNameEntry,
  officeOf,
} from '../../../../invented/country/index.ts'
import { type Address, formatAddressEn, formatAddressTh } from '../../../../shared/address.ts'
import { longNameEn, longNameTh, type PersonName } from '../../../../shared/names.ts'
import { ageOn, type Day, earliestDay } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { ParentRow, PeopleTables } from '../tables.ts'
import { toAddress, toCard } from '../views.ts'
import type { Family, Member } from './family.ts'
import type { Paper } from './shapes.ts'

const both = (name: PersonName) => ({ th: longNameTh(name), en: longNameEn(name) })
const party = (member: Member) => ({ name: both(member.name), citizenNumber: member.citizenNumber })
const nationality = ({ isThai }: Member) => (isThai ? ('thai' as const) : ('other' as const))
const sortable = (member: Member) => earliestDay(member.birthDate)

/** A parent by name; the family name in English is that of whoever of the child's names it is. */
function parentName(child: Member, kind: ParentRow['kind']) {
  const row = child.parents.find(parent => parent.kind === kind)
  if (!row) return null
  const names = [child.name, ...child.formerNames.map(former => former.name)]
  const lastEn = names.find(name => name.lastTh === row.last_th)?.lastEn
  return {
    th: [row.first_th, row.last_th].filter(Boolean).join(' '),
    en: [row.first_en, lastEn].filter(Boolean).join(' '),
  }
}

/** The register of a house: everybody for its head, otherwise the person alone. */
export function houseOf({ house, members }: Family, personId: string): Paper<'house'> {
  // Who came back to a house stands there twice; what counts is the last time.
  const person = members
    .filter(member => member.personId === personId)
    .toSorted((one, other) => (one.since < other.since ? -1 : 1))
    .at(-1)
  const isHead = person?.isHead ?? false
  const shown = members.filter(member => member === person || (isHead && member.until === null))
  const address = toAddress(house)
  return {
    paperId: 'house',
    kind: 'house',
    ownerId: personId,
    day: person?.since ?? '',
    record: {
      houseCode: house.house_code,
      address: { th: formatAddressTh(address), en: formatAddressEn(address) },
      office: officeOf(address),
      scope: isHead ? 'all' : 'own',
      members: shown.map(member => ({
        ...party(member),
        sex: member.sex,
        birthDate: member.birthDate,
        nationality: nationality(member),
        role: member.isHead ? 'head' : 'resident',
        mother: parentName(member, 'mother'),
        father: parentName(member, 'father'),
        since: member.since,
        from: cameFrom(member),
      })),
    },
  }
}

function cameFrom(member: Member) {
  if (member.from) {
    const address = toAddress(member.from)
    return { th: formatAddressTh(address), en: formatAddressEn(address) }
  }
  return member.isInvented ? (inventMove(member, member.since).from ?? null) : null
}

export function birthOf(person: Member, { members }: Family, home: Address): Paper<'birth'> {
  const { number, office, registeredOn, time, place, informant } = inventBirth(person, home)
  const parent = (kind: ParentRow['kind']) => {
    const name = parentName(person, kind)
    const known = members.find(member => member.personId === person[kind].personId)
    return name && { name, citizenNumber: known?.citizenNumber ?? null }
  }
  const record = {
    number,
    office,
    registeredOn,
    child: { name: both(atBirth(person)), citizenNumber: person.citizenNumber },
    sex: person.sex,
    nationality: nationality(person),
    birthDate: person.birthDate,
    time: time ?? null,
    place,
    mother: parent('mother'),
    father: parent('father'),
    informant,
  }
  return { paperId: 'birth', kind: 'birth', ownerId: person.personId, day: sortable(person), record }
}

/** A child was entered as a boy or girl, under the first name borne. */
function atBirth(person: Member): PersonName {
  const name = person.formerNames[0]?.name ?? person.name
  return { ...name, title: person.sex === 'male' ? 'boy' : 'girl' }
}

export function deathOf(member: Member, home: Address): Paper<'death'> {
  const diedOn = member.diedOn ?? ''
  const { number, office, registeredOn, time, place, cause, informant } = inventDeathEntry(
    { ...member, diedOn },
    home,
  )
  const record = {
    number,
    office,
    registeredOn,
    deceased: party(member),
    sex: member.sex,
    nationality: nationality(member),
    birthDate: member.birthDate,
    ageYears: ageOn(member.birthDate, diedOn),
    diedOn,
    time,
    place,
    cause,
    informant,
  }
  return { paperId: `death-${member.personId}`, kind: 'death', ownerId: member.personId, day: diedOn, record }
}

export function marriageOf(husband: Member, wife: Member, marriedOn: Day, home: Address): Paper<'marriage'> {
  const entry = inventMarriageEntry(husband, wife, marriedOn, home)
  const asThen = (member: Member) => ({
    name: both(member.formerNames.find(former => former.until >= marriedOn)?.name ?? member.name),
    citizenNumber: member.citizenNumber,
  })
  const deaths = [husband.diedOn, wife.diedOn].filter(day => day !== undefined).sort()
  const record = { ...entry, husband: asThen(husband), wife: asThen(wife), endedByDeathOn: deaths[0] ?? null }
  // One paper for two: it belongs to the husband's entry, so that what is put right in it is put right for both.
  return {
    paperId: `marriage-${wife.personId}`,
    kind: 'marriage',
    ownerId: husband.personId,
    day: marriedOn,
    record,
  }
}

type Divorced = NonNullable<ReturnType<typeof inventDivorce>>

export function divorceOf(
  person: Member,
  other: ParentRow,
  { marriage, divorce }: Divorced,
): Paper<'divorce'> {
  const lastEn = other.last_th === person.name.lastTh ? person.name.lastEn : undefined
  const otherName = {
    th: [other.first_th, other.last_th].filter(Boolean).join(' '),
    en: [other.first_en, lastEn].filter(Boolean).join(' '),
  }
  const [own, former] = [party(person), { name: otherName, citizenNumber: null }]
  const sides = person.sex === 'male' ? { husband: own, wife: former } : { husband: former, wife: own }
  const record = { ...divorce, ...sides, marriage }
  return { paperId: 'divorce', kind: 'divorce', ownerId: person.personId, day: divorce.registeredOn, record }
}

export function nameChangeOf(person: Member, at: number, home: Address): Paper<'nameChange'> {
  const before = person.formerNames[at]
  if (!before) throw new RangeError('no such former name')
  const after = person.formerNames[at + 1]?.name ?? person.name
  const { number, office, registeredOn } = inventNameEntry(person, before.until, home)
  const record = {
    number,
    office,
    registeredOn,
    person: party(person),
    before: both(before.name),
    after: both(after),
    reason:
      before.name.title === 'miss' && after.title === 'mrs' ? ('marriage' as const) : ('ownWish' as const),
  }
  return {
    paperId: `name-${before.until}`,
    kind: 'nameChange',
    ownerId: person.personId,
    day: before.until,
    record,
  }
}

/** The history of cards, for who has had one. */
export async function cardsOf(ctx: Ctx, person: Member, home: Address): Promise<Paper<'cardHistory'>[]> {
  const rows = await tables<PeopleTables>(ctx)
    .selectFrom('people.card')
    .selectAll()
    .where('person_id', '=', person.personId)
    .orderBy('version')
    .execute()
  const cards = inventCardHistory(person, rows.map(toCard), home)
  if (cards.length === 0) return []
  const record = {
    person: party(person),
    cards: cards.map(({ issueDate, expiryDate, office, reason, status }) => ({
      issueDate,
      expiryDate,
      office,
      reason,
      status,
    })),
  }
  const day = cards.at(-1)?.issueDate ?? ''
  return [{ paperId: 'cards', kind: 'cardHistory', ownerId: person.personId, day, record }]
}
