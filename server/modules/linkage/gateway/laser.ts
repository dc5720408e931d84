import { fromBuddhistDigits } from '../../../../shared/buddhist-date.ts'
import { parseLaserCode } from '../../../../shared/laser-code.ts'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact } from '../../../platform/context.ts'
import { hasRight } from '../../parties/index.ts'
import { type CardStanding, checkByLaser } from '../../people/index.ts'
import { LINKAGE_SCOPE } from '../asker.ts'
import { registerAsked } from '../events.ts'
import { refuse } from './answers.ts'
import type { Session } from './session.ts'

const refusalOf = {
  ended: 'cardEnded',
  expired: 'cardEnded',
  personNotAlive: 'cardEnded',
  unknown: 'laserUnknown',
  mismatch: 'laserMismatch',
} as const satisfies Record<Exclude<CardStanding, 'valid'>, string>

export type Printed = { citizenNumber: string; firstTh: string; lastTh: string; birth: string; laser: string }

/** Whether what is printed on a card is true, and the card still holds. @throws Refused with the guide's codes */
export async function verifyPrinted(ctx: Ctx, { client }: Session, printed: Printed): Promise<true> {
  if (!hasRight(ctx, client, LINKAGE_SCOPE)) return refuse('serviceUnknown')
  const birthDate = fromBuddhistDigits(printed.birth)
  const { standing, personId } = await checkByLaser(ctx, {
    citizenNumber: printed.citizenNumber,
    firstTh: printed.firstTh.trim(),
    lastTh: printed.lastTh.trim(),
    birthDate: birthDate === 'lifetime' ? undefined : birthDate,
    laserCode: parseLaserCode(printed.laser) ?? '',
  })
  const asker = { clientId: client.id, partyId: client.party.id }
  await recordFact(ctx, registerAsked, { ...asker, about: 'cardByLaser', answer: standing }, { personId })
  return standing === 'valid' ? true : refuse(refusalOf[standing])
}
