// A case that ends without a phone: the person who was proven sets a passcode for their card, on the screen turned to them.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { hashPasscode, requireGoodPasscode, setCardPasscode } from '../../authenticators/index.ts'
import { recordAcceptance, requireCurrentText } from '../../consent/index.ts'
import { findNewestCard, getPerson } from '../../people/index.ts'
import { channels, stepOf } from '../channels.ts'
import { bound } from '../events.ts'
import { fail } from '../failures.ts'
import { endCase, lockOwnCase, makeBindable, note, subjectOf } from '../step.ts'
import { findStep } from '../store.ts'
import type { CaseRow } from '../tables.ts'

type Asked = {
  terms: { version: string; sha256: string }
  passcode: string
  repeat: string
  stepId: string
}

/**
 * Ends a proven case on the card instead of a phone. The passcode is hashed before the case is held, and leaves no other trace.
 * @throws counter.wrongStep | caseEnded | caseUnknown, authenticators.passcode…, consent.textOutdated
 */
export async function endOnCard(ctx: Ctx, caseId: string, asked: Asked): Promise<CaseRow> {
  const before = await transaction(ctx, async tx => {
    const row = await lockOwnCase(tx, caseId)
    if (!(await findStep(tx, caseId, asked.stepId))) requireProven(row)
    return row
  })
  requireCurrentText('terms', asked.terms)
  const { birthDate, citizenNumber } = await getPerson(ctx, before.person_id ?? '')
  requireGoodPasscode(ctx, asked, { birthDate, citizenNumber })
  const passcodeHash = await hashPasscode(ctx, asked.passcode)
  return transaction(ctx, async tx => {
    const row = await lockOwnCase(tx, caseId)
    if (await findStep(tx, caseId, asked.stepId)) return row
    requireProven(row)
    return bindCard(tx, row, { ...asked, passcodeHash })
  })
}

async function bindCard(tx: TxCtx, row: CaseRow, asked: Asked & { passcodeHash: string }): Promise<CaseRow> {
  const { case_id: caseId, channel, operator_id, terminal_id } = row
  const personId = row.person_id ?? ''
  const ready = row.status === 'bindPending' ? row : await makeBindable(tx, row)
  const card = await findNewestCard(tx, personId)
  if (card?.status !== 'valid') throw fail.cardNotValid()
  await recordAcceptance(tx, {
    kind: 'terms',
    ...asked.terms,
    sessionId: caseId,
    channel: 'counter',
    personId,
  })
  await setCardPasscode(tx, {
    personId,
    cardId: card.cardId,
    passcodeHash: asked.passcodeHash,
    assurance: {
      ial: ready.ial ?? '',
      aal: '1',
      method: channels[channel].method,
      source: 'register',
      by: { operatorId: operator_id ?? undefined, terminalId: terminal_id ?? undefined, caseId },
    },
  })
  await note(tx, row, { kind: 'cardPasscode', outcome: 'cardPasscodeSet', stepId: asked.stepId })
  await tx.emit(bound, { caseId, channel, ial: ready.ial ?? '', to: 'card' }, subjectOf(row))
  return endCase(tx, ready, { status: 'bound' })
}

/** @throws counter.caseEnded | wrongStep */
function requireProven(row: CaseRow) {
  if (row.status !== 'open' && row.status !== 'bindPending') throw fail.caseEnded({ status: row.status })
  if (!mayEndOnCard(row)) throw fail.wrongStep({ step: stepOf(row) })
}

/**
 * A registrar's case, or a post office's with a chip, in which everything is proven and that no phone has taken over: an officer stands by,
 * and the card was seen. A kiosk alone gives nobody a new way in.
 */
export function mayEndOnCard(row: CaseRow): boolean {
  if (row.session_id !== null || !row.person_id) return false
  if (row.status !== 'open' && row.status !== 'bindPending') return false
  if (row.channel === 'registrar') return ['ticket', 'bind'].includes(stepOf(row))
  return row.channel === 'post' && row.card_by_chip && ['phone', 'bind'].includes(stepOf(row))
}
