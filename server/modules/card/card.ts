import { formatAddressTh } from '../../../shared/address.ts'
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import {
  findAccount,
  findLevel,
  listDevices,
  requirePasscode,
  toPublicLevel,
} from '../authenticators/index.ts'
import { addNotice } from '../notices/index.ts'
import {
  changeCardStatus,
  findNewestCard,
  getPerson,
  getPersonForCard,
  getRegisterPhoto,
} from '../people/index.ts'
import { cardLoaded } from './events.ts'
import { fail } from './failures.ts'

const citizenOf = (ctx: Ctx) => ctx.actor as ActorOf<'citizen'>

/** The signed-in person's standing: name, level and phones. */
export async function showMe(ctx: Ctx) {
  const { personId, authenticatorId } = citizenOf(ctx)
  const [person, account, level, devices] = await Promise.all([
    getPerson(ctx, personId),
    findAccount(ctx, personId),
    findLevel(ctx, personId),
    listDevices(ctx, personId),
  ])
  if (!account || !level) throw fail.notCarried()
  return {
    personId,
    nameTh: person.nameTh,
    nameEn: person.nameEn,
    level: toPublicLevel(level.ial),
    ial: level.ial,
    aal: level.aal,
    registeredAt: account.created_at,
    devices: devices.map(device => ({
      id: device.id,
      name: device.name,
      boundAt: device.bound_at,
      current: device.id === authenticatorId,
    })),
  }
}

/** The card as it stands in the register at this moment; each load is a fact. */
export async function showCard(ctx: Ctx) {
  const { personId, authenticatorId } = citizenOf(ctx)
  const person = await getPersonForCard(ctx, personId)
  await transaction(ctx, tx =>
    tx.emit(cardLoaded, { deviceId: authenticatorId, cardStatus: person.card.status }, { personId }),
  )
  const { issueDate, expiryDate, requestNumber, laserCode, status } = person.card
  return {
    citizenNumber: person.citizenNumber,
    nameTh: person.nameTh,
    nameEn: person.nameEn,
    birthDate: person.birthDate,
    addressTh: formatAddressTh(person.address),
    issueDate,
    expiryDate,
    requestNumber,
    laserCode,
    cardStatus: status,
    isSpecimen: person.isInvented,
    loadedAt: ctx.now(),
  }
}

/**
 * The plastic card is lost: from now on it vouches for nobody, wherever it is shown, and the card on the phone says so until there is
 * another. The phone itself is in the person's hand and stays. Said again it changes nothing.
 * @throws authenticators.passcodeWrong | deviceLocked, people.cardNotChangeable for one that was replaced or cancelled
 */
export async function reportLost(ctx: Ctx, passcode: string): Promise<void> {
  const { personId } = citizenOf(ctx)
  await requirePasscode(ctx, passcode)
  await transaction(ctx, async tx => {
    const card = await findNewestCard(tx, personId)
    if (card?.status === 'lost') return
    await changeCardStatus(tx, { personId, status: 'lost' })
    await addNotice(tx, { personId, factId: newId(tx), kind: 'cardLost' })
  })
}

/** The portrait of the register, JPEG. */
export const showPortrait = (ctx: Ctx): Promise<Uint8Array> => getRegisterPhoto(ctx, citizenOf(ctx).personId)
