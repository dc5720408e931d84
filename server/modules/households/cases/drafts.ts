// What the law and the register ask before a case may begin, kind by kind; and whom it concerns.
import type { AreaName } from '../../../../shared/address.ts'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { TxCtx } from '../../../platform/context.ts'
import {
  ADULT_YEARS,
  findArea,
  findHead,
  findHomeCode,
  findHouse,
  findPersonByNumber,
  type House,
  type Inhabitant,
  isAlive,
  listChildrenAtHome,
  listInhabitants,
  thaiDay,
  wasLastHead,
} from '../../people/index.ts'
import { fail } from '../failures.ts'
import { findOwnHouse } from '../moves/end.ts'
import type { CaseRow, Part } from './tables.ts'
import { HEARD_FROM_YEARS } from './terms.ts'
import type { Building, Told } from './told.ts'

export type Wish =
  | { kind: 'newHouse'; building: Building; happenedOn: string; ownerNumber?: string | undefined }
  | { kind: 'split'; people: string[]; headId: string }
  | { kind: 'merge'; houseCode: string }
  | { kind: 'cancel'; houseCode?: string | undefined; happenedOn: string }
  | { kind: 'stranger'; personId: string; note: string }

export type Draft = Pick<CaseRow, 'house_code' | 'other_house' | 'about'> & {
  /** Where the house stands: whose office decides. */
  area: Record<'district' | 'province', AreaName>
  people: { personId: string; part: Part; isAsked: boolean }[]
  told: Told
}

/** @throws households.* where the register does not allow it */
export function draftCase(tx: TxCtx, personId: string, wish: Wish): Promise<Draft> {
  switch (wish.kind) {
    case 'newHouse':
      return draftNewHouse(tx, personId, wish)
    case 'split':
      return draftSplit(tx, personId, wish)
    case 'merge':
      return draftMerge(tx, personId, wish.houseCode)
    case 'cancel':
      return draftCancel(tx, personId, wish)
    case 'stranger':
      return draftStranger(tx, personId, wish)
  }
}

type Of<K extends Wish['kind']> = Extract<Wish, { kind: K }>

async function draftNewHouse(
  tx: TxCtx,
  personId: string,
  { building, happenedOn, ownerNumber }: Of<'newHouse'>,
): Promise<Draft> {
  const area = findArea(building.subdistrictCode)
  if (!area) throw fail.officeUnknown()
  requirePast(tx, happenedOn)
  const ownerId = ownerNumber === undefined ? undefined : await findOwner(tx, personId, ownerNumber)
  if (building.movesIn && (await findHomeCode(tx, ownerId ?? personId)) === undefined) throw fail.homeless()
  return {
    house_code: null,
    other_house: null,
    about: null,
    area,
    people: ownerId === undefined ? [] : [{ personId: ownerId, part: 'owner', isAsked: true }],
    told: { building, happenedOn },
  }
}

/** Who lets another ask for their house. Nobody learns here more than that they can be asked. */
async function findOwner(tx: TxCtx, personId: string, number: string): Promise<string> {
  const owner = await findPersonByNumber(tx, number)
  const isFit =
    owner !== undefined &&
    owner.personId !== personId &&
    ageOn(owner.birthDate, thaiDay(tx.now())) >= ADULT_YEARS &&
    (await isAlive(tx, owner.personId))
  if (!isFit) throw fail.personNotFound()
  return owner.personId
}

async function draftSplit(tx: TxCtx, personId: string, { people, headId }: Of<'split'>): Promise<Draft> {
  const house = await requireOwnHouse(tx, personId)
  const inhabitants = await listInhabitants(tx, house.houseCode)
  const going = inhabitants.filter(one => people.includes(one.personId) && one.personId !== personId)
  if (going.length !== new Set(people).size) throw fail.notInYourHouse()
  const adults = going.filter(one => isAdult(tx, one))
  if (!adults.some(one => one.personId === headId)) throw fail.notInYourHouse()
  // A child goes with a parent, and never alone.
  const children = (await Promise.all(adults.map(one => listChildrenAtHome(tx, one.personId)))).flat()
  const isAccompanied = (one: Inhabitant) => children.some(child => child.personId === one.personId)
  if (!going.every(one => isAdult(tx, one) || isAccompanied(one))) throw fail.notMovable()
  return {
    house_code: house.houseCode,
    other_house: null,
    about: house.houseCode,
    area: house.address,
    people: going.map(one => ({
      personId: one.personId,
      part: one.personId === headId ? 'newHead' : 'goes',
      isAsked: isAdult(tx, one),
    })),
    told: {},
  }
}

