// The registrar opens a filing by its number, sees what stands in the register and what has to be seen in person, and decides.
import { maskCitizenNumber } from '../../../../shared/citizen-number.ts'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact, transaction } from '../../../platform/context.ts'
import { findSpouse, getPerson, isKin, thaiDay } from '../../people/index.ts'
import { registrarOf } from '../citizen.ts'
import { openFiling } from '../details.ts'
import { filingSeen, registrarAgreed, registrarRefused } from '../events.ts'
import { fail } from '../failures.ts'
import { kindOf } from '../kinds/index.ts'
import * as store from '../store.ts'
import type { FilingRow, RefusalReason, Sight } from '../tables.ts'
import { endFiling, isOpen, listConcerned, tell } from './end.ts'
import { enterFiling } from './enter.ts'
import { billFine, type Fine, fineMostOf, noteFine, owesFine, readFine, settleAtCounter } from './fine.ts'
import { viewFine } from './views.ts'

/** What another registrar agreed to and a second has to look at, the oldest first. */
export async function listForSecond(ctx: Ctx) {
  const { personId } = registrarOf(ctx)
  const rows = await store.listFilingsIn(ctx, 'awaitingSecond')
  return rows
    .filter(row => row.officer_id !== personId)
    .map(row => ({ number: row.number, kind: row.kind, filedAt: row.filed_at, expiresAt: row.expires_at }))
}

/** One filing with all that it takes to decide. Looking is a fact that the person reads. @throws lifeEvents.filingUnknown | ownCase */
export async function showForDesk(ctx: Ctx, number: string) {
  const { personId: seenBy } = registrarOf(ctx)
  const row = await requireDecidable(ctx, await store.findByNumber(ctx, number))
  const fact = { filingId: row.filing_id, kind: row.kind, seenBy }
  await recordFact(ctx, filingSeen, fact, { personId: row.person_id })
  const filing = openFiling(ctx, row)
  const kind = kindOf(row)
  const people = await Promise.all(
    // Who has not said yes is nobody's to look up.
    [row.person_id, row.other_answer === 'accepted' ? row.other_id : null]
      .filter(id => id !== null)
      .map(async id => {
        const { nameTh, nameEn, citizenNumber, birthDate } = await getPerson(ctx, id)
        const isFiler = id === row.person_id
        return {
          nameTh,
          nameEn,
          number: maskCitizenNumber(citizenNumber),
          ageYears: ageOn(birthDate, thaiDay(ctx.now())),
          isFiler,
          ...(isFiler
            ? { saidAt: row.filed_at }
            : row.other_answered_at
              ? { saidAt: row.other_answered_at }
              : {}),
        }
      }),
  )
  return {
    filingId: row.filing_id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    filedAt: row.filed_at,
    expiresAt: row.expires_at,
    people,
    facts: await kind.facts(ctx, filing),
    checks: await kind.checks(ctx, filing),
    sights: [...kind.sights],
    needsSecond: kind.needsSecond(ctx, filing),
    fineSatangMost: fineMostOf(isFineOpen(row) && kind.isLate(filing)),
    ...viewFine(row),
    isOwnFirst: row.officer_id === seenBy,
  }
}

type Agreement = Fine & { seen: readonly Sight[] }

/**
 * Agrees, and of a late notice sets the fine. The register changes with the one yes, or with the second where two are needed, or when the
 * fine is paid: entry, names, copies, messages, in one transaction.
 * @throws lifeEvents.filingUnknown | ownCase | filingEnded | notAllSeen | notTheSame | fineMissing | fineWrong, and what the register refuses
 */
export async function approveFiling(ctx: Ctx, filingId: string, { seen, ...fine }: Agreement): Promise<void> {
  const { personId: agreedBy, placeId } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const row = await requireDecidable(tx, await store.lockFiling(tx, filingId))
    const isSecond = row.state === 'awaitingSecond'
    const isAgreed = row.state === 'done' || row.state === 'awaitingFine'
    if (isAgreed && [row.officer_id, row.second_id].includes(agreedBy)) return
    if (!isDecidable(row) || row.expires_at <= tx.now()) throw fail.filingEnded()
    if (isSecond && row.officer_id === agreedBy) throw fail.notTheSame()
    const filing = openFiling(tx, row)
    const kind = kindOf(row)
    if (kind.sights.some(sight => !seen.includes(sight))) throw fail.notAllSeen()
    const set = readFine(fine, isFineOpen(row) && kind.isLate(filing))
    const fact = { filingId, kind: row.kind, agreedBy, isSecond }
    await tx.emit(registrarAgreed, fact, { personId: row.person_id })
    if (set) await noteFine(tx, row, set, agreedBy)
    const change = isSecond
      ? { second_id: agreedBy, second_answered_at: tx.now() }
      : { officer_id: agreedBy, officer_answered_at: tx.now(), ...set }
    if (!isSecond && kind.needsSecond(tx, filing))
      return void (await store.updateFiling(tx, row, { ...change, state: 'awaitingSecond' }))
    const agreed = { ...row, ...change }
    await (owesFine(agreed) ? billFine : enterFiling)(tx, agreed, { placeId, change })
  })
}

const isDecidable = ({ state }: FilingRow): boolean =>
  state === 'awaitingRegistrar' || state === 'awaitingSecond'

/** The first registrar sets the fine, and one that is paid is not set again. */
const isFineOpen = ({ state, fine_paid_at }: FilingRow): boolean =>
  state === 'awaitingRegistrar' && fine_paid_at === null

/** The fine was paid at the counter. @throws lifeEvents.filingUnknown | ownCase | filingEnded, and what the register refuses */
export const noteFineAtCounter = (ctx: Ctx, filingId: string, receipt: string): Promise<void> =>
  settleAtCounter(ctx, {
    receipt,
    hold: async tx => requireDecidable(tx, await store.lockFiling(tx, filingId)),
  })

/** @throws lifeEvents.filingUnknown | ownCase | filingEnded */
export async function refuseFiling(ctx: Ctx, filingId: string, reason: RefusalReason): Promise<void> {
  const { personId: refusedBy } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const row = await requireDecidable(tx, await store.lockFiling(tx, filingId))
    if (row.state === 'refused' && row.refusal_reason === reason) return
    if (row.state === 'awaitingOther' || !isOpen(row)) throw fail.filingEnded()
    await endFiling(tx, row, { state: 'refused', refusal_reason: reason })
    const fact = { filingId, kind: row.kind, refusedBy, reason }
    await tx.emit(registrarRefused, fact, { personId: row.person_id })
    await tell(tx, row.person_id, 'lifeRefused', row.kind)
    await tell(tx, row.other_id, 'lifeRefused', row.kind)
  })
}

/** A filing that may come before a registrar; nobody decides about themselves, their kin or whom they are married to (A55). */
async function requireDecidable(ctx: Ctx, row: FilingRow | undefined): Promise<FilingRow> {
  const { personId } = registrarOf(ctx)
  if (!row) throw fail.filingUnknown()
  const spouse = await findSpouse(ctx, personId)
  for (const id of listConcerned(ctx, row))
    if (id === personId || id === spouse?.personId || (await isKin(ctx, id, personId))) throw fail.ownCase()
  return row
}
