// What an agency may ask of a card in its hands: is it the person's, and does it still hold? Each answer is one class of reason.
import { ageOn, isExpiredOn, type PartialDate } from '../../../shared/partial-date.ts'
import type { Ctx } from '../../platform/context.ts'
import {
  type CardReading,
  type CardRefusal,
  cardStanding,
  checkCardAgainstRegister,
  minimumAge,
} from './check-card.ts'
import { thaiDay } from './seed.ts'
import { type CheckRow, findForCheck } from './store.ts'

/** What stands on a card's two sides, as agencies send it: Thai names without title, the laser code without dashes. */
export type CardByLaser = {
  citizenNumber: string
  firstTh: string
  lastTh: string
  birthDate: PartialDate | undefined
  laserCode: string
}
/** What the chip says: its own number and the number of the request the card was made for (bp1no). */
export type CardByChip = { citizenNumber: string; chipNumber: string; requestNumber: string }

export type CardStanding = 'valid' | 'unknown' | 'mismatch' | 'ended' | 'expired' | 'personNotAlive'
export type CardAnswer = { standing: CardStanding; personId?: string }

/** Serial number of a card's chip, 16 hexadecimal digits: made of the card's id, as a chip's is of its making. */
export const chipNumberOf = (cardId: string): string => cardId.replaceAll('-', '').slice(-16).toUpperCase()

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** Asks with what is printed: an unknown number and a laser code of another person are one and the same `unknown`. */
export async function checkByLaser(ctx: Ctx, asked: CardByLaser): Promise<CardAnswer> {
  const person = await findForCheck(ctx, asked.citizenNumber)
  const card = person?.cards.find(({ laser_code }) => laser_code === asked.laserCode)
  if (!person || !card) return { standing: 'unknown' }
  const agrees =
    person.first_th === asked.firstTh &&
    (person.last_th ?? '') === asked.lastTh &&
    person.birth_date === asked.birthDate
  return answer(ctx, person, card, agrees)
}

/** Asks with the laser code alone, of a person who stands there: is this their newest card, and does it hold? */
export async function checkNewestCard(
  ctx: Ctx,
  asked: { citizenNumber: string; laserCode: string },
): Promise<CardStanding | 'underAge'> {
  const person = await findForCheck(ctx, asked.citizenNumber)
  const card = person?.cards.find(({ laser_code }) => laser_code === asked.laserCode)
  if (!person || !card) return 'unknown'
  return standingNow(ctx, person, card)
}

/** Asks by the number alone, of a person whom another source has proven: do they live, and does their newest card hold? */
export async function checkHolder(ctx: Ctx, citizenNumber: string): Promise<CardStanding | 'underAge'> {
  const person = await findForCheck(ctx, citizenNumber)
  const card = person?.cards.toSorted((one, other) => other.version - one.version)[0]
  return person && card ? standingNow(ctx, person, card) : 'unknown'
}

function standingNow(ctx: Ctx, person: CheckRow, card: CheckRow['cards'][number]) {
  const { standing } = answer(ctx, person, card, true)
  return standing === 'valid' && ageOn(person.birth_date, thaiDay(ctx.now())) < minimumAge
    ? 'underAge'
    : standing
}

const standings: Record<CardRefusal, CardStanding | 'underAge'> = {
  cardDataMismatch: 'mismatch',
  cardNotValid: 'ended',
  cardExpired: 'expired',
  personNotAlive: 'personNotAlive',
  underAge: 'underAge',
}

/** Compares everything the chip says with the register. It is data, not proof: a chip can be copied (A36). */
export async function checkChipAgainstRegister(
  ctx: Ctx,
  reading: Omit<Extract<CardReading, { requestNumber: string }>, 'today'>,
): Promise<{ standing: CardStanding | 'underAge'; personId?: string }> {
  const found = await checkCardAgainstRegister(ctx, { ...reading, today: thaiDay(ctx.now()) })
  return found.outcome === 'matched'
    ? { standing: 'valid', personId: found.personId }
    : { standing: standings[found.reason] }
}

/** Asks with what was read from the chip. */
export async function checkByChip(ctx: Ctx, asked: CardByChip): Promise<CardAnswer> {
  const person = await findForCheck(ctx, asked.citizenNumber)
  const card = person?.cards.find(
    ({ request_number }) => digitsOf(request_number) === digitsOf(asked.requestNumber),
  )
  if (!person || !card) return { standing: 'unknown' }
  return answer(ctx, person, card, chipNumberOf(card.card_id) === asked.chipNumber.toUpperCase())
}

function answer(ctx: Ctx, person: CheckRow, card: CheckRow['cards'][number], agrees: boolean): CardAnswer {
  const { person_id: personId } = person
  if (!agrees) return { standing: 'mismatch', personId }
  const today = thaiDay(ctx.now())
  const reason = cardStanding(person, card, isExpiredOn(card.expiry_date ?? 'lifetime', today))
  return { standing: reason ?? 'valid', personId }
}
