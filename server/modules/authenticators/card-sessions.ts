// Sessions of card and passcode: at one terminal, short, and over when nobody touches it.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { sha256 } from '../../platform/crypto.ts'
import { findNewestCard, isAlive } from '../people/index.ts'
import { newAccessToken } from './access-token.ts'
import { requireAccountActive } from './accounts.ts'
import { checkCardPasscode } from './card-passcode.ts'
import { findCardPasscode } from './card-passcode-store.ts'
import { faceShown, sessionOpened } from './events.ts'
import { fail } from './failures.ts'
import { insertSession, moveSession } from './session-store.ts'
import type { OpenSession, SessionRow } from './tables.ts'

const IDLE_SECONDS = 120
const LONGEST_SECONDS = 15 * 60
/** Nobody writes at every call. */
const TOUCH_SECONDS = 30
const AAL_OF_PAIR = '1'
/** Two factors that are not the card: what the person knows, and a live face compared with the register (ETDA AAL 2.1; ADR 16). */
const AAL_WITH_FACE = '2.1'

type AtTerminal = {
  personId: string
  cardId: string
  passcode: string
  keyThumbprint: string
  placeId: string
}

/**
 * Opens a session at a terminal, for the card on which everything is right and its passcode.
 * @throws authenticators.cardNotSet | cardLocked | cardPaused | cardWaiting | passcodeWrong | accountFrozen | accountClosed
 */
export async function openCardSession(ctx: Ctx, at: AtTerminal): Promise<OpenSession> {
  const { personId, cardId, passcode, keyThumbprint, placeId } = at
  // The pair was made with one card: another one, also a newer one, is proven anew.
  if ((await findCardPasscode(ctx, personId))?.card_id !== cardId) throw fail.cardNotSet()
  const pair = await checkCardPasscode(ctx, personId, passcode)
  await requireAccountActive(ctx, personId)
  const accessToken = newAccessToken(personId)
  const expiresAt = new Date(ctx.now().getTime() + IDLE_SECONDS * 1000)
  await transaction(ctx, async tx => {
    await insertSession(tx, {
      person_id: personId,
      id: newId(tx),
      device_id: null,
      passkey_id: null,
      card_passcode_id: pair.id,
      aal: AAL_OF_PAIR,
      token_hash: sha256(accessToken),
      key_thumbprint: keyThumbprint,
      created_at: tx.now(),
      expires_at: expiresAt,
    })
    const opened = { authenticatorId: pair.id, by: 'card', aal: AAL_OF_PAIR, placeId } as const
    await tx.emit(sessionOpened, opened, { personId })
  })
  return { accessToken, expiresAt }
}

/** Asked at every call: the pair, its card and the person stand. A call is a sign of life and moves the end on. */
export async function requireLiveCard(ctx: Ctx, session: SessionRow): Promise<void> {
  const { person_id: personId, card_passcode_id: pairId } = session
  const [pair, card, lives] = await Promise.all([
    findCardPasscode(ctx, personId),
    findNewestCard(ctx, personId),
    isAlive(ctx, personId),
  ])
  const stands = pair?.id === pairId && pair?.card_id === card?.cardId && card?.status === 'valid' && lives
  if (!stands) throw fail.sessionEnded()
  const last = session.created_at.getTime() + LONGEST_SECONDS * 1000
  const until = new Date(Math.min(last, ctx.now().getTime() + IDLE_SECONDS * 1000))
  if (until.getTime() - session.expires_at.getTime() >= TOUCH_SECONDS * 1000)
    await moveSession(ctx, session, { expires_at: until })
}

/** The face was shown alive at this terminal and is the register's: from now on acts that matter are open. */
export async function raiseCardSession(tx: TxCtx, placeId: string): Promise<void> {
  const { personId, sessionId, authenticatorId } = tx.actor as ActorOf<'citizen'>
  await moveSession(tx, { person_id: personId, id: sessionId }, { aal: AAL_WITH_FACE })
  const fact = { cardPasscodeId: authenticatorId, aal: AAL_WITH_FACE, placeId }
  await tx.emit(faceShown, fact, { personId })
}
