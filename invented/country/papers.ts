// What stands in the registers of birth, death, marriage, divorce and names, and on former cards. Derived from the person's entry and
// fixed by the person's number: invented papers need no rows, and are the same whoever reads them.
import type { Address, AreaName } from '../../shared/address.ts'
import { toBuddhistYear } from '../../shared/buddhist-date.ts'
import {
  addDays,
  addYears,
  ageOn,
  type Day,
  earliestDay,
  type PartialDate,
} from '../../shared/partial-date.ts'
import { pickSubdistrict } from './areas.ts'
import { type CardStatus, cardExpiry, firstCardAge } from './cards.ts'
import { type Dice, diceOf } from './dice.ts'
import { daysBetween, keyOf } from './marriages.ts'

type Owner = { citizenNumber: string; birthDate: PartialDate }
/** A paper of a registry: which office, under which number, on which day. */
export type Entry = { number: string; office: AreaName; registeredOn: Day }
export type InventedBirth = Entry & {
  time: string | undefined
  place: AreaName
  informant: 'mother' | 'father' | 'head'
}
export type InventedDeath = Entry & {
  time: string
  place: AreaName
  cause: AreaName
  informant: 'spouse' | 'relative' | 'head'
}
export type InventedMove = { from: AreaName | undefined; movedOn: Day }
export type CardReason = 'first' | 'expired' | 'lost' | 'changed'
export type InventedFormerCard = {
  version: number
  issueDate: Day
  expiryDate: Day | 'lifetime'
  reason: CardReason
  office: AreaName
  status: CardStatus
}

const purpose = { birth: 51, death: 52, marriage: 53, divorce: 54, name: 55, cards: 56, move: 57 } as const
/** Civil Registration Act B.E. 2534 s. 18: a birth is notified within fifteen days. */
const birthNoticeDays = 15
const hospitalsFrom = '1955'

/** The office of a district that keeps its registers. */
export function officeOf({
  district,
  province,
  subdistrictCode,
}: Pick<Address, 'district' | 'province' | 'subdistrictCode'>): AreaName {
  const word = subdistrictCode.startsWith('10') ? 'เขต' : 'อำเภอ'
  return {
    th: `สำนักทะเบียน${word}${district.th}`,
    en: `Registration Office of ${district.en}, ${province.en}`,
  }
}

const areaName = (area: Pick<Address, 'district' | 'province' | 'subdistrictCode'>): AreaName => ({
  th: area.subdistrictCode.startsWith('10')
    ? `เขต${area.district.th} ${area.province.th}`
    : `อำเภอ${area.district.th} จังหวัด${area.province.th}`,
  en: `${area.district.en}, ${area.province.en}`,
})

const anywhere = (dice: Dice) => {
  const { code, ...area } = pickSubdistrict(dice)
  return { ...area, subdistrictCode: code }
}

/** Mostly the district of the house, sometimes another. */
const near = (dice: Dice, home: Address) => (dice.chance(0.7) ? home : anywhere(dice))

const entryNumber = (dice: Dice, registeredOn: Day) =>
  `${dice.between(1, 999)}/${toBuddhistYear(registeredOn)}`

const clock = (dice: Dice) =>
  `${String(dice.int(24)).padStart(2, '0')}:${String(dice.int(60)).padStart(2, '0')}`

/** The entry in the register of births. */
export function inventBirth(person: Owner, home: Address): InventedBirth {
  const dice = diceOf(keyOf(person), purpose.birth)
  const area = near(dice, home)
  const bornOn = earliestDay(person.birthDate)
  const isLate = person.citizenNumber[0] === '2'
  const registeredOn = addDays(
    bornOn,
    isLate ? dice.between(birthNoticeDays + 1, 900) : dice.int(birthNoticeDays),
  )
  const inHospital = bornOn >= hospitalsFrom && dice.chance(0.93)
  const where = areaName(area)
  return {
    number: entryNumber(dice, registeredOn),
    office: officeOf(area),
    registeredOn,
    time: person.birthDate.length === 10 ? clock(dice) : undefined,
    place: inHospital
      ? { th: `โรงพยาบาลใน${where.th}`, en: `A hospital in ${where.en}` }
      : { th: `บ้านใน${where.th}`, en: `A house in ${where.en}` },
    informant: dice.pick(['mother', 'father', 'father', 'head'] as const),
  }
}

const causes: readonly AreaName[] = [
  { th: 'โรคชรา', en: 'Old age' },
  { th: 'โรคหัวใจ', en: 'Heart disease' },
  { th: 'โรคหลอดเลือดสมอง', en: 'Stroke' },
  { th: 'ปอดอักเสบ', en: 'Pneumonia' },
  { th: 'มะเร็ง', en: 'Cancer' },
]

/** The entry in the register of deaths. */
export function inventDeathEntry(person: Owner & { diedOn: Day }, home: Address): InventedDeath {
  const dice = diceOf(keyOf(person), purpose.death)
  const area = near(dice, home)
  const registeredOn = addDays(person.diedOn, dice.int(2))
  const where = areaName(area)
  const isOld = ageOn(person.birthDate, person.diedOn) >= 75
  return {
    number: entryNumber(dice, registeredOn),
    office: officeOf(area),
    registeredOn,
    time: clock(dice),
    place: dice.chance(0.6)
      ? { th: `โรงพยาบาลใน${where.th}`, en: `A hospital in ${where.en}` }
      : { th: `บ้านใน${where.th}`, en: `A house in ${where.en}` },
    cause: isOld && dice.chance(0.5) ? causes[0]! : causes[dice.between(1, causes.length - 1)]!,
    informant: dice.pick(['spouse', 'relative', 'head'] as const),
  }
}

