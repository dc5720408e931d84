// Invents the cards of a person: who has one, when it was issued, until when, and what became of it.
import {
  addDays,
  addYears,
  ageOn,
  type Day,
  type Expiry,
  earliestDay,
  type PartialDate,
} from '../../shared/partial-date.ts'
import type { Dice } from './dice.ts'
import { inventedLaserCode, inventedRequestNumber } from './numbers.ts'

export const cardStatuses = ['valid', 'expired', 'lost', 'replaced', 'cancelled'] as const
export type CardStatus = (typeof cardStatuses)[number]

/** A card as issued; `version` counts a person's cards from 1, `expiryDate` is the last good day. */
export type InventedCard = {
  version: number
  laserCode: string
  requestNumber: string
  issueDate: Day
  expiryDate: Expiry
  status: CardStatus
}

/** Ages of the Identity Card Act B.E. 2526 (as amended 2554): a card from 7, for life from 70. */
export const firstCardAge = 7
export const lifetimeCardAge = 70
const validYears = 8

/** Last good day of a card: the eve of the first birthday eight years on (s. 6 bis), or never from seventy. */
export function cardExpiry(birth: PartialDate, issueDate: Day): Expiry {
  if (ageOn(birth, issueDate) >= lifetimeCardAge) return 'lifetime'
  const eighth = addYears(issueDate, validYears)
  const birthday = earliestDay(birth)
  const inThatYear = addYears(birthday, Number(eighth.slice(0, 4)) - Number(birthday.slice(0, 4)))
  return addDays(inThatYear >= eighth ? inThatYear : addYears(inThatYear, 1), -1)
}

/** Invents the newest card and often the one before it, oldest first; none for children under seven. */
export function inventCards(dice: Dice, birth: PartialDate, today: Day, diedOn?: Day): InventedCard[] {
  const lastDay = diedOn ?? today
  const firstDay = addYears(earliestDay(birth), firstCardAge)
  if (firstDay > lastDay) return []
  const isLongAgo = dice.chance(0.035)
  const daysAgo = isLongAgo ? dice.between(3400, 4700) : dice.between(3, 2900)
  const issueDate = later(firstDay, addDays(lastDay, -daysAgo))
  const version = Math.max(1, Math.floor((ageOn(birth, issueDate) - firstCardAge) / validYears) + 1)
  const newest = cardOf(dice, birth, issueDate, version)
  newest.status = statusOf(dice, newest, today, diedOn)
  if (version === 1 || !dice.chance(0.15)) return [newest]
  const earlierDay = addDays(issueDate, -dice.between(400, 2800))
  if (earlierDay < firstDay) return [newest]
  const earlier = cardOf(dice, birth, earlierDay, version - 1)
  earlier.status = dice.chance(0.3) ? 'lost' : 'replaced'
  return [earlier, newest]
}

/** A card issued on a day, still valid. */
export function cardOf(dice: Dice, birth: PartialDate, issueDate: Day, version: number): InventedCard {
  return {
    version,
    laserCode: inventedLaserCode(dice),
    requestNumber: inventedRequestNumber(dice),
    issueDate,
    expiryDate: cardExpiry(birth, issueDate),
    status: 'valid',
  }
}

function statusOf(dice: Dice, card: InventedCard, today: Day, diedOn?: Day): CardStatus {
  if (diedOn !== undefined) return 'cancelled'
  if (card.expiryDate !== 'lifetime' && card.expiryDate < today) return 'expired'
  if (dice.chance(0.015)) return 'lost'
  return dice.chance(0.004) ? 'cancelled' : 'valid'
}

const later = (left: Day, right: Day) => (left > right ? left : right)
