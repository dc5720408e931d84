// Card and passcode at a terminal, in two calls: the chip says whose card it is and that it is the newest; the passcode, that its person is there.
import { z } from 'zod'
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failures.ts'
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
import { countWrongPasscodes, insertWrongPasscode } from './store.ts'

const READING_SECONDS = 180
const MAX_WRONG_AT_TERMINAL = 30
export const WRONG_MILLISECONDS = 3_600_000

const refusals = {
  unknown: 'cardUnknown',
  mismatch: 'cardUnknown',
  ended: 'cardNotValid',
  expired: 'cardExpired',
  personNotAlive: 'personNotAlive',
  underAge: 'underAge',
} as const satisfies Record<Exclude<CardStanding, 'valid'> | 'underAge', keyof typeof fail>

/**
 * Takes what the chip says. Everything on it has to be as the register has it before any passcode is looked at, so that who only knows a
 * number counts no try and learns nothing (A42, A43). The answer is sealed to this terminal and names nobody.
 * @throws counter.notOffered | cardUnknown | cardNotValid | cardExpired | personNotAlive | underAge
 */
export async function readCard(ctx: Ctx, chip: Omit<ChipBody, 'photo'>) {
  const { terminalId, terminalKind, placeId } = ctx.actor as ActorOf<'terminal'>
  if (terminalKind !== 'kiosk' && terminalKind !== 'counter') throw fail.notOffered()
  const { standing, personId } = await checkChipAgainstRegister(ctx, chip)
  if (standing !== 'valid' || !personId) {
    const reason = refusals[standing === 'valid' ? 'unknown' : standing]
    await recordFact(ctx, cardSignInRefused, { terminalId, placeId, reason })
    throw fail[reason]()
  }
  const cardId = (await findNewestCard(ctx, personId))?.cardId ?? ''
  const until = ctx.now().getTime() + READING_SECONDS * 1000
  const plain = Buffer.from(JSON.stringify({ personId, cardId, until } satisfies Reading))
  return { reading: ctx.vault.seal('counter-card-reading', plain, terminalId).toString('base64url') }
}

const Reading = z.object({ personId: z.string(), cardId: z.string(), until: z.number() })
type Reading = z.infer<typeof Reading>

/** @throws counter.readCardAgain for a reading of another terminal, or one that is too old */
function openReading(ctx: Ctx, reading: string, terminalId: string): Reading {
  try {
    const plain = ctx.vault.open('counter-card-reading', Buffer.from(reading, 'base64url'), terminalId)
    const opened = Reading.parse(JSON.parse(plain.toString()))
    if (opened.until > ctx.now().getTime()) return opened
  } catch (error) {
    throw fail.readCardAgain(undefined, error)
  }
  throw fail.readCardAgain()
}

/**
 * Opens a session here. A terminal at which thirty passcodes were wrong within an hour opens none (A41).
 * @throws counter.readCardAgain | terminalPaused, authenticators.cardNotSet | cardPaused | cardLocked | passcodeWrong | accountFrozen
 */
export async function signInWithCard(ctx: Ctx, asked: { reading: string; passcode: string }) {
  const { terminalId, placeId, keyThumbprint } = ctx.actor as ActorOf<'terminal'>
  const { personId, cardId } = openReading(ctx, asked.reading, terminalId)
  const since = new Date(ctx.now().getTime() - WRONG_MILLISECONDS)
  if ((await countWrongPasscodes(ctx, terminalId, since)) >= MAX_WRONG_AT_TERMINAL)
    throw fail.terminalPaused()
  try {
    const { passcode } = asked
    const opened = await openCardSession(ctx, { personId, cardId, passcode, keyThumbprint, placeId })
    const { nameTh, nameEn } = await getPerson(ctx, personId)
    return { ...opened, nameTh, nameEn }
  } catch (error) {
    if (error instanceof AppError && error.code === 'authenticators.passcodeWrong')
      await insertWrongPasscode(ctx, terminalId)
    throw error
  }
}

/** Another passcode, by who has shown their face in this session. @throws authenticators.faceNeeded | passcode… */
export async function changePasscode(ctx: Ctx, entry: { passcode: string; repeat: string }): Promise<void> {
  const { personId } = requireFaceShown(ctx)
  const { birthDate, citizenNumber } = await getPerson(ctx, personId)
  requireGoodPasscode(ctx, entry, { birthDate, citizenNumber })
  await renewCardPasscode(ctx, await hashPasscode(ctx, entry.passcode))
}
