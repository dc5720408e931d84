// The bank as we ask it. Our settings name it and hold its key; nothing it says is believed without.
import type { Ctx } from '../../platform/context.ts'
import { readDemoPayments } from './demo-file.ts'
import { fail } from './failures.ts'
import { askSigned, type BankTransaction, DailyAnswer, InquiryAnswer, RefundAnswer } from './messages.ts'
import type { PaymentRow } from './tables.ts'

/** The bank of the settings. @throws payments.notOffered when none is connected */
export function bankOf({ settings }: Ctx) {
  if (!settings.payments) throw fail.notOffered()
  const { url, code, keys } = settings.payments.bank
  return code && keys ? { url, code, keys } : { url, ...demoBank() }
}

/** The sandbox's own bank: its public key stands in the sandbox's file. */
function demoBank() {
  demo ??= readDemoPayments().bank
  return { code: demo.code, keys: [demo.key] }
}
let demo: ReturnType<typeof readDemoPayments>['bank'] | undefined

const parties = (ctx: Ctx) => {
  const { url, code, keys } = bankOf(ctx)
  const { origin, pathname } = new URL(url)
  return { origin, root: pathname.replace(/\/$/, ''), issuer: issuerOf(code), keys }
}

/** The name of a bank in messages. */
export const issuerOf = (code: string): string => `bank:${code}`

/** What the bank has of these bills: the way out when a callback never comes. */
export async function inquire(ctx: Ctx, bills: readonly PaymentRow[]): Promise<BankTransaction[]> {
  const { root, ...bank } = parties(ctx)
  const claims = {
    bills: bills.map(({ biller_id, ref1, ref2 }) => ({ billerId: biller_id, ref1, ref2 })),
  }
  const path = `${root}/inquiry`
  return (await askSigned(ctx, { ...bank, path, kind: 'inquiry', claims, answer: InquiryAnswer }))
    .transactions
}

type WantedRefund = { refundId: string; transactionId: string; amountSatang: number }

/** Asks the bank to give money back; the same name again is the same refund. */
export async function askRefundAtBank(ctx: Ctx, wanted: WantedRefund): Promise<RefundAnswer> {
  const { root, ...bank } = parties(ctx)
  const path = `${root}/refunds`
  const answer = await askSigned(ctx, { ...bank, path, kind: 'refund', claims: wanted, answer: RefundAnswer })
  if (answer.refundId !== wanted.refundId) throw new Error('The bank answered about another refund')
  return answer
}

/** All that the bank took for a biller on a day, part by part. */
export async function* readDay(ctx: Ctx, billerId: string, day: string): AsyncGenerator<BankTransaction[]> {
  const { root, ...bank } = parties(ctx)
  const path = `${root}/daily`
  for (let after: string | null = ''; after !== null; ) {
    const claims = { billerId, day, after }
    const part: DailyAnswer = await askSigned(ctx, {
      ...bank,
      path,
      kind: 'daily',
      claims,
      answer: DailyAnswer,
    })
    yield part.transactions
    after = part.next
  }
}