async function draftMerge(tx: TxCtx, personId: string, otherCode: string): Promise<Draft> {
  const house = await requireOwnHouse(tx, personId)
  if (otherCode === house.houseCode) throw fail.sameHouse()
  const other = await findHouse(tx, otherCode)
  if (!other) throw fail.houseUnknown()
  const otherHead = await findHead(tx, otherCode)
  const isBeside = other.address.subdistrictCode === house.address.subdistrictCode
  if (other.kind !== 'house' || !isBeside || otherHead === undefined) throw fail.caseImpossible()
  return {
    house_code: house.houseCode,
    other_house: otherCode,
    about: house.houseCode,
    area: house.address,
    people: [{ personId: otherHead, part: 'otherHead', isAsked: true }],
    told: {},
  }
}

async function draftCancel(
  tx: TxCtx,
  personId: string,
  { houseCode, happenedOn }: Of<'cancel'>,
): Promise<Draft> {
  requirePast(tx, happenedOn)
  const house = await findHouseToEnd(tx, personId, houseCode)
  const others = (await listInhabitants(tx, house.houseCode)).filter(one => one.personId !== personId)
  return {
    house_code: house.houseCode,
    other_house: null,
    about: house.houseCode,
    area: house.address,
    people: others.map(one => ({
      personId: one.personId,
      part: 'lives',
      isAsked: mayBeHeard(tx, one),
    })),
    told: { happenedOn },
  }
}

/** The house of its head, or of whoever left it last. */
async function findHouseToEnd(tx: TxCtx, personId: string, houseCode: string | undefined): Promise<House> {
  const own = await findOwnHouse(tx, personId)
  if (houseCode !== undefined && houseCode !== own) {
    const house = await findHouse(tx, houseCode)
    if (!house || !(await wasLastHead(tx, houseCode, personId))) throw fail.notHead()
    return house
  }
  return requireOwnHouse(tx, personId)
}

async function draftStranger(
  tx: TxCtx,
  personId: string,
  { personId: reportedId, note }: Of<'stranger'>,
): Promise<Draft> {
  const house = await requireOwnHouse(tx, personId)
  const reported = (await listInhabitants(tx, house.houseCode)).find(one => one.personId === reportedId)
  // Somebody of another house is as unknown as nobody (A50).
  if (!reported || reportedId === personId) throw fail.notInYourHouse()
  if (!mayBeHeard(tx, reported)) throw fail.notReportable()
  return {
    house_code: house.houseCode,
    other_house: null,
    about: reportedId,
    area: house.address,
    people: [{ personId: reportedId, part: 'reported', isAsked: true }],
    told: { note },
  }
}

async function requireOwnHouse(tx: TxCtx, personId: string): Promise<House> {
  const code = await findOwnHouse(tx, personId)
  const house = code === undefined ? undefined : await findHouse(tx, code)
  if (house?.kind !== 'house') throw fail.notHead()
  return house
}

function requirePast(tx: TxCtx, day: string) {
  if (day > thaiDay(tx.now()) || day < '1900-01-01') throw fail.dayImpossible()
}

const mayBeHeard = (tx: TxCtx, one: Inhabitant) => ageOn(one.birthDate, thaiDay(tx.now())) >= HEARD_FROM_YEARS

const isAdult = (tx: TxCtx, one: Inhabitant) => ageOn(one.birthDate, thaiDay(tx.now())) >= ADULT_YEARS
