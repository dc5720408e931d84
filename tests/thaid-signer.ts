// A phone that proves its person by signing in with D.DOPA / ThaID, and what became of its cases.
import { sql } from 'kysely'
import { findPersonByNumber } from '../server/modules/people/index.ts'
import { modules } from '../server/modules.ts'
import type { TestServer } from '../server/platform/testing.ts'
import type { Citizen } from './applicant.ts'
import { aTaker } from './case.ts'
import type { Phone } from './phone.ts'

export const signInModules = modules.filter(({ name }) => name !== 'welcome')
/** No picture is read here. */
export const signInEnvironment = { BIOMETRIC_THREADS: '0' }

type Answer = { statusCode: number; json: () => unknown }
/** The status of an answer, or the code of a refusal. */
export const codeOf = (answer: Answer) =>
  answer.statusCode >= 400 ? (answer.json() as { code: string }).code : answer.statusCode

/** A phone at the step of proof, new or bound, with the two calls of this way. */
export async function aSigner(t: TestServer, known?: Phone) {
  const taker = await aTaker(t, known)
  return {
    ...taker,
    finish: (json: object) => taker.send('POST', 'thaid/finish', { json }),
    async begin() {
      const answer = await taker.send('POST', 'thaid/begin')
      const { address } = answer.json() as { address: string }
      const query = address ? new URL(address).searchParams : new URLSearchParams()
      return { answer, address, query, state: query.get('state') ?? '', nonce: query.get('nonce') ?? '' }
    },
  }
}
export type Signer = Awaited<ReturnType<typeof aSigner>>

type CaseRow = {
  status: string
  reason: string | null
  ial: string | null
  attempt_sealed: Buffer | null
  person_id: string | null
}

/** The sign-ins so far, in their order. */
export async function signInsOf({ ctx }: TestServer): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select status, reason, ial, attempt_sealed, person_id from counter.case
    where channel = 'thaid' order by case_id`.execute(ctx.db)
  return rows
}
export const lastSignIn = async (t: TestServer) => (await signInsOf(t)).at(-1)

export const personIdOf = async (t: TestServer, { person }: Citizen) =>
  (await findPersonByNumber(t.ctx, person.citizenNumber))?.personId ?? ''
