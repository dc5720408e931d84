import { isValidCitizenNumber } from '../../../shared/citizen-number.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { isPlaceOpen } from '../staff/index.ts'
import { type AtWork, requireOffered } from './at-work.ts'
import { opened, unusual } from './events.ts'
import { fail } from './failures.ts'
import { countFailed, countOfOperator, findActiveCase, insertCase, lockNumber, updateCase } from './store.ts'
import type { CaseRow, Channel } from './tables.ts'

const CASE_SECONDS = 24 * 3600
const COOL_DOWN_SECONDS = 15 * 60
const MAX_FAILED = 3
export const DAY_SECONDS = 24 * 3600
/** More than a counter sees in a day stops; more than most see is told (A54). */
export const CASES_A_DAY = 200
export const UNUSUAL_CASES = 120

/** Opens a case here; who it is about is the next step's. @throws counter.notOffered | notAllowed | tooManyCases */
export async function openCase(ctx: Ctx, channel: Channel): Promise<CaseRow> {
  // These begin on the phone of the person.
  if (channel === 'shop' || channel === 'thaid') throw fail.notOffered()
  const work = await requireOffered(ctx, channel)
  return transaction(ctx, async tx => {
    await watchOfficer(tx, work)
    const row = await insertCase(tx, {
      case_id: newId(tx),
      channel,
      place_id: work.placeId,
      terminal_id: work.terminalId,
      operator_id: work.operatorId,
      operator_session_id: work.operatorSessionId,
      expires_at: new Date(tx.now().getTime() + CASE_SECONDS * 1000),
    })
    if (!row) throw fail.activeCase()
    const { case_id: caseId } = row
    await tx.emit(opened, { caseId, channel, placeId: work.placeId, terminalId: work.terminalId })
    return row
  })
}

/** Counts what an officer does in a day, and tells what is unlike a day's work. @throws counter.tooManyCases */
export async function watchOfficer(tx: TxCtx, { operatorId, placeId }: AtWork) {
  if (!operatorId) return
  const since = new Date(tx.now().getTime() - DAY_SECONDS * 1000)
  const count = await countOfOperator(tx, operatorId, since)
  if (count >= CASES_A_DAY) throw fail.tooManyCases()
  if (count === UNUSUAL_CASES) await tx.emit(unusual, { operatorId, placeId, what: 'manyCases' })
  if (!(await isPlaceOpen(tx, placeId))) await tx.emit(unusual, { operatorId, placeId, what: 'outsideHours' })
}

/** The keyed hash under which a number's cases are found: no case is looked for by the number itself. */
export const hashOf = (ctx: Ctx, citizenNumber: string): Buffer =>
  ctx.vault.keyedHash('counter-number', citizenNumber)

/**
 * Writes down whose case it is: one active case of a number in a channel, and after three failed ones a pause.
 * An older case of the same person elsewhere that never got to its end makes way.
 * @throws counter.numberInvalid | activeCase | coolDown
 */
export async function claimNumber(tx: TxCtx, row: CaseRow, citizenNumber: string): Promise<CaseRow> {
  if (!isValidCitizenNumber(citizenNumber)) throw fail.numberInvalid()
  const number_hash = hashOf(tx, citizenNumber)
  await lockNumber(tx, number_hash)
  const since = new Date(tx.now().getTime() - COOL_DOWN_SECONDS * 1000)
  if ((await countFailed(tx, number_hash, row.channel, since)) >= MAX_FAILED)
    throw fail.coolDown({ retryAfterSeconds: COOL_DOWN_SECONDS })
  const other = await findActiveCase(tx, number_hash, row.channel)
  if (other && other.case_id !== row.case_id) throw fail.activeCase()
  return updateCase(tx, row.case_id, { number_hash })
}
