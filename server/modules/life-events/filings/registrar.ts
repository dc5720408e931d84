// The registrar opens a filing by its number, sees what stands in the register and what has to be seen in person, and decides.
import { maskCitizenNumber } from '../../../../shared/citizen-number.ts'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { recordFact, transaction } from '../../../platform/context.ts'
import { outdateHouseCopies } from '../../documents/index.ts'
import { findHead, findHomeCode, findSpouse, getPerson, isKin, thaiDay } from '../../people/index.ts'
import { getPlaceOf } from '../../staff/index.ts'
import { registrarOf } from '../citizen.ts'
import { openFiling } from '../details.ts'
import { filingSeen, registered, registrarAgreed, registrarRefused } from '../events.ts'
import { fail } from '../failures.ts'
import { kindOf } from '../kinds/index.ts'
import type { Entered } from '../kinds/kind.ts'
import * as store from '../store.ts'
import type { FilingRow, RefusalReason, Sight } from '../tables.ts'
import { endFiling, isOpen, listConcerned, tell } from './end.ts'

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
    isOwnFirst: row.officer_id === seenBy,
  }
}

/**
 * Agrees. The register changes with the one yes, or with the second where two are needed: entry, names, copies, messages, in one transaction.
 * @throws lifeEvents.filingUnknown | ownCase | filingEnded | notAllSeen | notTheSame, and what the register refuses
 */
export async function approveFiling(ctx: Ctx, filingId: string, seen: readonly Sight[]): Promise<void> {
  const { personId: agreedBy } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const row = await requireDecidable(tx, await store.lockFiling(tx, filingId))
    const isSecond = row.state === 'awaitingSecond'
    if (row.state === 'done' && [row.officer_id, row.second_id].includes(agreedBy)) return
    if (row.state === 'awaitingOther' || !isOpen(row) || row.expires_at <= tx.now()) throw fail.filingEnded()
    if (isSecond && row.officer_id === agreedBy) throw fail.notTheSame()
    const filing = openFiling(tx, row)
    const kind = kindOf(row)
    if (kind.sights.some(sight => !seen.includes(sight))) throw fail.notAllSeen()
    const fact = { filingId, kind: row.kind, agreedBy, isSecond }
    await tx.emit(registrarAgreed, fact, { personId: row.person_id })
    const agreed = isSecond
      ? { second_id: agreedBy, second_answered_at: tx.now() }
      : { officer_id: agreedBy, officer_answered_at: tx.now() }
    if (!isSecond && kind.needsSecond(tx, filing))
      return void (await store.updateFiling(tx, row, { ...agreed, state: 'awaitingSecond' }))
    const place = await getPlaceOf(tx, registrarOf(tx).placeId)
    const office = { id: place.placeId, name: { th: place.nameTh, en: place.nameEn } }
    const entered = await kind.enter(tx, filing, office)
    await endFiling(tx, row, { ...agreed, state: 'done' })
    await tx.emit(registered, { filingId, kind: row.kind }, { personId: row.person_id })
    await follow(tx, row, entered)
  })
}

/** Copies with a former name end, and everybody it concerns is told. */
async function follow(tx: TxCtx, { kind }: FilingRow, { told, renamed }: Entered) {
  for (const personId of renamed) {
    const home = await findHomeCode(tx, personId)
    const head = home === undefined ? undefined : await findHead(tx, home)
    await outdateHouseCopies(tx, [personId, ...(head ? [head] : [])])
    await tell(tx, personId, 'nameIsNew', kind)
  }
  for (const personId of told) await tell(tx, personId, 'lifeDone', kind)
}

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
