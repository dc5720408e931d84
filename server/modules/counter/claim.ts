// The person's phone takes a case over: with the code from the screen before them and their own number (A23), or with the code of
// the message that was sent to them (A37: the message carries nothing else).
import { timingSafeEqual } from 'node:crypto'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { AppError } from '../../platform/failures.ts'
import { requireCode } from '../messages/index.ts'
import { attachCase, sessionIdOf } from '../proofing/index.ts'
import { describeTerminal, isOfficerThere, isTerminalOn } from '../staff/index.ts'
import { channels } from './channels.ts'
import { ticketRefused } from './events.ts'
import { fail } from './failures.ts'
import { hashOf } from './open.ts'
import { note } from './step.ts'
import { codeOf } from './steps/phone.ts'
import { listBindable, listBySlip, lockCase, updateCase } from './store.ts'
import type { CaseRow } from './tables.ts'
import { readTicket } from './ticket.ts'

/** What the phone shows before anything is taken over: where the code stands, by which terminal. @throws counter.ticketInvalid */
export async function lookAtTicket(ctx: Ctx, ticket: string) {
  const row = await readTicket(ctx, ticket)
  const place = row.terminal_id ? await describeTerminal(ctx, row.terminal_id) : undefined
  if (!place) throw fail.ticketInvalid()
  return { ...place, channel: row.channel, terminal: row.terminal_id?.slice(-6).toUpperCase() ?? '' }
}

type Refusal = 'number' | 'used' | 'expired' | 'officerGone' | 'terminalOff'

/**
 * Takes the case over into the registration on this phone. One refusal for everything that does not fit: who holds somebody
 * else's code learns nothing. @throws counter.ticketInvalid, proofing.otherPerson | tooManyPeopleHere | wrongStep
 */
export async function claimByTicket(
  ctx: Ctx,
  { ticket, citizenNumber }: { ticket: string; citizenNumber: string },
): Promise<void> {
  const { case_id: caseId } = await readTicket(ctx, ticket)
  const refused = await transaction(ctx, async tx => {
    const row = await lockCase(tx, caseId)
    const reason = row ? await refusalOf(tx, row, citizenNumber) : 'used'
    if (!row || reason) return reason
    await attach(tx, row)
    return undefined
  })
  if (!refused) return
  await transaction(ctx, async tx => {
    await tx.emit(ticketRefused, { caseId, reason: refused })
    const row = refused === 'number' ? await lockCase(tx, caseId) : undefined
    // Whoever stands at the screen is told that another phone tried.
    if (row?.status === 'bindPending') await note(tx, row, { kind: 'claim', outcome: 'otherNumber' })
  })
  throw fail.ticketInvalid()
}

/**
 * Takes a case over with the code that was sent to the person's telephone. A number without a case and a wrong code are one and the
 * same refusal. @throws counter.codeRefused, proofing.otherPerson | wrongStep
 */
export async function claimByCode(
  ctx: Ctx,
  { code, citizenNumber }: { code: string; citizenNumber: string },
): Promise<void> {
  if (code.length === SLIP_DIGITS) return claimBySlip(ctx, { code, citizenNumber })
  const [row] = await listBindable(ctx, hashOf(ctx, citizenNumber))
  if (!row?.phone_sealed) throw fail.codeRefused()
  try {
    await requireCode(ctx, { ...codeOf(ctx, row), code }, async tx => {
      const held = await lockCase(tx, row.case_id)
      // A request made on one phone ends on that phone.
      const isOthers = held?.session_id !== null && held?.session_id !== sessionIdOf(tx)
      if (held?.status !== 'bindPending' || isOthers) throw fail.codeRefused()
      if (!(await isTerminalOn(tx, held.terminal_id ?? ''))) throw fail.codeRefused()
      await attach(tx, held)
    })
  } catch (error) {
    throw error instanceof AppError && error.code.startsWith('messages.') ? fail.codeRefused() : error
  }
}

const SLIP_DIGITS = 8
const MAX_SLIP_TRIES = 5

/** The slip of a field team: eight digits that the tablet drew, kept as a keyed hash, five tries for a case. */
async function claimBySlip(ctx: Ctx, { code, citizenNumber }: { code: string; citizenNumber: string }) {
  const isRight = await transaction(ctx, async tx => {
    const [row] = await listBySlip(tx, hashOf(tx, citizenNumber))
    if (!row?.slip_hash || row.slip_tries >= MAX_SLIP_TRIES) return false
    const given = tx.vault.keyedHash('counter-slip', `${row.case_id}.${code}`)
    if (!timingSafeEqual(given, row.slip_hash)) {
      await updateCase(tx, row.case_id, { slip_tries: row.slip_tries + 1 })
      return false
    }
    if (row.session_id !== null && row.session_id !== sessionIdOf(tx)) return false
    await attach(tx, row)
    return true
  })
  if (!isRight) throw fail.codeRefused()
}

async function refusalOf(tx: TxCtx, row: CaseRow, citizenNumber: string): Promise<Refusal | undefined> {
  if (row.status !== 'bindPending' || (row.session_id !== null && row.session_id !== sessionIdOf(tx)))
    return 'used'
  if ((row.ticket_expires_at ?? tx.now()) <= tx.now()) return 'expired'
  if (!row.number_hash?.equals(hashOf(tx, citizenNumber))) return 'number'
  if (!(await isTerminalOn(tx, row.terminal_id ?? ''))) return 'terminalOff'
  if (row.operator_session_id && !(await isOfficerThere(tx, row.operator_session_id))) return 'officerGone'
  return undefined
}

/** Gives the case to the phone that calls. @throws proofing.wrongStep | otherPerson | tooManyPeopleHere */
export async function attach(tx: TxCtx, row: CaseRow, source = 'register'): Promise<void> {
  const { case_id: caseId, person_id: personId, operator_id, terminal_id, channel } = row
  if (!personId || !row.ial) throw new Error('A case without a person was about to be taken over')
  await attachCase(tx, sessionIdOf(tx), {
    caseId,
    personId,
    earned: {
      ial: row.ial,
      aal: '2.2',
      method: channels[channel].method,
      source,
      by: { operatorId: operator_id ?? undefined, terminalId: terminal_id ?? undefined, caseId },
    },
  })
  await note(tx, row, { kind: 'claim', outcome: 'attached' })
  await updateCase(tx, caseId, { session_id: sessionIdOf(tx), ticket_hash: null })
}
