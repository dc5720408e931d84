// App first: the person says on their own phone who they are and where a code may go, and shows a code at the till. What they say is
// worth nothing until somebody there has seen a card or a face (tangrat 3.3 (5)).
import { isValidCitizenNumber } from '../../../shared/citizen-number.ts'
import { parseThaiMobile } from '../../../shared/phone-number.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { findPersonByNumber } from '../people/index.ts'
import { requireStep, sessionIdOf } from '../proofing/index.ts'
import { requireOffered } from './at-work.ts'
import { opened } from './events.ts'
import { fail } from './failures.ts'
import { claimNumber, watchOfficer } from './open.ts'
import { endCase, note } from './step.ts'
import { recognise } from './steps/identify.ts'
import { findCaseOfSession, insertCase, lockCase, updateCase } from './store.ts'
import type { CaseRow } from './tables.ts'
import { issueTicket, readTicket } from './ticket.ts'

const REQUEST_SECONDS = 3600

/**
 * A request of this phone, and the code to show at the till; a former one of the same phone ends. Nobody else's case is touched and
 * nothing is said about the number: anybody could have typed it (A26, A42). @throws counter.numberInvalid | phoneInvalid, proofing.wrongStep
 */
export async function requestAtShop(ctx: Ctx, asked: { citizenNumber: string; phone: string }) {
  const phone = parseThaiMobile(asked.phone)
  if (!isValidCitizenNumber(asked.citizenNumber)) throw fail.numberInvalid()
  if (!phone) throw fail.phoneInvalid()
  return transaction(ctx, async tx => {
    const sessionId = sessionIdOf(tx)
    await requireStep(tx, sessionId, 'proof')
    const former = await findCaseOfSession(tx, sessionId)
    if (former) await endCase(tx, former, { status: 'cancelled' })
    const caseId = newId(tx)
    const row = await insertCase(tx, {
      case_id: caseId,
      channel: 'shop',
      session_id: sessionId,
      number_sealed: tx.vault.seal('counter-number', Buffer.from(asked.citizenNumber), caseId),
      phone_sealed: tx.vault.seal('counter-phone', Buffer.from(phone), caseId),
      expires_at: new Date(tx.now().getTime() + REQUEST_SECONDS * 1000),
    })
    if (!row) throw fail.activeCase()
    await tx.emit(opened, { caseId, channel: 'shop', placeId: null, terminalId: null })
    return issueTicket(tx, row)
  })
}

/** The cashier scans the code: from now on the request is a case of this till. @throws counter.ticketInvalid | activeCase | coolDown */
export async function scanRequest(ctx: Ctx, ticket: string): Promise<CaseRow> {
  const work = await requireOffered(ctx, 'shop')
  const { case_id: caseId } = await readTicket(ctx, ticket)
  return transaction(ctx, async tx => {
    const row = await lockCase(tx, caseId)
    const isWaiting = row?.channel === 'shop' && row.status === 'open' && row.terminal_id === null
    if (!isWaiting || !row.number_sealed || (row.ticket_expires_at ?? tx.now()) <= tx.now())
      throw fail.ticketInvalid()
    await watchOfficer(tx, work)
    const citizenNumber = tx.vault.open('counter-number', row.number_sealed, caseId).toString()
    await claimNumber(tx, row, citizenNumber)
    const taken = await updateCase(tx, caseId, {
      place_id: work.placeId,
      terminal_id: work.terminalId,
      operator_id: work.operatorId,
      operator_session_id: work.operatorSessionId,
      ticket_hash: null,
    })
    await note(tx, taken, { kind: 'scan', outcome: 'taken' })
    const person = await findPersonByNumber(tx, citizenNumber)
    if (!person) return endCase(tx, taken, { status: 'rejected', reason: 'personUnknown' })
    const { reject, review, change } = await recognise(tx, taken, person.personId, {
      identified_at: tx.now(),
    })
    if (reject) return endCase(tx, taken, { status: 'rejected', reason: reject })
    return updateCase(tx, caseId, { ...change, ...(review ? { status: 'review', reason: review } : {}) })
  })
}
