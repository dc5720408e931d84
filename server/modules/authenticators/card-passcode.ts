// The pair of who has no phone: the plastic card and a passcode. The card's public data can be copied, so that the passcode is all
// there is to it: AAL 1, at registered terminals only, and for acts that matter a live face besides (ADR 16).
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { lockAccount, moveAccount } from './account-store.ts'
import * as store from './card-passcode-store.ts'
import { listDevices } from './device-store.ts'
import {
  accountUnfrozen,
  type cardEndReasons,
  cardPasscodeChanged,
  cardPasscodeEnded,
  cardPasscodeKept,
  cardPasscodeLocked,
  cardPasscodeRefused,
  cardPasscodeSet,
} from './events.ts'
import { fail } from './failures.ts'
import { raiseLevel, requireNotLower } from './levels.ts'
import { matchesPasscode } from './passcode.ts'
import { endSessions } from './session-store.ts'
import type { CardPasscodeRow, Earned } from './tables.ts'

const HOUR_MILLISECONDS = 3_600_000

type NewPair = { personId: string; cardId: string; passcodeHash: string; assurance: Earned }

/**
 * Sets the passcode of a proven person's card; a former one ends. While a phone of the person lives the pair waits, as another phone
 * would (A46); where none lives, being proven before an officer is also the way back from frozen.
 * @throws authenticators.levelTooLow
 */
export async function setCardPasscode(
  tx: TxCtx,
  { personId, cardId, passcodeHash, assurance }: NewPair,
): Promise<void> {
  const account = await lockAccount(tx, personId)
  if (account.status === 'closed') await moveAccount(tx, personId, ['closed'], { status: 'active' })
  else await requireNotLower(tx, personId, assurance)
  const former = await store.findCardPasscode(tx, personId)
  if (former) await endPair(tx, former, 'replaced')
  const hasPhone = (await listDevices(tx, personId)).length > 0
  const id = newId(tx)
  const waits = tx.settings.coolOffHours * HOUR_MILLISECONDS
  await store.insertCardPasscode(tx, {
    person_id: personId,
    id,
    card_id: cardId,
    passcode_hash: passcodeHash,
    usable_at: hasPhone ? new Date(tx.now().getTime() + waits) : null,
  })
  await tx.emit(cardPasscodeSet, { cardPasscodeId: id }, { personId })
  if (hasPhone) return
  await raiseLevel(tx, personId, assurance)
  if (account.status !== 'frozen') return
  await moveAccount(tx, personId, ['frozen'], { status: 'active', frozen_at: null })
  await tx.emit(accountUnfrozen, {}, { personId })
}

/**
 * The count stands in the database before the comparison, as for phones (A39); every third wrong one pauses, the tenth locks.
 * @throws authenticators.cardNotSet | cardLocked | cardPaused | cardWaiting | passcodeWrong
 */
export async function checkCardPasscode(
  ctx: Ctx,
  personId: string,
  passcode: string,
): Promise<CardPasscodeRow> {
  const pair = await store.findCardPasscode(ctx, personId)
  if (!pair) throw fail.cardNotSet()
  if (pair.usable_at && pair.usable_at > ctx.now())
    throw fail.cardWaiting({ usableAt: pair.usable_at.toISOString() })
  const tried = await store.countCardTry(ctx, pair)
  const isLocked = pair.status === 'locked' || pair.wrong_tries >= store.MAX_WRONG_CARD_TRIES
  if (!tried) throw isLocked ? fail.cardLocked() : paused(ctx, pair)
  if (tried.passcode_hash && (await matchesPasscode(ctx, passcode, tried.passcode_hash))) {
    const used = { wrong_tries: 0, paused_until: null, last_used_at: ctx.now() }
    await store.changeCardPasscode(ctx, pair, used)
    return { ...tried, ...used }
  }
  const triesLeft = Math.max(0, store.MAX_WRONG_CARD_TRIES - tried.wrong_tries)
  const fact = { cardPasscodeId: pair.id }
  await transaction(ctx, async tx => {
    await tx.emit(cardPasscodeRefused, { ...fact, triesLeft }, { personId })
    if (triesLeft === 0 && (await store.changeCardPasscode(tx, pair, { status: 'locked' })))
      await tx.emit(cardPasscodeLocked, fact, { personId })
  })
  throw triesLeft === 0 ? fail.cardLocked() : fail.passcodeWrong({ triesLeft })
}

const paused = (ctx: Ctx, { paused_until: until }: CardPasscodeRow) =>
  fail.cardPaused({
    pauseSeconds: until ? Math.ceil((until.getTime() - ctx.now().getTime()) / 1000) : store.PAUSE_SECONDS,
  })

/** Sets another passcode in a session in which the face was shown. @throws authenticators.faceNeeded | cardNotSet */
export async function renewCardPasscode(ctx: Ctx, passcodeHash: string): Promise<void> {
  const { personId, authenticatorId } = requireFaceShown(ctx)
  const key = { person_id: personId, id: authenticatorId }
  const change = { passcode_hash: passcodeHash, wrong_tries: 0, paused_until: null }
  await transaction(ctx, async tx => {
    if (!(await store.changeCardPasscode(tx, key, change))) throw fail.cardNotSet()
    await tx.emit(cardPasscodeChanged, { cardPasscodeId: authenticatorId }, { personId })
  })
}

/** @throws authenticators.faceNeeded for a session of card and passcode alone */
export function requireFaceShown(ctx: Ctx): ActorOf<'citizen'> {
  const actor = ctx.actor as ActorOf<'citizen'>
  if (actor.by !== 'card' || actor.aal === '1') throw fail.faceNeeded()
  return actor
}

/** The person says that the pair is to stay beside the phone, or that it is over. @throws authenticators.cardNotSet */
export async function decideOnCard(ctx: Ctx, decision: 'keep' | 'end'): Promise<void> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  await transaction(ctx, async tx => {
    const pair = await store.findCardPasscode(tx, personId)
    if (!pair) throw fail.cardNotSet()
    if (decision === 'end') return endPair(tx, pair, 'byPerson')
    await store.changeCardPasscode(tx, pair, { kept_at: tx.now() })
    await tx.emit(cardPasscodeKept, { cardPasscodeId: pair.id }, { personId })
  })
}

type EndReason = (typeof cardEndReasons)[number]

/** Ends a person's pair, if there is one, with what is open by it. */
export async function endCardPasscode(tx: TxCtx, personId: string, reason: EndReason): Promise<void> {
  const pair = await store.findCardPasscode(tx, personId)
  if (pair) await endPair(tx, pair, reason)
}

async function endPair(tx: TxCtx, pair: CardPasscodeRow, reason: EndReason) {
  const change = { status: 'ended', passcode_hash: null, ended_at: tx.now() } as const
  if (!(await store.changeCardPasscode(tx, pair, change))) return
  await endSessions(tx, pair.person_id, { card_passcode_id: pair.id })
  await tx.emit(cardPasscodeEnded, { cardPasscodeId: pair.id, reason }, { personId: pair.person_id })
}
