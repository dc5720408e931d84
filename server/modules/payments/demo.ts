// The sandbox's billers, and a few bills that nobody owes. Outside the sandbox the presence of a demo biller stops the server.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { fail as platformFail } from '../../platform/failures.ts'
import { listBillers, registerBiller } from './billers.ts'
import { readDemoPayments } from './demo-file.ts'
import { requestPayment } from './request.ts'
import { findBill } from './store.ts'
import { type PaymentView, showPayment } from './view.ts'

const PAY_WITHIN_SECONDS = 15 * 60

/** In the sandbox: registers the demo billers. Elsewhere: @throws Error when one of them is in the database. */
export async function prepareDemoBillers(ctx: Ctx): Promise<void> {
  if (!ctx.settings.sandbox) {
    if ((await listBillers(ctx)).some(biller => biller.is_demo))
      throw new Error('The database holds a demo biller of the sandbox; a server outside it must not start')
    return
  }
  for (const { biller_id, code, name_th, name_en, key } of readDemoPayments().billers)
    await registerBiller(ctx, {
      billerId: biller_id,
      code,
      nameTh: name_th,
      nameEn: name_en,
      url: `${ctx.settings.outside}/billers/${biller_id}`,
      publicJwk: key,
      isDemo: true,
    })
}

const kinds = [
  { id: 'electricity', th: 'ค่าไฟฟ้า', en: 'Electricity', leastSatang: 40_000, spreadSatang: 260_000 },
  { id: 'water', th: 'ค่าน้ำประปา', en: 'Water', leastSatang: 9_000, spreadSatang: 40_000 },
  { id: 'fine', th: 'ค่าปรับจราจร', en: 'Traffic fine', leastSatang: 50_000, spreadSatang: 1 },
] as const
export const demoBillIds = kinds.map(kind => kind.id) as [DemoBillId, ...DemoBillId[]]
export type DemoBillId = (typeof kinds)[number]['id']

/** The invented bills of a person this month: the same each time they are asked for. */
function inventBills(ctx: Ctx, personId: string) {
  if (!ctx.settings.sandbox) throw platformFail.notFound()
  const month = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Bangkok',
    year: '2-digit',
    month: '2-digit',
  })
    .format(ctx.now())
    .replace(/\D/g, '')
  const { billers } = readDemoPayments()
  return kinds.map(({ id, th, en, leastSatang, spreadSatang }, index) => {
    const random = ctx.vault.keyedHash('demo-bill', `${id} ${personId} ${month}`)
    const customer = ctx.vault.keyedHash('demo-customer', `${id} ${personId}`)
    const biller = billers[index]
    if (!biller) throw new Error('A demo bill without a biller')
    return {
      id,
      biller,
      ref1: String((customer.readUIntBE(0, 6) % 9_000_000_000) + 1_000_000_000),
      ref2: month,
      amountSatang: leastSatang + (random.readUInt32BE() % spreadSatang),
      purpose: { th: `${th} (ตัวอย่าง)`, en: `${en} (demo)` },
    }
  })
}

/** The invented bills of whoever asks, each with its payment if there is one. @throws platform.notFound outside the sandbox */
export async function listDemoBills(ctx: Ctx) {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  return Promise.all(
    inventBills(ctx, personId).map(async ({ id, biller, ref1, ref2, amountSatang, purpose }) => {
      const payment = await findBill(ctx, { biller_id: biller.biller_id, ref1, ref2 })
      return {
        id,
        biller: { nameTh: biller.name_th, nameEn: biller.name_en },
        purpose,
        amountSatang,
        payment: payment ? { id: payment.id, state: payment.state } : null,
      }
    }),
  )
}

/** Asks whoever asks for the money of an invented bill. */
export async function payDemoBill(ctx: Ctx, billId: DemoBillId): Promise<PaymentView> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  const bill = inventBills(ctx, personId).find(({ id }) => id === billId)
  if (!bill) throw platformFail.notFound()
  const { biller, ref1, ref2, amountSatang, purpose } = bill
  const known = await findBill(ctx, { biller_id: biller.biller_id, ref1, ref2 })
  if (known && known.expires_at > ctx.now() && known.state !== 'void') return showPayment(ctx, known)
  const expiresAt = new Date(ctx.now().getTime() + PAY_WITHIN_SECONDS * 1000)
  return requestPayment(ctx, {
    personId,
    billerId: biller.biller_id,
    ref1,
    ref2,
    amountSatang,
    purpose,
    expiresAt,
  })
}
