// Moves as each side sees them: who moves sees the address they go to and nobody there; the head sees who comes, and no number.
import { formatAddressEn, formatAddressTh } from '../../../../shared/address.ts'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findHouse, getPerson, thaiDay } from '../../people/index.ts'
import { citizenOf } from '../citizen.ts'
import { fail } from '../failures.ts'
import * as store from '../store.ts'
import type { MoveRow } from '../tables.ts'
import { findOwnHouse } from './end.ts'
import { LATE_FINE_SATANG } from './terms.ts'

export const fineOf = ({ registrar_reasons: reasons }: MoveRow): number =>
  reasons.includes('late') ? LATE_FINE_SATANG : 0

async function addressOf(ctx: Ctx, houseCode: string) {
  const house = await findHouse(ctx, houseCode)
  // A house may have ended since; its code still says which it was.
  if (!house) return { houseCode, address: { th: houseCode, en: houseCode } }
  return { houseCode, address: { th: formatAddressTh(house.address), en: formatAddressEn(house.address) } }
}

export const describeHouses = async (ctx: Ctx, { from_house, to_house }: MoveRow) => ({
  from: await addressOf(ctx, from_house),
  to: await addressOf(ctx, to_house),
})

const lineOf = (move: MoveRow) => ({
  moveId: move.move_id,
  state: move.state,
  movedOn: move.moved_on,
  askedAt: move.asked_at,
  expiresAt: move.expires_at,
})

/** A move for whoever asked for it. */
export async function viewMove(ctx: Ctx, move: MoveRow) {
  const movers = await store.listMovers(ctx, move.move_id)
  const names = await Promise.all(movers.map(id => getPerson(ctx, id)))
  return {
    ...lineOf(move),
    ...(await describeHouses(ctx, move)),
    people: names.map(({ nameTh, nameEn }) => ({ nameTh, nameEn })),
    registrarReasons: move.registrar_reasons,
    fineSatangMost: fineOf(move),
    ...(move.refusal_reason ? { refusalReason: move.refusal_reason } : {}),
    history: historyOf(move),
  }
}

/** What became of it, in its order. */
function historyOf(move: MoveRow) {
  const step = (what: string | null, at: Date | null) => (what && at ? [{ what, at }] : [])
  const byAnswer = { accepted: 'headAccepted', refused: 'headRefused' } as const
  const byOfficer = { approved: 'registrarApproved', refused: 'registrarRefused' } as const
  const ends = ['done', 'withdrawn', 'expired']
  return [
    ...step('asked', move.asked_at),
    ...step(move.head_answer && byAnswer[move.head_answer], move.head_answered_at),
    ...step(move.officer_answer && byOfficer[move.officer_answer], move.officer_answered_at),
    ...step(ends.includes(move.state) ? move.state : null, move.ended_at),
  ]
}

/** Moves the signed-in person asked for, and those into the house of which they are head. */
export async function listMoves(ctx: Ctx) {
  const { personId } = citizenOf(ctx)
  const house = await findOwnHouse(ctx, personId)
  const [mine, intoMine] = [
    await store.listMovesOf(ctx, personId),
    house === undefined ? [] : await store.listMovesInto(ctx, house, personId),
  ]
  return {
    mine: await Promise.all(mine.map(move => viewMove(ctx, move))),
    intoMyHouse: await Promise.all(intoMine.map(move => viewForHead(ctx, move))),
  }
}

/** Names and ages, and from which district: enough to know whom one takes in. */
async function viewForHead(ctx: Ctx, move: MoveRow) {
  const today = thaiDay(ctx.now())
  const movers = await store.listMovers(ctx, move.move_id)
  const people = await Promise.all(movers.map(id => getPerson(ctx, id)))
  const from = (await findHouse(ctx, move.from_house))?.address
  return {
    ...lineOf(move),
    people: people.map(({ nameTh, nameEn, birthDate }) => ({
      nameTh,
      nameEn,
      ageYears: ageOn(birthDate, today),
    })),
    fromArea: from
      ? {
          th: `${from.district.th} ${from.province.th}`,
          en: `${from.district.en}, ${from.province.en}`,
        }
      : { th: '-', en: '-' },
    needsRegistrar: move.registrar_reasons.length > 0,
  }
}

/** One move of the signed-in person; somebody else's is not there (A50). @throws households.moveUnknown */
export async function showMove(ctx: Ctx, moveId: string) {
  const move = await store.findMove(ctx, moveId)
  if (move?.person_id !== citizenOf(ctx).personId) throw fail.moveUnknown()
  return viewMove(ctx, move)
}

/** For the file of everything about a person (PDPA s. 30). */
export const describeMoves = async (ctx: Ctx, personId: string) =>
  Promise.all((await store.listMovesWith(ctx, personId)).map(move => viewMove(ctx, move)))