/** The entry in the register of marriages, the same from either side. */
export function inventMarriageEntry(husband: Owner, wife: Owner, marriedOn: Day, home: Address): Entry {
  const dice = diceOf(keyOf(husband), keyOf(wife), purpose.marriage)
  return { number: entryNumber(dice, marriedOn), office: officeOf(near(dice, home)), registeredOn: marriedOn }
}

export type InventedDivorce = { marriage: Entry; divorce: Entry }

/**
 * How the marriage of a parent who keeps house alone ended, if it was one and was divorced: after the children, and when the
 * parent was alive. The other parent is known by name only.
 */
export function inventDivorce(
  parent: Owner & { diedOn?: Day | undefined },
  children: readonly PartialDate[],
  home: Address,
  today: Day,
): InventedDivorce | undefined {
  const dice = diceOf(keyOf(parent), purpose.divorce)
  const births = children.map(earliestDay).sort()
  const ofAge = addYears(earliestDay(parent.birthDate), 18)
  const [first, last] = [births[0], births.at(-1)]
  if (first === undefined || last === undefined || !dice.chance(0.6)) return undefined
  const end = [today, parent.diedOn].filter(day => day !== undefined).sort()[0]!
  const latestMarriage = first > ofAge ? first : last
  const daysToMarry = daysBetween(ofAge, latestMarriage)
  const daysToPart = daysBetween(last, end)
  if (daysToMarry < 1 || daysToPart < 1) return undefined
  const marriedOn = addDays(ofAge, dice.int(daysToMarry))
  const divorcedOn = addDays(last, dice.int(daysToPart))
  return {
    marriage: {
      number: entryNumber(dice, marriedOn),
      office: officeOf(near(dice, home)),
      registeredOn: marriedOn,
    },
    divorce: {
      number: entryNumber(dice, divorcedOn),
      office: officeOf(near(dice, home)),
      registeredOn: divorcedOn,
    },
  }
}

/** The entry in the register of names for a change that took effect on a day. */
export function inventNameEntry(person: Owner, changedOn: Day, home: Address): Entry {
  const dice = diceOf(keyOf(person), purpose.name, Number(changedOn.replaceAll('-', '')))
  return { number: entryNumber(dice, changedOn), office: officeOf(near(dice, home)), registeredOn: changedOn }
}

/** From where somebody came to the house; nowhere for who was born to it. */
export function inventMove(person: Owner, memberSince: Day): InventedMove {
  const dice = diceOf(keyOf(person), purpose.move)
  const isBornHere = memberSince <= addDays(earliestDay(person.birthDate), birthNoticeDays)
  return { from: isBornHere ? undefined : areaName(anywhere(dice)), movedOn: memberSince }
}

/** Until 9 July 2011 cards began at fifteen (Identity Card (No. 3) Act B.E. 2554). */
const childCardsFrom = '2011-07-10'
const formerFirstCardAge = 15

type KnownCard = { version: number; issueDate: Day; expiryDate: Day | 'lifetime'; status: CardStatus }

/** All cards somebody has had, oldest first: those the register holds, and before them those it need not. */
export function inventCardHistory(
  person: Owner,
  known: readonly KnownCard[],
  home: Address,
): InventedFormerCard[] {
  const oldest = known[0]
  if (!oldest) return []
  const dice = diceOf(keyOf(person), purpose.cards)
  const all = [...inventEarlierCards(dice, person, oldest), ...known]
  return all.map((card, at) => ({
    version: at + 1,
    issueDate: card.issueDate,
    expiryDate: card.expiryDate,
    reason: reasonOf(all[at - 1], card),
    office: officeOf(near(dice, home)),
    status: card.status,
  }))
}

function inventEarlierCards(dice: Dice, person: Owner, oldest: KnownCard): KnownCard[] {
  const born = earliestDay(person.birthDate)
  const asChild = laterOf(childCardsFrom, addYears(born, firstCardAge))
  const begins = [asChild, addYears(born, formerFirstCardAge)].sort()[0]!
  const cards: KnownCard[] = []
  let issueDate = addDays(begins, dice.int(60))
  while (issueDate < addDays(oldest.issueDate, -365)) {
    const expiryDate = cardExpiry(person.birthDate, issueDate)
    const isLost = dice.chance(0.12)
    cards.push({ version: 0, issueDate, expiryDate, status: isLost ? 'lost' : 'replaced' })
    if (expiryDate === 'lifetime') break
    issueDate = addDays(
      isLost ? addDays(issueDate, dice.between(200, 2000)) : expiryDate,
      dice.between(1, 30),
    )
  }
  return cards
}

function reasonOf(before: KnownCard | undefined, card: KnownCard): CardReason {
  if (!before) return 'first'
  if (before.status === 'lost') return 'lost'
  return before.expiryDate !== 'lifetime' && card.issueDate >= addDays(before.expiryDate, -60)
    ? 'expired'
    : 'changed'
}

const laterOf = (left: Day, right: Day) => (left > right ? left : right)
