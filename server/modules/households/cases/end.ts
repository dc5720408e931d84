// How a case ends without a registrar: withdrawn, or by its time. Each way is one transaction with the row held.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { citizenOf } from '../citizen.ts'
import { caseExpired, caseWithdrawn } from '../events.ts'
import { fail } from '../failures.ts'
import { tell } from '../moves/end.ts'
import { isAtStake } from './at-stake.ts'
import { type Act, afterPeople, daysIn, due, openStates, plans } from './plans.ts'
import * as store from './store.ts'
import type { CasePersonRow, CaseRow, CaseState } from './tables.ts'
import { daysAfter, REGISTRAR_DAYS } from './terms.ts'

/** @throws households.caseEnded | caseNotThere */
export function requireDue(ctx: Ctx, { state, expires_at }: CaseRow, act: Act): void {
  if (!openStates.includes(state) || expires_at <= ctx.now()) throw fail.caseEnded()
  if (!(due[act] as readonly CaseState[]).includes(state)) throw fail.caseNotThere()
}

/** Moves a case on to the next state, with the days it has there. */
export const moveOn = (tx: TxCtx, row: CaseRow, change: Partial<CaseRow> & { state: CaseState }) =>
  store.updateCase(tx, row, {
    ...change,
    expires_at: daysAfter(tx.now(), daysIn[change.state] ?? REGISTRAR_DAYS),
  })

/** Marks a case as ended; the hour it held is free again. */
export async function endCase(
  tx: TxCtx,
  row: CaseRow,
  change: Partial<CaseRow> & { state: 'done' | 'refused' | 'withdrawn' | 'expired' },
): Promise<void> {
  await store.updateCase(tx, row, { ...change, ended_at: tx.now() })
  await store.freeHour(tx, row.case_id)
}

/** Who asked, and who let them. */
export const askersOf = ({ person_id }: CaseRow, people: readonly CasePersonRow[]): string[] => [
  person_id,
  ...people.filter(one => one.part === 'owner').map(one => one.person_id),
]

/** Who asked takes it back, or who let them; sent twice it is withdrawn once. @throws households.caseUnknown | caseEnded */
export async function withdrawCase(ctx: Ctx, caseId: string): Promise<void> {
  const { personId } = citizenOf(ctx)
  await transaction(ctx, async tx => {
    const row = await store.lockCase(tx, caseId)
    const people = await store.listCasePeople(tx, caseId)
    if (!row || !askersOf(row, people).includes(personId)) throw fail.caseUnknown()
    if (row.state === 'withdrawn') return
    requireDue(tx, row, 'withdraw')
    await withdraw(tx, row, personId)
  })
}

async function withdraw(tx: TxCtx, row: CaseRow, by: string) {
  const { case_id: caseId, kind, person_id } = row
  await endCase(tx, row, { state: 'withdrawn' })
  await tx.emit(caseWithdrawn, { caseId, kind }, { personId: person_id })
  if (person_id !== by) await tell(tx, person_id, 'houseCaseWithdrawn')
  for (const one of await store.listCasePeople(tx, caseId))
    if (one.is_asked && one.person_id !== by)
      await tell(tx, one.person_id, isAtStake(one.part) ? 'addressStays' : 'houseCaseWithdrawn')
}

/**
 * Ends the open cases of somebody who died or closed the account, and those that wait for their answer. An account that is closed ends
 * no report of its owner: their name may still stand where they do not live.
 */
export async function withdrawCasesWith(
  ctx: Ctx,
  personId: string,
  { isDead }: { isDead: boolean },
): Promise<void> {
  for (const { case_id: caseId } of await store.listCasesOf(ctx, personId))
    await transaction(ctx, async tx => {
      const row = await store.lockCase(tx, caseId)
      if (!row || !openStates.includes(row.state)) return
      const own = (await store.listCasePeople(tx, caseId)).find(one => one.person_id === personId)
      const isWaitedFor =
        own?.part === 'reported' ? isDead : own?.part !== 'lives' && row.state === 'awaitingPeople'
      if (row.person_id === personId || isWaitedFor) await withdraw(tx, row, personId)
    })
}

/** Ends what nobody answered in time; where silence does not end it, a registrar goes on. */
export async function expireCases(ctx: Ctx): Promise<void> {
  for (const caseId of await store.listDueCases(ctx))
    await transaction(ctx, async tx => {
      const row = await store.lockCase(tx, caseId)
      if (!row || !openStates.includes(row.state) || row.expires_at > tx.now()) return
      if (row.state === 'awaitingPeople' && plans[row.kind].withoutYes === 'goesOn')
        return void (await moveOn(tx, row, { state: afterPeople(row) }))
      await expire(tx, row)
    })
}

async function expire(tx: TxCtx, row: CaseRow) {
  const { case_id: caseId, kind } = row
  const people = await store.listCasePeople(tx, caseId)
  await endCase(tx, row, { state: 'expired' })
  await tx.emit(caseExpired, { caseId, kind }, { personId: row.person_id })
  for (const personId of askersOf(row, people)) await tell(tx, personId, 'houseCaseExpired')
  for (const { person_id } of people.filter(one => isAtStake(one.part)))
    await tell(tx, person_id, 'addressStays')
}
