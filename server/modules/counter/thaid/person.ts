// Who signed in, by the register: it is asked after the provider vouched high enough, so that nobody learns of a stranger's record (A26).
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { type CardStanding, checkHolder, findPersonByNumber, type Person } from '../../people/index.ts'
import { fail } from '../failures.ts'
import { hashOf } from '../open.ts'
import type { Outcome } from '../step.ts'
import { insertCheck } from '../store.ts'
import type { CaseRow, Reason } from '../tables.ts'
import type { Claims } from './claims.ts'
import { thaidOf } from './provider.ts'

const CASE_SECONDS = 24 * 3600

const reasons: Record<Exclude<CardStanding | 'underAge', 'valid'>, Reason> = {
  unknown: 'cardCancelled',
  mismatch: 'nameMismatch',
  ended: 'cardCancelled',
  expired: 'cardExpired',
  personNotAlive: 'personDeceased',
  underAge: 'underAge',
}

/** What the phone is told for each reason. */
export const failureFor = (ctx: Ctx, reason: Reason, { ial }: Claims) => {
  if (reason === 'levelTooLow')
    return fail.thaidLevelTooLow({ needed: thaidOf(ctx).neededIal, ...(ial ? { ial } : {}) })
  if (reason === 'personUnknown') return fail.thaidPersonUnknown()
  if (reason === 'personDeceased') return fail.personNotAlive()
  if (reason === 'cardExpired') return fail.cardExpired()
  if (reason === 'underAge') return fail.underAge()
  return reason === 'nameMismatch' ? fail.thaidDataMismatch() : fail.cardNotValid()
}

/** Finds the person of a sign-in, and why the case ends, if it does. */
export async function findSignedIn(tx: TxCtx, row: CaseRow, claims: Claims): Promise<Outcome> {
  const { issuer, neededIal } = thaidOf(tx)
  const person = await findPersonByNumber(tx, claims.pid)
  const reject = await refusalOf(tx, claims, person, neededIal)
  const outcome = reject ?? 'valid'
  const engine = new URL(issuer).host
  await insertCheck(tx, {
    case_id: row.case_id,
    kind: 'signIn',
    outcome,
    engine,
    measures: { ial: claims.ial },
  })
  const number_hash = hashOf(tx, claims.pid)
  if (reject) return { outcome, reject, change: { number_hash, person_id: person?.personId ?? null } }
  return {
    outcome,
    change: {
      number_hash,
      person_id: person?.personId ?? null,
      identified_at: tx.now(),
      ial: claims.ial ?? null,
      expires_at: new Date(tx.now().getTime() + CASE_SECONDS * 1000),
    },
  }
}

async function refusalOf(
  tx: TxCtx,
  claims: Claims,
  person: Person | undefined,
  neededIal: string,
): Promise<Reason | undefined> {
  // Numbers of ETDA and NDID: as text they stand in their order.
  if (claims.ial === undefined || claims.ial < neededIal) return 'levelTooLow'
  if (!person) return 'personUnknown'
  if (!agrees(person, claims)) return 'nameMismatch'
  const standing = await checkHolder(tx, person.citizenNumber)
  return standing === 'valid' ? undefined : reasons[standing]
}

/** Whatever the provider says of a person has to be what the register says; what it leaves out is no contradiction. */
function agrees({ name, birthDate }: Person, { given_name, family_name, birthdate }: Claims): boolean {
  // A day or a month that nobody knows is left out here and written as 00 by some.
  const born = birthdate?.replace(/(-00)+$/, '')
  return (
    (given_name === undefined || given_name === name.firstTh) &&
    (family_name === undefined || family_name === (name.lastTh ?? '')) &&
    (born === undefined || born === birthDate)
  )
}
