// Who of a house is or was married to whom, and since when. Told by what the register holds of them, so that both sides of a
// marriage always tell the same; nothing of it needs to be stored for a million people.
import { addDays, addYears, type Day, earliestDay, type PartialDate } from '../../shared/partial-date.ts'
import { diceOf } from './dice.ts'
import type { Role } from './household.ts'
import type { Sex } from './naming.ts'

export type CoupleMember = {
  personId: string
  citizenNumber: string
  sex: Sex
  role: Role
  birthDate: PartialDate
  diedOn?: Day | undefined
  mother: { personId?: string | undefined }
  father: { personId?: string | undefined }
}
export type Couple<M extends CoupleMember = CoupleMember> = { husband: M; wife: M; firstChildBornOn?: Day }

/** Civil and Commercial Code s. 1448 as amended 2024: no marriage before eighteen. */
export const marriageAge = 18
const longestBetrothalYears = 12

/** The couples of a house: its head with a spouse, and grandparents of both sexes. */
export function findCouples<M extends CoupleMember>(members: readonly M[]): Couple<M>[] {
  const pairs = [
    members.filter(({ role }) => role === 'head' || role === 'spouse'),
    members.filter(({ role }) => role === 'grandparent'),
  ]
  return pairs.flatMap(pair => {
    const husband = pair.find(({ sex }) => sex === 'male')
    const wife = pair.find(({ sex }) => sex === 'female')
    if (pair.length !== 2 || !husband || !wife) return []
    const births = members
      .filter(child => child.mother.personId === wife.personId && child.father.personId === husband.personId)
      .map(child => earliestDay(child.birthDate))
      .sort()
    return [{ husband, wife, ...(births[0] === undefined ? {} : { firstChildBornOn: births[0] }) }]
  })
}

/**
 * The day the marriage of a couple was registered: both of age and alive, before their first child where that can be;
 * undefined where death came first.
 */
export function inventMarriageDay(couple: Couple, today: Day): Day | undefined {
  const { husband, wife, firstChildBornOn } = couple
  const from = [husband, wife].map(one => addYears(earliestDay(one.birthDate), marriageAge)).sort()[1]!
  const ends = [today, husband.diedOn, wife.diedOn, addYears(from, longestBetrothalYears)]
  if (firstChildBornOn !== undefined && firstChildBornOn > from) ends.push(firstChildBornOn)
  const days = daysBetween(from, ends.filter(day => day !== undefined).sort()[0]!)
  if (days < 1) return undefined
  return addDays(from, diceOf(keyOf(husband), keyOf(wife), 41).int(days))
}

/** What fixes the chances of somebody's papers: the number, which never changes. */
export const keyOf = ({ citizenNumber }: { citizenNumber: string }): number =>
  Number(citizenNumber.slice(0, 12))

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
