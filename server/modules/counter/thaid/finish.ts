// Back from the other provider: the answer is checked, redeemed once, and what it proves goes to the phone that began (A20), all or nothing.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import { AppError } from '../../../platform/failures.ts'
import { findPersonByNumber } from '../../people/index.ts'
import { sessionIdOf } from '../../proofing/index.ts'
import { attach } from '../claim.ts'
import { fail } from '../failures.ts'
import { hashOf } from '../open.ts'
import { endCase, note, record } from '../step.ts'
import { findActiveCase, findCaseOfSession, lockCase, lockNumber, updateCase } from '../store.ts'
import type { CaseRow, Reason } from '../tables.ts'
import { openAttempt } from './begin.ts'
import type { Claims } from './claims.ts'
import { failureNamed } from './errors.ts'
import { failureFor, findSignedIn } from './person.ts'
import { redeem, thaidOf } from './provider.ts'

export type SignInAnswer = {
  state: string
  code?: string | undefined
  error?: string | undefined
  iss?: string | undefined
}
type Taken = { caseId: string; sealed: Buffer }

const reasonOf: Record<string, Reason> = {
  'counter.thaidRefused': 'citizenRefused',
  'counter.thaidNotRegistered': 'notRegistered',
  'counter.thaidLevelTooLow': 'levelTooLow',
  'counter.thaidCodeRefused': 'codeRefused',
  'counter.thaidAnswerInvalid': 'answerInvalid',
  'counter.thaidClockDiffers': 'clockDiffers',
  'counter.thaidUnavailable': 'providerFailed',
  'proofing.otherPerson': 'otherPerson',
  'proofing.tooManyPeopleHere': 'tooManyPeople',
}

/**
 * Ends the sign-in of this phone. Sent again it changes nothing; while the provider cannot be reached it may be sent again.
 * @throws counter.thaidNotBegun | thaidUnavailable, and why the person or the answer was refused
 */
export async function finishSignIn(ctx: Ctx, answer: SignInAnswer): Promise<void> {
  const taken = await takeAttempt(ctx, answer)
  if (taken === 'done') return
  if (taken === 'unknown') throw fail.thaidNotBegun()
  if (taken === 'busy') throw fail.thaidUnavailable({ retryAfterSeconds: 2 })
  let claims: Claims | undefined
  try {
    const { code, error, state, iss } = answer
    if (!code) throw failureNamed(ctx, error ?? '')
    claims = await redeem(ctx, openAttempt(ctx, taken.caseId, taken.sealed), { code, state, iss })
    await takeOver(ctx, taken.caseId, claims)
  } catch (thrown) {
    if (thrown instanceof AppError) await putDown(ctx, taken, { failure: thrown, answer, claims })
    throw thrown
  }
}

/** Uses the attempt up before anybody is asked, so that two answers at once are one; only this phone's own is found. */
const takeAttempt = (ctx: Ctx, { state }: SignInAnswer): Promise<Taken | 'done' | 'unknown' | 'busy'> =>
  transaction(ctx, async tx => {
    const found = await findCaseOfSession(tx, sessionIdOf(tx))
    const row = found?.channel === 'thaid' ? await lockCase(tx, found.case_id) : undefined
    if (!row || row.ended_at || row.expires_at <= tx.now()) return 'unknown'
    const { case_id: caseId, attempt_sealed: sealed } = row
    if (row.attempt_hash !== sha256(state)) {
      await note(tx, row, { kind: 'signIn', outcome: 'otherState' })
      return 'unknown'
    }
    if (row.status === 'bindPending') return 'done'
    if (!sealed) return 'busy'
    await updateCase(tx, caseId, { attempt_sealed: null })
    return { caseId, sealed }
  })

/** The person is found and the phone takes the case over in one transaction. @throws the refusal, after it was written down */
async function takeOver(ctx: Ctx, caseId: string, claims: Claims): Promise<void> {
  const reason = await transaction(ctx, async tx => {
    const row = await lockCase(tx, caseId)
    if (row?.status !== 'open') throw fail.thaidNotBegun()
    const found = await findSignedIn(tx, row, claims)
    await makeWay(tx, row, hashOf(tx, claims.pid))
    const subject = { ...row, person_id: found.change?.person_id ?? null }
    const changed = await record(tx, subject, { step: 'signIn', stepId: newId(tx) }, found)
    if (found.reject) return found.reject
    await attach(tx, changed, new URL(thaidOf(tx).issuer).host)
    return undefined
  })
  if (reason) throw failureFor(ctx, reason, claims)
}

/** One case of a person at a time (A32): whoever signed in just now goes on here, and not where they left off. */
async function makeWay(tx: TxCtx, row: CaseRow, numberHash: Buffer) {
  await lockNumber(tx, numberHash)
  const other = await findActiveCase(tx, numberHash, 'thaid')
  if (other && other.case_id !== row.case_id) await endCase(tx, other, { status: 'cancelled' })
}

type Failed = { failure: AppError; answer: SignInAnswer; claims: Claims | undefined }

/** After a failure: the attempt again if the provider could not be reached, or the end of the case and why. */
async function putDown(ctx: Ctx, { caseId, sealed }: Taken, { failure, answer, claims }: Failed) {
  await transaction(ctx, async tx => {
    const row = await lockCase(tx, caseId)
    if (row?.status !== 'open') return
    if (failure.code === 'counter.thaidUnavailable' && answer.code) {
      await note(tx, row, { kind: 'signIn', outcome: 'unavailable' })
      await updateCase(tx, caseId, { attempt_sealed: sealed })
      return
    }
    const reject = reasonOf[failure.code]
    if (!reject) return void (await endCase(tx, row, { status: 'cancelled' }))
    const person = claims && (await findPersonByNumber(tx, claims.pid))
    const person_id = person?.personId ?? null
    const step = { step: 'signIn', stepId: newId(tx) } as const
    await record(tx, { ...row, person_id }, step, { outcome: reject, reject, change: { person_id } })
  })
}
