// Is what stands on this card true? Answered by class of reason only: who asks learns nothing about a stranger's record.
import { fullNameEn, fullNameTh, isSameName, nameDistance, type PersonName } from '../../../shared/names.ts'
import { ageOn, type Day, type Expiry, isExpiredOn, type PartialDate } from '../../../shared/partial-date.ts'
import type { Ctx } from '../../platform/context.ts'
import { type CheckRow, findForCheck } from './store.ts'
import { toName } from './views.ts'

/** What was read from a card. Names as printed, with title; the laser code without dashes. */
export type CardReading = {
  citizenNumber: string
  nameTh: string
  nameEn?: string | undefined
  birthDate: PartialDate
  issueDate: Day
  expiryDate: Expiry
  today: Day
} & (
  | { laserCode: string }
  /** What the chip says instead: the number of the request the card was made for. */
  | { requestNumber: string }
)
export type CardRefusal = 'cardDataMismatch' | 'cardNotValid' | 'cardExpired' | 'personNotAlive' | 'underAge'
export type CardCheck =
  | { outcome: 'matched'; personId: string; nameDistance: number }
  | { outcome: 'refused'; reason: CardRefusal }

/** From this age people hold a card (Identity Card Act s. 5). */
export const minimumAge = 7

/**
 * Compares a reading with the register. Names may differ as machines misread; number, dates and laser code may not.
 * Unknown number and any wrong field are one and the same `cardDataMismatch` after the same work; the other reasons
 * are told only to who holds a card on which everything is right.
 */
export async function checkCardAgainstRegister(ctx: Ctx, reading: CardReading): Promise<CardCheck> {
  const found = await findForCheck(ctx, reading.citizenNumber)
  const person = found ?? decoy
  const name = toName(person)
  const registered = { nameTh: fullNameTh(name), nameEn: fullNameEn(name) }
  const distance = nameDistance(reading, registered)
  // An unknown number is compared with the decoy to the end: every comparison runs, whatever the others gave.
  const agreements = [
    found !== undefined,
    isSameName(reading, registered),
    isEqual(person.birth_date, reading.birthDate),
  ]
  const cards = person.cards.map(card => ({
    card,
    agrees: [
      'laserCode' in reading
        ? isEqual(card.laser_code, reading.laserCode)
        : isEqual(digitsOf(card.request_number), digitsOf(reading.requestNumber)),
      isEqual(card.issue_date, reading.issueDate),
      isEqual(card.expiry_date ?? 'lifetime', reading.expiryDate),
    ].every(Boolean),
  }))
  const card = cards.find(candidate => candidate.agrees)?.card
  if (!agreements.every(Boolean) || !card) return refused('cardDataMismatch')
  const reason = standing(person, card, reading)
  return reason ? refused(reason) : { outcome: 'matched', personId: person.person_id, nameDistance: distance }
}

const refused = (reason: CardRefusal): CardCheck => ({ outcome: 'refused', reason })

function standing(
  person: CheckRow,
  card: CheckRow['cards'][number],
  { today, expiryDate }: CardReading,
): CardRefusal | undefined {
  const reason = cardStanding(person, card, isExpiredOn(expiryDate, today))
  if (reason) return reason === 'ended' ? 'cardNotValid' : reason === 'expired' ? 'cardExpired' : reason
  return ageOn(person.birth_date, today) < minimumAge ? 'underAge' : undefined
}

/** Why a card no longer stands for its person, or undefined while it does. */
export function cardStanding(
  person: CheckRow,
  card: CheckRow['cards'][number],
  isPast: boolean,
): 'personNotAlive' | 'ended' | 'expired' | undefined {
  if (person.died_on !== null) return 'personNotAlive'
  if (card.status !== 'valid' && card.status !== 'expired') return 'ended'
  if (person.cards.some(other => other.version > card.version)) return 'ended'
  return card.status === 'expired' || isPast ? 'expired' : undefined
}

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** Looks at every character, so that the time does not tell how much of a guess was right. */
function isEqual(left: string, right: string): boolean {
  let difference = left.length ^ right.length
  for (let at = 0; at < left.length; at += 1)
    difference |= left.charCodeAt(at) ^ right.charCodeAt(at % (right.length || 1))
  return difference === 0
}

const decoyName: PersonName = {
  title: 'mr',
  firstTh: 'สมมติพงศ์',
  lastTh: 'ไม่มีตัวตน',
  firstEn: 'Sommotphong',
  lastEn: 'Maimituaton',
}
const decoy: CheckRow = {
  person_id: '00000000-0000-7000-8000-000000000000',
  citizen_number: '0000000000000',
  sex: 'male',
  birth_date: '1000-01-01',
  birth_buddhist: '15430101',
  title: decoyName.title,
  first_th: decoyName.firstTh,
  middle_th: null,
  last_th: decoyName.lastTh ?? null,
  first_en: decoyName.firstEn,
  middle_en: null,
  last_en: decoyName.lastEn ?? null,
  is_thai: true,
  is_invented: true,
  registered_at: new Date(0),
  died_on: null,
  cards: [
    {
      laser_code: 'AA0000000000',
      issue_date: '1000-01-01',
      expiry_date: '1000-01-01',
      status: 'valid',
      version: 1,
      card_id: '00000000-0000-7000-8000-000000000000',
      request_number: '000000000000',
    },
  ],
}
