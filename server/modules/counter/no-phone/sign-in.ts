// Card and passcode at a terminal. The chip says whose card it is and that it is the newest; the passcode that its person is there.
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact } from '../../../platform/context.ts'
import {
  hashPasscode,
  openCardSession,
  renewCardPasscode,
  requireFaceShown,
  requireGoodPasscode,
} from '../../authenticators/index.ts'
import { type CardStanding, checkChipAgainstRegister, findNewestCard, getPerson } from '../../people/index.ts'
import { cardSignInRefused } from '../events.ts'
import { fail } from '../failures.ts'
import type { ChipBody } from '../schemas.ts'

const refusals = {
  unknown: 'cardUnknown',
  mismatch: 'cardUnknown',
  ended: 'cardNotValid',
  expired: 'cardExpired',
  personNotAlive: 'personNotAlive',
  underAge: 'underAge',
} as const satisfies Record<Exclude<CardStanding, 'valid'> | 'underAge', keyof typeof fail>

type Asked = { chip: Omit<ChipBody, 'photo'>; passcode: string }

/**
 * Opens a session here. Everything on the chip has to be as the register has it before the passcode is looked at, so that who only knows a
 * number counts no try and learns nothing (A42, A43).
 * @throws counter.notOffered | cardUnknown | cardNotValid | cardExpired | personNotAlive, authenticators.cardNotSet | cardPaused | …
 */
export async function signInWithCard(ctx: Ctx, { chip, passcode }: Asked) {
  const { terminalId, terminalKind, placeId, keyThumbprint } = ctx.actor as ActorOf<'terminal'>
  if (terminalKind !== 'kiosk' && terminalKind !== 'counter') throw fail.notOffered()
  const { standing, personId } = await checkChipAgainstRegister(ctx, chip)
  if (standing !== 'valid' || !personId) {
    const reason = refusals[standing === 'valid' ? 'unknown' : standing]
    await recordFact(ctx, cardSignInRefused, { terminalId, placeId, reason })
    throw fail[reason]()
  }
  const { nameTh, nameEn } = await getPerson(ctx, personId)
  const cardId = (await findNewestCard(ctx, personId))?.cardId ?? ''
  const opened = await openCardSession(ctx, { personId, cardId, passcode, keyThumbprint, placeId })
  return { ...opened, nameTh, nameEn }
}

/** Another passcode, by who has shown their face in this session. @throws authenticators.faceNeeded | passcode… */
export async function changePasscode(ctx: Ctx, entry: { passcode: string; repeat: string }): Promise<void> {
  const { personId } = requireFaceShown(ctx)
  const { birthDate, citizenNumber } = await getPerson(ctx, personId)
  requireGoodPasscode(ctx, entry, { birthDate, citizenNumber })
  await renewCardPasscode(ctx, await hashPasscode(ctx, entry.passcode))
}
