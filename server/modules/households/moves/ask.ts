// Somebody says that they move: which house, who comes along, since when. The passcode is their consent, the first of the two.
import { ageOn, type Day } from '../../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { requirePasscode } from '../../authenticators/index.ts'
import { addNotice } from '../../notices/index.ts'
import {
  findHead,
  findHomeCode,
  findHouse,
  getPerson,
  type House,
  type Inhabitant,
  listChildrenAtHome,
  listInhabitants,
  thaiDay,
} from '../../people/index.ts'
import { citizenOf, requireLevel } from '../citizen.ts'
import { moveAsked } from '../events.ts'
import { fail } from '../failures.ts'
import * as store from '../store.ts'
import type { MoveRow, RegistrarReason } from '../tables.ts'
import { daysAfter, HEAD_DAYS, LATE_DAYS, REGISTRAR_DAYS } from './terms.ts'

const LOOKS_A_DAY = 20
const DAY_MILLISECONDS = 24 * 3_600_000
/** Who is younger does not act alone (Civil Registration Act: whoever notifies is of fifteen years at least). */
const ALONE_FROM_YEARS = 15

/**
 * The house of a code, its address and nothing of who lives there. Counted, so that nobody walks through all codes (A52).
 * @throws households.houseUnknown | tooManyLooks
 */
export async function lookUpHouse(ctx: Ctx, houseCode: string): Promise<House> {
  await requireFewLooks(ctx)
  const house = await findHouse(ctx, houseCode)
  if (!house) throw fail.houseUnknown()
  return house
}

/** Counts one look of the signed-in person. @throws households.tooManyLooks */
export async function requireFewLooks(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.now().getTime() - DAY_MILLISECONDS)
  if ((await store.countLook(ctx, citizenOf(ctx).personId, since)) > LOOKS_A_DAY) throw fail.tooManyLooks()
}

export type Ask = {
  requestId: string
  houseCode: string
  movedOn: Day
  /** Own children who come along. */
  children: string[]
  passcode: string
}

/**
 * Asks for a move; the same request sent twice is one.
 * @throws households.levelTooLow | houseUnknown | sameHouse | homeless | notMovable | dayImpossible | moveOpen, authenticators.passcodeWrong
 */
export async function askMove(ctx: Ctx, ask: Ask): Promise<MoveRow> {
  const { personId } = citizenOf(ctx)
  await requireLevel(ctx)
  await requirePasscode(ctx, ask.passcode)
  return transaction(ctx, async tx => {
    const known = await store.findRequested(tx, personId, ask.requestId)
    if (known) return known
    const to = await findHouse(tx, ask.houseCode)
    if (!to) throw fail.houseUnknown()
    const from = await findHomeCode(tx, personId)
    if (from === undefined) throw fail.homeless()
    if (from === to.houseCode) throw fail.sameHouse()
    const movers = await chooseMovers(tx, personId, from, ask.children)
    requirePossibleDay(tx, ask.movedOn, movers)
    const headId = await findHead(tx, to.houseCode)
    const reasons = reasonsFor(tx, { to, headId, personId, movers, movedOn: ask.movedOn })
    const isHeadAsked = headId !== undefined && to.kind === 'house'
    const move: MoveRow = {
      ...unanswered,
      person_id: personId,
      move_id: newId(tx),
      request_id: ask.requestId,
      from_house: from,
      to_house: to.houseCode,
      moved_on: ask.movedOn,
      state: isHeadAsked ? 'awaitingHead' : 'awaitingRegistrar',
      registrar_reasons: reasons,
      asked_at: tx.now(),
      expires_at: daysAfter(tx.now(), isHeadAsked ? HEAD_DAYS : REGISTRAR_DAYS),
    }
    const ids = movers.map(mover => mover.personId)
    if (!(await store.insertMove(tx, move)))
      return (await store.findRequested(tx, personId, ask.requestId)) ?? move
    if (!(await store.insertMovers(tx, move, ids))) throw fail.moveOpen()
    await tx.emit(moveAsked, { moveId: move.move_id, people: ids.length, reasons }, { personId })
    if (isHeadAsked) await addNotice(tx, { personId: headId, factId: newId(tx), kind: 'moveAsked' })
    return move
  })
}

const unanswered = {
  head_id: null,
  head_answer: null,
  head_answered_at: null,
  officer_id: null,
  officer_answer: null,
  officer_answered_at: null,
  refusal_reason: null,
  ended_at: null,
} as const

async function chooseMovers(tx: TxCtx, personId: string, from: string, children: string[]) {
  const self = (await listInhabitants(tx, from)).find(one => one.personId === personId)
  if (!self) throw fail.homeless()
  const own = await listChildrenAtHome(tx, personId)
  const chosen = own.filter(child => children.includes(child.personId))
  if (chosen.length !== new Set(children).size) throw fail.notMovable()
  return [self, ...chosen]
}

function requirePossibleDay(tx: TxCtx, movedOn: Day, movers: readonly Inhabitant[]) {
  if (movedOn > thaiDay(tx.now()) || movers.some(mover => mover.since >= movedOn)) throw fail.dayImpossible()
}

type Asked = {
  to: House
  headId: string | undefined
  personId: string
  movers: readonly Inhabitant[]
  movedOn: Day
}

/** Where two consents are not enough, and why. */
function reasonsFor(tx: TxCtx, { to, headId, personId, movers, movedOn }: Asked): RegistrarReason[] {
  const today = thaiDay(tx.now())
  const self = movers.find(mover => mover.personId === personId)
  return [
    ...(isLate(movedOn, today) ? (['late'] as const) : []),
    ...(to.kind === 'central' ? (['central'] as const) : []),
    ...(self && ageOn(self.birthDate, today) < ALONE_FROM_YEARS ? (['underFifteen'] as const) : []),
    ...(to.kind === 'house' && headId === undefined ? (['noHead'] as const) : []),
  ]
}

const isLate = (movedOn: Day, today: Day) =>
  Date.parse(today) - Date.parse(movedOn) > LATE_DAYS * DAY_MILLISECONDS

/** Who could come along: own children under age in the same house. */
export async function listCompanions(ctx: Ctx) {
  const { personId } = citizenOf(ctx)
  const children = await listChildrenAtHome(ctx, personId)
  const { nameTh, nameEn } = await getPerson(ctx, personId)
  return {
    self: { nameTh, nameEn },
    children: children.map(child => ({
      personId: child.personId,
      nameTh: child.nameTh,
      nameEn: child.nameEn,
    })),
  }
}
