// Filings as the two sides of them see them. Who was asked sees who asks; who asked sees nothing of the other before the yes.
import type { Ctx } from '../../../platform/context.ts'
import { citizenOf } from '../citizen.ts'
import { openFiling } from '../details.ts'
import { fail } from '../failures.ts'
import { kindOf } from '../kinds/index.ts'
import * as store from '../store.ts'
import type { FilingRow } from '../tables.ts'
import { daysAfter, FINE_GRACE_DAYS } from '../terms.ts'
import { isOpen } from './end.ts'
import { showOf } from './ending.ts'

/** A filing for one of its two sides. */
export async function viewFiling(ctx: Ctx, row: FilingRow, viewerId: string) {
  const isMine = row.person_id === viewerId
  const filing = openFiling(ctx, row)
  const hasAgreed = row.other_answer === 'accepted'
  const shown = await showOf(ctx, row)
  const other = isMine ? shown.other : shown.filer
  const kind = kindOf(row)
  const isAlone = row.other_id === null && !('otherNumber' in filing.details)
  return {
    filingId: row.filing_id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    isMine,
    filedAt: row.filed_at,
    expiresAt: row.expires_at,
    ...(other ? { other } : {}),
    facts: shown.facts,
    // What the register says of the other is theirs alone until they agree, and again when it has ended.
    checks: isMine && isOpen(row) && (hasAgreed || isAlone) ? await kind.checks(ctx, filing) : [],
    toBring: [...kind.sights],
    needsSecond: kind.needsSecond(ctx, filing),
    ...(row.refusal_reason ? { refusalReason: row.refusal_reason } : {}),
    ...(isMine ? viewFine(row) : {}),
    history: historyOf(row),
  }
}

/** The fine of a late notice, once it is set: of who notified, and of who decides. */
export const viewFine = (row: FilingRow) =>
  row.fine_satang === null
    ? {}
    : {
        fine: {
          satang: row.fine_satang,
          ...(row.fine_waiver ? { waiver: row.fine_waiver } : {}),
          ...(row.fine_paid_at ? { paidAt: row.fine_paid_at } : {}),
          ...(row.fine_payment_id ? { paymentId: row.fine_payment_id } : {}),
          ...(row.state === 'awaitingFine' ? { payBy: daysAfter(row.expires_at, -FINE_GRACE_DAYS) } : {}),
        },
      }

/** What became of it, in its order. */
function historyOf(row: FilingRow) {
  const step = (what: string | null, at: Date | null) => (what && at ? [{ what, at }] : [])
  const byOther = { accepted: 'otherAccepted', refused: 'otherRefused' } as const
  return [
    ...step('filed', row.filed_at),
    ...step(row.other_answer && byOther[row.other_answer], row.other_answered_at),
    ...step(
      row.second_answered_at || row.state === 'awaitingSecond' ? 'firstAgreed' : null,
      row.officer_answered_at,
    ),
    ...step('finePaid', row.fine_paid_at),
    ...step(row.ended_at && row.other_answer !== 'refused' ? row.state : null, row.ended_at),
  ]
}

/** What the signed-in person filed and was asked. */
export async function listFilings(ctx: Ctx) {
  const { personId } = citizenOf(ctx)
  const rows = await store.listFilingsWith(ctx, personId)
  return Promise.all(rows.map(row => viewFiling(ctx, row, personId)))
}

/** One of them; somebody else's is not there (A50). @throws lifeEvents.filingUnknown */
export async function showFiling(ctx: Ctx, filingId: string) {
  const { personId } = citizenOf(ctx)
  const row = await store.findFiling(ctx, filingId)
  if (!row || ![row.person_id, row.other_id].includes(personId)) throw fail.filingUnknown()
  return viewFiling(ctx, row, personId)
}

/** For the file of everything about a person (PDPA s. 30). */
export const describeFilings = async (ctx: Ctx, personId: string) =>
  Promise.all((await store.listFilingsWith(ctx, personId)).map(row => viewFiling(ctx, row, personId)))
