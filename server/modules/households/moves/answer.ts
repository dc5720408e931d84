// The head of the new house says yes or no: the second of the two consents.
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { requirePasscode } from '../../authenticators/index.ts'
import { citizenOf, requireLevel } from '../citizen.ts'
import { headAnswered } from '../events.ts'
import { fail } from '../failures.ts'
import * as store from '../store.ts'
import type { MoveRow } from '../tables.ts'
import { completeMove, endMove, findOwnHouse, tell } from './end.ts'
import { daysAfter, REGISTRAR_DAYS } from './terms.ts'

export type Answer = 'accepted' | 'refused'

/**
 * Answers a move into the house of which the signed-in person is head; the same answer twice is one.
 * @throws households.levelTooLow | moveUnknown | moveEnded, authenticators.passcodeWrong, people.notInHouse | movedBefore
 */
export async function answerMove(ctx: Ctx, moveId: string, answer: Answer, passcode: string): Promise<void> {
  const { personId } = citizenOf(ctx)
  await requireLevel(ctx)
  await requireMine(ctx, await store.findMove(ctx, moveId))
  await requirePasscode(ctx, passcode)
  await transaction(ctx, async tx => {
    const move = await requireMine(tx, await store.lockMove(tx, moveId))
    if (move.head_id === personId && move.head_answer === answer) return
    if (move.state !== 'awaitingHead' || move.expires_at <= tx.now()) throw fail.moveEnded()
    const answered = { head_id: personId, head_answer: answer, head_answered_at: tx.now() }
    const fact = { moveId, headId: personId, answer }
    await tx.emit(headAnswered, fact, { personId: move.person_id })
    if (answer === 'refused') {
      await endMove(tx, move, { ...answered, state: 'refused' })
      return tell(tx, move.person_id, 'moveRefused')
    }
    if (move.registrar_reasons.length === 0) return completeMove(tx, move, answered)
    const expiresAt = daysAfter(tx.now(), REGISTRAR_DAYS)
    await store.updateMove(tx, move, { ...answered, state: 'awaitingRegistrar', expires_at: expiresAt })
    await tell(tx, move.person_id, 'moveAccepted')
  })
}

/** A move into somebody else's house is not there (A50). */
async function requireMine(ctx: Ctx, move: MoveRow | undefined): Promise<MoveRow> {
  const { personId } = citizenOf(ctx)
  if (!move) throw fail.moveUnknown()
  const isMine = move.head_id === personId || (await findOwnHouse(ctx, personId)) === move.to_house
  if (!isMine || (move.head_id === null && move.state !== 'awaitingHead')) throw fail.moveUnknown()
  return move
}
