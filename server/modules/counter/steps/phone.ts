// The telephone to which the code goes. Holding it proves nobody (A44): the code only brings what was proven here onto a phone of the person's.
import { parseThaiMobile } from '../../../../shared/phone-number.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { type CodePurpose, sendCode } from '../../messages/index.ts'
import { fail } from '../failures.ts'
import { lockOwnCase, takeStep } from '../step.ts'
import type { CaseRow, Channel } from '../tables.ts'

const purposes: Partial<Record<Channel, CodePurpose>> = {
  boonterm: 'kiosk',
  post: 'postOffice',
  shop: 'counterService',
}

/** What a code of a case was sent for. */
export const codeOf = (ctx: Ctx, row: CaseRow) => ({
  to: row.phone_sealed ? ctx.vault.open('counter-phone', row.phone_sealed, row.case_id).toString() : '',
  purpose: purposes[row.channel] ?? 'kiosk',
  reference: row.case_id,
})

/** Sends the code to the telephone that the person named on their own phone: nobody at the till can send it elsewhere. */
export const sendToNamedPhone = (ctx: Ctx, caseId: string, { stepId }: { stepId: string }) =>
  takeStep(ctx, { caseId, stepId, step: 'phone' }, async (tx, row) => {
    if (!row.phone_sealed) throw fail.wrongStep()
    await send(tx, row)
    return { outcome: 'sent', change: { phone_at: tx.now() } }
  })

/** Sends the code that ends the case. @throws counter.phoneInvalid, messages.tooManyMessages | unavailable */
export const takePhone = (ctx: Ctx, caseId: string, { phone, stepId }: { phone: string; stepId: string }) =>
  takeStep(ctx, { caseId, stepId, step: 'phone' }, async (tx, row) => {
    const to = parseThaiMobile(phone)
    if (!to || row.channel === 'shop') throw fail.phoneInvalid()
    const phone_sealed = tx.vault.seal('counter-phone', Buffer.from(to), caseId)
    await send(tx, { ...row, phone_sealed })
    return { outcome: 'sent', change: { phone_sealed, phone_at: tx.now() } }
  })

/** The code once more, three times at most and a minute apart. @throws messages.codeTooSoon | codeTooOften, counter.wrongStep */
export async function resendCode(ctx: Ctx, caseId: string): Promise<CaseRow> {
  return transaction(ctx, async tx => {
    const row = await lockOwnCase(tx, caseId)
    if (row.status !== 'bindPending' || !row.phone_sealed) throw fail.wrongStep()
    await send(tx, row)
    return row
  })
}

const send = (tx: TxCtx, row: CaseRow) =>
  sendCode(tx, { ...codeOf(tx, row), language: 'th', personId: row.person_id ?? undefined })
