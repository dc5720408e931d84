// How a move ends. Each way is one transaction with the row held, so that of two who come at once one finds it ended.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { outdateHouseCopies } from '../../documents/index.ts'
import { addNotice, type NoticeKind } from '../../notices/index.ts'
import { findHead, findHomeCode, movePeople } from '../../people/index.ts'
import { citizenOf } from '../citizen.ts'
import { moveDone, moveExpired, moveWithdrawn } from '../events.ts'
import { fail } from '../failures.ts'
import * as store from '../store.ts'
import type { MoveRow } from '../tables.ts'

export const tell = (tx: TxCtx, personId: string | null | undefined, kind: NoticeKind): Promise<void> =>
  personId ? addNotice(tx, { personId, factId: newId(tx), kind }) : Promise.resolve()

export const isOpen = ({ state }: MoveRow) => state === 'awaitingHead' || state === 'awaitingRegistrar'

/** Marks a move as ended, with what was answered; its people may move again. */
export async function endMove(tx: TxCtx, move: MoveRow, change: Partial<MoveRow>): Promise<void> {
  await store.updateMove(tx, move, { ...change, ended_at: tx.now() })
  await store.freeMovers(tx, move.move_id)
}

/**
 * Both sides agreed and, where it was needed, a registrar: the register changes, copies of what stood there end, and everybody is told.
 * @throws people.houseUnknown | notInHouse | movedBefore where the register changed meanwhile
 */
export async function completeMove(tx: TxCtx, move: MoveRow, change: Partial<MoveRow>): Promise<void> {
  const { person_id: personId, move_id: moveId, from_house: from, to_house: to } = move
  const [oldHead, newHead] = [await findHead(tx, from), await findHead(tx, to)]
  const movers = await store.listMovers(tx, moveId)
  const { nextHeadId } = await movePeople(tx, { personIds: movers, from, to, movedOn: move.moved_on })
  await endMove(tx, move, { ...change, state: 'done' })
  const touched = [...movers, oldHead, newHead, nextHeadId].filter(id => id !== undefined)
  await outdateHouseCopies(tx, touched)
  await tx.emit(moveDone, { moveId }, { personId })
  await tell(tx, personId, 'moveDone')
  if (oldHead !== undefined && !movers.includes(oldHead)) await tell(tx, oldHead, 'movedOut')
  await tell(tx, newHead, 'movedIn')
  await tell(tx, nextHeadId, 'headNow')
}

/** The mover takes it back; sent twice it is withdrawn once. @throws households.moveUnknown | moveEnded */
export async function withdrawMove(ctx: Ctx, moveId: string): Promise<void> {
  const { personId } = citizenOf(ctx)
  await transaction(ctx, async tx => {
    const move = await store.lockMove(tx, moveId)
    if (move?.person_id !== personId) throw fail.moveUnknown()
    if (move.state === 'withdrawn') return
    if (!isOpen(move)) throw fail.moveEnded()
    await withdraw(tx, move)
  })
}

async function withdraw(tx: TxCtx, move: MoveRow) {
  await endMove(tx, move, { state: 'withdrawn' })
  await tx.emit(moveWithdrawn, { moveId: move.move_id }, { personId: move.person_id })
  // Who was asked need not answer any more.
  if (move.state === 'awaitingHead') await tell(tx, await findHead(tx, move.to_house), 'moveWithdrawn')
}

/** Ends the open moves of somebody who died or closed the account; delivered twice it finds none. */
export async function withdrawMovesWith(ctx: Ctx, personId: string): Promise<void> {
  for (const moveId of await store.listOpenMovesWith(ctx, personId))
    await transaction(ctx, async tx => {
      const move = await store.lockMove(tx, moveId)
      if (move && isOpen(move)) await withdraw(tx, move)
    })
}

/** Ends moves that nobody answered in time. */
export async function expireMoves(ctx: Ctx): Promise<void> {
  for (const moveId of await store.listDueMoves(ctx))
    await transaction(ctx, async tx => {
      const move = await store.lockMove(tx, moveId)
      if (!move || !isOpen(move) || move.expires_at > tx.now()) return
      await endMove(tx, move, { state: 'expired' })
      await tx.emit(moveExpired, { moveId }, { personId: move.person_id })
      await tell(tx, move.person_id, 'moveExpired')
    })
}

/** The house of which the signed-in person is the head, or undefined. */
export async function findOwnHouse(ctx: Ctx, personId: string): Promise<string | undefined> {
  const houseCode = await findHomeCode(ctx, personId)
  if (houseCode === undefined) return undefined
  return (await findHead(ctx, houseCode)) === personId ? houseCode : undefined
}
