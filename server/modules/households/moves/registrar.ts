// A registrar decides where two consents are not enough: late, into a central register, under fifteen, or where no head could be asked.
import { maskCitizenNumber } from '../../../../shared/citizen-number.ts'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { recordFact, transaction } from '../../../platform/context.ts'
import { getPerson, isKin, thaiDay } from '../../people/index.ts'
import { registrarOf } from '../citizen.ts'
import { moveSeen, registrarAnswered } from '../events.ts'
import { fail } from '../failures.ts'
import * as store from '../store.ts'
import type { MoveRow, RefusalReason } from '../tables.ts'
import { completeMove, endMove, tell } from './end.ts'
import { describeHouses, fineOf } from './views.ts'

/** What waits, the oldest first; whose it is is seen when one is opened. */
export async function listWaitingMoves(ctx: Ctx) {
  const { personId } = registrarOf(ctx)
  const rows = await store.listMovesIn(ctx, 'awaitingRegistrar')
  return rows
    .filter(row => row.person_id !== personId)
    .map(row => ({
      moveId: row.move_id,
      askedAt: row.asked_at,
      expiresAt: row.expires_at,
      registrarReasons: row.registrar_reasons,
    }))
}

/** One of them with all that it takes to decide. Looking is a fact that the person reads. @throws households.moveUnknown | ownCase */
export async function showWaitingMove(ctx: Ctx, moveId: string) {
  const { personId: seenBy } = registrarOf(ctx)
  const move = await requireWaiting(ctx, await store.findMove(ctx, moveId))
  await recordFact(ctx, moveSeen, { moveId, seenBy }, { personId: move.person_id })
  const today = thaiDay(ctx.now())
  const movers = await Promise.all(
    (await store.listMovers(ctx, moveId)).map(async id => {
      const { nameTh, nameEn, citizenNumber, birthDate } = await getPerson(ctx, id)
      const number = maskCitizenNumber(citizenNumber)
      return { nameTh, nameEn, number, ageYears: ageOn(birthDate, today), asked: id === move.person_id }
    }),
  )
  const head = move.head_id === null ? undefined : await getPerson(ctx, move.head_id)
  return {
    moveId,
    askedAt: move.asked_at,
    expiresAt: move.expires_at,
    registrarReasons: move.registrar_reasons,
    movedOn: move.moved_on,
    fineSatangMost: fineOf(move),
    ...(await describeHouses(ctx, move)),
    movers,
    ...(head ? { head: { nameTh: head.nameTh, nameEn: head.nameEn } } : {}),
    ...(move.head_answered_at ? { headAnsweredAt: move.head_answered_at } : {}),
  }
}

/** @throws households.moveUnknown | ownCase | moveEnded, people.notInHouse | movedBefore | houseUnknown */
export const approveMove = (ctx: Ctx, moveId: string): Promise<void> =>
  decide(ctx, moveId, 'approved', null, (tx, move, answered) => completeMove(tx, move, answered))

/** @throws households.moveUnknown | ownCase | moveEnded */
export const refuseMove = (ctx: Ctx, moveId: string, reason: RefusalReason): Promise<void> =>
  decide(ctx, moveId, 'refused', reason, async (tx, move, answered) => {
    await endMove(tx, move, { ...answered, state: 'refused' })
    await tell(tx, move.person_id, 'moveRefused')
    await tell(tx, move.head_id, 'moveRefusedToHead')
  })

async function decide(
  ctx: Ctx,
  moveId: string,
  answer: 'approved' | 'refused',
  reason: RefusalReason | null,
  end: (tx: TxCtx, move: MoveRow, answered: Partial<MoveRow>) => Promise<void>,
): Promise<void> {
  const { personId: officerId } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const move = await requireWaiting(tx, await store.lockMove(tx, moveId))
    if (move.officer_id === officerId && move.officer_answer === answer) return
    if (move.state !== 'awaitingRegistrar' || move.expires_at <= tx.now()) throw fail.moveEnded()
    const fact = { moveId, decidedBy: officerId, answer, reason }
    await tx.emit(registrarAnswered, fact, { personId: move.person_id })
    await end(tx, move, {
      officer_id: officerId,
      officer_answer: answer,
      officer_answered_at: tx.now(),
      refusal_reason: reason,
    })
  })
}

/** A move that came before a registrar; nobody decides about themselves or their kin (A55). */
async function requireWaiting(ctx: Ctx, move: MoveRow | undefined): Promise<MoveRow> {
  const { personId } = registrarOf(ctx)
  if (!move || (move.state !== 'awaitingRegistrar' && move.officer_id === null)) throw fail.moveUnknown()
  const concerned = [...(await store.listMovers(ctx, move.move_id)), move.head_id].filter(id => id !== null)
  for (const id of concerned) if (id === personId || (await isKin(ctx, id, personId))) throw fail.ownCase()
  return move
}
