// Looking people up, and the few changes the register takes in the sandbox.
import type { CardStatus } from '../../../invented/country/index.ts'
import type { Day } from '../../../shared/partial-date.ts'
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { cardStatusChanged, deathRecorded } from './events.ts'
import { fail } from './failures.ts'
import * as store from './store.ts'
import { type Person, type PersonForCard, type RegisteredCard, toAddress, toCard, toPerson } from './views.ts'

/** The person of a number, dead or alive, or undefined. */
export async function findPersonByNumber(ctx: Ctx, citizenNumber: string): Promise<Person | undefined> {
  const row = await store.findPersonRowByNumber(ctx, citizenNumber)
  return row && toPerson(row)
}

/** @throws people.personUnknown */
export async function getPerson(ctx: Ctx, personId: string): Promise<Person> {
  const row = await store.findPersonRow(ctx, personId)
  if (!row) throw fail.personUnknown()
  return toPerson(row)
}

/**
 * Everything that stands on a card (default: the newest), in both languages.
 * @throws people.personUnknown, people.cardUnknown
 */
export async function getPersonForCard(ctx: Ctx, personId: string, version?: number): Promise<PersonForCard> {
  const person = await getPerson(ctx, personId)
  const card = await (version === undefined
    ? store.findNewestCard(ctx, personId)
    : store.findCard(ctx, personId, version))
  const house = await store.findMembership(ctx, personId)
  if (!card || !house) throw fail.cardUnknown()
  return { ...person, houseCode: house.house_code, address: toAddress(house), card: toCard(card) }
}

/** The newest card somebody has, whatever became of it. */
export async function findNewestCard(ctx: Ctx, personId: string): Promise<RegisteredCard | undefined> {
  const card = await store.findNewestCard(ctx, personId)
  return card && toCard(card)
}

/** True while no death is recorded. */
export async function isAlive(ctx: Ctx, personId: string): Promise<boolean> {
  return (await store.findDeath(ctx, personId)) === undefined
}

// A replaced or cancelled card never comes back; a lost one may be found again.
const mayBecome: Record<CardStatus, readonly CardStatus[]> = {
  valid: ['lost', 'expired'],
  expired: ['valid'],
  lost: ['valid', 'expired'],
  replaced: ['valid', 'expired', 'lost'],
  cancelled: ['valid', 'expired', 'lost'],
}

/**
 * Changes the state of a card (default: the newest).
 * @throws people.cardUnknown, people.cardNotChangeable
 */
export async function changeCardStatus(
  ctx: Ctx,
  { personId, version, status }: { personId: string; version?: number; status: CardStatus },
): Promise<void> {
  await transaction(ctx, async tx => {
    const changing = version ?? (await store.findNewestCard(tx, personId))?.version
    if (changing === undefined) throw fail.cardUnknown()
    const changed = await store.updateCardStatus(tx, personId, changing, mayBecome[status], status)
    if (!changed) throw fail.cardNotChangeable()
    await tx.emit(cardStatusChanged, { cardId: changed.card_id, status }, { personId })
  })
}

/**
 * Records a death and cancels the valid cards.
 * @throws people.personUnknown, people.alreadyDead
 */
export async function recordDeath(
  ctx: Ctx,
  { personId, diedOn }: { personId: string; diedOn: Day },
): Promise<void> {
  await transaction(ctx, async tx => {
    await getPerson(tx, personId)
    if (!(await store.insertDeath(tx, personId, diedOn))) throw fail.alreadyDead()
    await store.cancelCards(tx, personId)
    await tx.emit(deathRecorded, { diedOn }, { personId })
  })
}
