// The fine of a late notice: the registrar sets it with the first yes, it is billed with the last, and what was agreed to is entered when
// it is paid (ADR 27).
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import type { RecordedEvent } from '../../../platform/events.ts'
import { AppError } from '../../../platform/failures.ts'
import { closePayment, requestPayment } from '../../payments/index.ts'
import { registrarOf } from '../citizen.ts'
import { finePaid, fineSet } from '../events.ts'
import { fail } from '../failures.ts'
import * as store from '../store.ts'
import type { FilingKind, FilingRow, FineWaiver } from '../tables.ts'
import { daysAfter, FINE_DAYS, FINE_GRACE_DAYS, LATE_FINE_SATANG, REGISTRY_DAYS } from '../terms.ts'
import { nameOf, tell } from './end.ts'
import { enterFiling } from './enter.ts'

export type Fine = { fineSatang?: number | undefined; fineWaiver?: FineWaiver | undefined }
type Decided = Pick<FilingRow, 'fine_satang' | 'fine_waiver'>

/** What the first registrar says of it: so much, or nothing and why. @throws lifeEvents.fineMissing | fineWrong */
export function readFine({ fineSatang = 0, fineWaiver }: Fine, isFineDue: boolean): Decided | undefined {
  const isSaid = fineSatang > 0 || fineWaiver !== undefined
  if (!isFineDue && isSaid) throw fail.fineWrong()
  if (!isFineDue) return undefined
  if (fineSatang > 0 === (fineWaiver !== undefined)) throw fail.fineMissing()
  return { fine_satang: fineSatang, fine_waiver: fineWaiver ?? null }
}

export const noteFine = (tx: TxCtx, { person_id, filing_id, kind }: FilingRow, set: Decided, setBy: string) =>
  tx.emit(
    fineSet,
    { filingId: filing_id, kind, amountSatang: set.fine_satang ?? 0, waiver: set.fine_waiver, setBy },
    { personId: person_id },
  )

/** Whether it stands between a filing and the register. */
export const owesFine = ({ fine_satang, fine_paid_at }: FilingRow): boolean =>
  fine_satang !== null && fine_satang > 0 && fine_paid_at === null

/** The most that a fine may be, for whoever decides and whoever pays. */
export const fineMostOf = (isLate: boolean): number => (isLate ? LATE_FINE_SATANG : 0)

const purposeOf = (kind: FilingKind) => ({
  th: `ค่าปรับแจ้งเกินกำหนด: ${nameOf(kind).th}`,
  en: `Fine for a late notice: ${nameOf(kind).en}`,
})

/** Bills the fine to who notified. Where nothing can be paid by phone, it is paid at the counter. */
export async function billFine(
  tx: TxCtx,
  row: FilingRow,
  { placeId, change }: { placeId: string; change: Partial<FilingRow> },
): Promise<void> {
  const { registryBillerId: billerId, payments } = tx.settings
  const expiresAt = daysAfter(tx.now(), FINE_DAYS)
  const payment =
    billerId && payments
      ? await requestPayment(tx, {
          ...{ personId: row.person_id, billerId, expiresAt, purpose: purposeOf(row.kind) },
          ...{ ref1: row.number, ref2: 'LATE', amountSatang: row.fine_satang ?? 0 },
        })
      : undefined
  await store.updateFiling(tx, row, {
    ...change,
    state: 'awaitingFine',
    fine_place_id: placeId,
    fine_payment_id: payment?.id ?? null,
    expires_at: daysAfter(expiresAt, FINE_GRACE_DAYS),
  })
  await tell(tx, row.person_id, 'lifeFine', row.kind)
}

type Paid = { how: 'bill' | 'counter'; notedBy: string | null; receipt: string | null }

async function settle(tx: TxCtx, row: FilingRow, paid: Paid): Promise<void> {
  await notePaid(tx, row, paid)
  const change = { fine_paid_at: tx.now(), fine_receipt: paid.receipt }
  await enterFiling(tx, row, { placeId: row.fine_place_id ?? '', change })
}

const notePaid = (
  tx: TxCtx,
  { person_id, filing_id, kind, fine_satang }: FilingRow,
  { how, notedBy }: Omit<Paid, 'receipt'>,
) =>
  tx.emit(
    finePaid,
    { filingId: filing_id, kind, amountSatang: fine_satang ?? 0, how, notedBy },
    { personId: person_id },
  )

/** The money came: what was agreed to is entered, or comes before a registrar again where the register has moved on meanwhile. */
export async function enterPaid(
  ctx: Ctx,
  { data: { paymentId } }: RecordedEvent<{ paymentId: string }>,
): Promise<void> {
  const found = await store.findFined(ctx, paymentId)
  if (!found) return
  const withWaiting = (work: (tx: TxCtx, row: FilingRow) => Promise<unknown>) =>
    transaction(ctx, async tx => {
      const row = await store.lockFiling(tx, found.filing_id)
      if (row?.state === 'awaitingFine') await work(tx, row)
    })
  try {
    await withWaiting((tx, row) => settle(tx, row, { how: 'bill', notedBy: null, receipt: null }))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await withWaiting(lookAgain)
  }
}

async function lookAgain(tx: TxCtx, row: FilingRow) {
  await notePaid(tx, row, { how: 'bill', notedBy: null })
  await store.updateFiling(tx, row, {
    state: 'awaitingRegistrar',
    fine_paid_at: tx.now(),
    ...{ officer_id: null, officer_answered_at: null, second_id: null, second_answered_at: null },
    expires_at: daysAfter(tx.now(), REGISTRY_DAYS),
  })
  await tell(tx, row.person_id, 'lifeAgain', row.kind)
}

/** Money that was paid at the counter, by its receipt: the bill ends, and the filing is entered. @throws what `requireDecidable` does | lifeEvents.filingEnded */
export async function settleAtCounter(
  ctx: Ctx,
  { receipt, hold }: { receipt: string; hold: (tx: TxCtx) => Promise<FilingRow> },
): Promise<void> {
  const { personId: notedBy } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const row = await hold(tx)
    if (row.state === 'done' && row.fine_receipt === receipt) return
    if (row.state !== 'awaitingFine') throw fail.filingEnded()
    if (row.fine_payment_id) await closePayment(tx, row.fine_payment_id, { because: 'elsewhere' })
    await settle(tx, row, { how: 'counter', notedBy, receipt })
  })
}
