// How a filing begins, whatever it is about: once, with the passcode, and with nothing of it open already.
import { randomInt } from 'node:crypto'
import { soundKey } from '../../../../shared/person-name.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { requirePasscode } from '../../authenticators/index.ts'
import { citizenOf, requireLevel } from '../citizen.ts'
import { type Details, type Filing, openFiling, sealDetails } from '../details.ts'
import { filed } from '../events.ts'
import { fail } from '../failures.ts'
import { kindOf } from '../kinds/index.ts'
import * as store from '../store.ts'
import type { FilingKind, FilingRow } from '../tables.ts'
import { daysAfter, FILINGS_A_DAY, OTHER_DAYS, REGISTRY_DAYS } from '../terms.ts'
import { tell } from './end.ts'

/** What every request says, whatever it is about. */
export type Sent = { requestId: string; passcode: string }

export type Prepared<K extends FilingKind> = {
  details: Details[K]
  /** Who has to say yes on their own phone; null where nobody has the number that was named, which is not told. */
  otherId?: string | null
  /** True where the register itself says yes for them: the child of a marriage has both for parents (Civil and Commercial Code s. 1536). */
  isAgreed?: boolean
}

const unanswered = {
  other_id: null,
  other_answer: null,
  other_answered_at: null,
  officer_id: null,
  officer_answered_at: null,
  second_id: null,
  second_answered_at: null,
  refusal_reason: null,
  ending_sealed: null,
  ended_at: null,
  fine_satang: null,
  fine_waiver: null,
  fine_place_id: null,
  fine_payment_id: null,
  fine_paid_at: null,
  fine_receipt: null,
} as const

/**
 * Files something about the signed-in person's family or name; the same request sent twice is one.
 * @throws lifeEvents.levelTooLow | tooManyFilings | filingOpen, authenticators.passcodeWrong, and what `prepare` throws
 */
export async function file<K extends FilingKind>(
  ctx: Ctx,
  kind: K,
  { requestId, passcode }: Sent,
  prepare: (ctx: Ctx) => Promise<Prepared<K>>,
): Promise<Filing> {
  const { personId } = citizenOf(ctx)
  await requireLevel(ctx)
  await requirePasscode(ctx, passcode)
  const known = await store.findRequested(ctx, personId, requestId)
  if (known) return openFiling(ctx, known)
  if ((await store.countFilingsSince(ctx, personId, daysAfter(ctx.now(), -1))) >= FILINGS_A_DAY)
    throw fail.tooManyFilings()
  // Before the transaction: a hospital may be slow, and nobody waits for it with rows held.
  const { details, otherId, isAgreed = false } = await prepare(ctx)
  return transaction(ctx, async tx => {
    const filingId = newId(tx)
    const isAsked = otherId !== undefined && !isAgreed
    const row: FilingRow = {
      ...unanswered,
      person_id: personId,
      filing_id: filingId,
      request_id: requestId,
      number: newNumber(),
      kind,
      state: isAsked ? 'awaitingOther' : 'awaitingRegistrar',
      details_sealed: sealDetails(tx, filingId, details),
      other_id: otherId ?? null,
      other_answer: isAgreed ? 'accepted' : null,
      filed_at: tx.now(),
      expires_at: daysAfter(tx.now(), isAsked ? OTHER_DAYS : REGISTRY_DAYS),
    }
    if (!(await store.insertFiling(tx, row))) return sameOrOpen(tx, personId, requestId)
    const filing = openFiling(tx, row)
    if (!(await store.insertClaims(tx, filingId, kindOf(filing).claims(filing)))) throw fail.filingOpen()
    await keepSurname(tx, filing)
    await tx.emit(filed, { filingId, kind }, { personId })
    if (otherId && isAsked) await tell(tx, otherId, 'lifeAsked', kind)
    return filing
  })
}

/** Nobody else hears that a surname is free while a registrar has not decided on it. @throws lifeEvents.nameTaken */
async function keepSurname(tx: TxCtx, filing: Filing): Promise<void> {
  const last = 'last' in filing.details ? filing.details.last : undefined
  if (last?.from !== 'new') return
  const kept = await store.keepName(tx, {
    surname: last.th,
    sound_key: soundKey(last.th),
    filing_id: filing.filing_id,
    person_id: filing.person_id,
    until: filing.expires_at,
  })
  if (!kept) throw fail.nameTaken()
}

/** The same request, which another call wrote meanwhile. */
async function sameOrOpen(tx: TxCtx, personId: string, requestId: string): Promise<Filing> {
  const known = await store.findRequested(tx, personId, requestId)
  if (!known) throw fail.filingOpen()
  return openFiling(tx, known)
}

/** Ten digits that say nothing and do not run. */
const newNumber = () => String(randomInt(10_000_000_000)).padStart(10, '0')
