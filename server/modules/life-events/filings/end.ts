// How a filing ends. Each way is one transaction with the row held, so that of two who come at once one finds it ended.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { addNotice, type NoticeKind } from '../../notices/index.ts'
import { closePayment, getPayment } from '../../payments/index.ts'
import { citizenOf } from '../citizen.ts'
import { openFiling } from '../details.ts'
import { filingExpired, filingWithdrawn } from '../events.ts'
import { fail } from '../failures.ts'
import { kindOf } from '../kinds/index.ts'
import * as store from '../store.ts'
import type { FilingKind, FilingRow } from '../tables.ts'
import { sealEnding } from './ending.ts'

const names: Record<FilingKind, { th: string; en: string }> = {
  birth: { th: 'แจ้งเกิด', en: 'Birth' },
  death: { th: 'แจ้งตาย', en: 'Death' },
  marriage: { th: 'จดทะเบียนสมรส', en: 'Marriage' },
  divorce: { th: 'จดทะเบียนหย่า', en: 'Divorce' },
  nameChange: { th: 'เปลี่ยนชื่อ', en: 'Change of name' },
}

/** Tells somebody of a filing: what kind it is, and of nobody by name. */
export const tell = (
  tx: TxCtx,
  personId: string | null,
  notice: NoticeKind,
  kind: FilingKind,
): Promise<void> =>
  personId
    ? addNotice(tx, {
        personId,
        factId: newId(tx),
        kind: notice,
        about: names[kind],
        opens: { room: 'life' },
      })
    : Promise.resolve()

/** What a kind is called. */
export const nameOf = (kind: FilingKind) => names[kind]

export const isOpen = ({ state }: FilingRow) => store.openStates.includes(state)

/** Marks a filing as ended; what it claimed may be asked for again, but a birth that was entered. */
export async function endFiling(tx: TxCtx, row: FilingRow, change: Partial<FilingRow>): Promise<void> {
  const ended = { ...change, ended_at: tx.now() }
  // Nobody pays a fine for what came to nothing.
  if (row.state === 'awaitingFine' && row.fine_payment_id && change.state !== 'done')
    await closePayment(tx, row.fine_payment_id, { because: 'citizen' })
  await store.updateFiling(tx, row, { ...ended, ending_sealed: await sealEnding(tx, { ...row, ...ended }) })
  await store.freeName(tx, row.filing_id)
  if (change.state !== 'done' || row.kind !== 'birth') await store.freeClaims(tx, row.filing_id)
}

/** Who filed takes it back; sent twice it is withdrawn once. @throws lifeEvents.filingUnknown | filingEnded */
export async function withdrawFiling(ctx: Ctx, filingId: string): Promise<void> {
  const { personId } = citizenOf(ctx)
  await transaction(ctx, async tx => {
    const row = await store.lockFiling(tx, filingId)
    if (row?.person_id !== personId) throw fail.filingUnknown()
    if (row.state === 'withdrawn') return
    if (!isOpen(row)) throw fail.filingEnded()
    await withdraw(tx, row)
  })
}

async function withdraw(tx: TxCtx, row: FilingRow) {
  await endFiling(tx, row, { state: 'withdrawn' })
  const fact = { filingId: row.filing_id, kind: row.kind }
  await tx.emit(filingWithdrawn, fact, { personId: row.person_id })
  await tell(tx, row.other_id, 'lifeWithdrawn', row.kind)
}

/** Ends what somebody who died or closed the account had open, but the notification of that very death; delivered twice it finds none. */
export async function withdrawFilingsWith(ctx: Ctx, personId: string): Promise<void> {
  const rows = await store.listFilingsWith(ctx, personId)
  for (const { filing_id: filingId } of rows.filter(isOpen))
    await transaction(ctx, async tx => {
      const row = await store.lockFiling(tx, filingId)
      if (row && isOpen(row)) await withdraw(tx, row)
    })
}

/** Ends filings that nobody answered or came with in time. */
export async function expireFilings(ctx: Ctx): Promise<void> {
  for (const filingId of await store.listDueFilings(ctx))
    await transaction(ctx, async tx => {
      const row = await store.lockFiling(tx, filingId)
      if (!row || !isOpen(row) || row.expires_at > tx.now() || (await isPaid(tx, row))) return
      await endFiling(tx, row, { state: 'expired' })
      await tx.emit(filingExpired, { filingId, kind: row.kind }, { personId: row.person_id })
      await tell(tx, row.person_id, 'lifeExpired', row.kind)
    })
}

/** Money that came at the last moment enters it, as soon as it is told of. */
const isPaid = async (ctx: Ctx, { fine_payment_id: paymentId }: FilingRow): Promise<boolean> =>
  paymentId !== null && (await getPayment(ctx, paymentId)).state === 'success'

/** Whom a filing is about, whoever is asking: no officer decides about one of them. */
export function listConcerned(ctx: Ctx, row: FilingRow): string[] {
  const filing = openFiling(ctx, row)
  const ids = [row.person_id, row.other_id, ...kindOf(row).concerned(filing)]
  return ids.filter(id => id !== null)
}
