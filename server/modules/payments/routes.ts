import { z } from 'zod'
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { publicKeys } from '../../platform/keys.ts'
import { reply, route } from '../../platform/route.ts'
import { hearBank, hearBiller } from './calls.ts'
import { askRefund } from './decide.ts'
import { demoBillIds, listDemoBills, payDemoBill } from './demo.ts'
import { MESSAGE_TYPE, PAYMENTS_KEY } from './messages.ts'
import { getOwnPayment, listPayments } from './payments.ts'
import { closePayment } from './request.ts'
import { paymentStates } from './states.ts'
import { PaymentView } from './view.ts'

const ById = z.object({ id: z.uuid() })
const personOf = (ctx: Ctx) => (ctx.actor as ActorOf<'citizen'>).personId

const ownRoutes = [
  route.get(
    '/v1/me/payments',
    {
      access: 'holder',
      summary: 'My payments, the newest first',
      returns: z.object({ payments: z.array(PaymentView) }),
    },
    async ctx => ({ payments: await listPayments(ctx, personOf(ctx)) }),
  ),
  route.get(
    '/v1/me/payments/:id',
    {
      access: 'holder',
      summary: 'One payment of mine, as it stands now',
      params: ById,
      returns: PaymentView,
    },
    (ctx, { params }) => getOwnPayment(ctx, params.id, personOf(ctx)),
  ),
  route.post(
    '/v1/me/payments/:id/close',
    { access: 'holder', summary: 'Not to pay this after all', params: ById, returns: PaymentView },
    async (ctx, { params }) => {
      await closePayment(ctx, params.id, { because: 'citizen', personId: personOf(ctx) })
      return getOwnPayment(ctx, params.id, personOf(ctx))
    },
  ),
  route.post(
    '/v1/me/payments/:id/refund',
    { access: 'holder', summary: 'Ask for the money back', params: ById, returns: PaymentView },
    async (ctx, { params }) => {
      await askRefund(ctx, params.id, personOf(ctx))
      return getOwnPayment(ctx, params.id, personOf(ctx))
    },
  ),
]

const Bill = z.object({
  id: z.enum(demoBillIds),
  biller: z.object({ nameTh: z.string(), nameEn: z.string() }),
  purpose: z.object({ th: z.string(), en: z.string() }),
  amountSatang: z.number(),
  payment: z.object({ id: z.uuid(), state: z.enum(paymentStates) }).nullable(),
})

const demoRoutes = [
  route.get(
    '/v1/me/demo-bills',
    {
      access: 'holder',
      summary: 'Sandbox: invented bills of mine',
      returns: z.object({ bills: z.array(Bill) }),
    },
    async ctx => ({ bills: await listDemoBills(ctx) }),
  ),
  route.post(
    '/v1/me/demo-bills/:id/pay',
    {
      access: 'holder',
      summary: 'Sandbox: begin to pay an invented bill',
      params: z.object({ id: z.enum(demoBillIds) }),
      returns: PaymentView,
    },
    (ctx, { params }) => payDemoBill(ctx, params.id),
  ),
]

const Received = z.object({ requestTimeStamp: z.number(), message: z.string(), result: z.literal(true) })
const bytes = { types: [MESSAGE_TYPE], maxBytes: 64 * 1024 }

// Whoever calls is known by the signature of the message itself, which is read before anything is done.
const callRoutes = [
  route.post(
    '/v1/payments/bank',
    {
      access: 'anyone',
      summary: 'Callback of the bank: a JWT signed by its key',
      bytes,
      returns: Received,
      perMinute: 600_000,
    },
    (ctx, input) => hearBank({ ...ctx, actor: { kind: 'system' } }, input.bytes.toString()),
  ),
  route.post(
    '/v1/payments/billers/:billerId/paid',
    {
      access: 'anyone',
      summary: 'A biller tells of bills that were paid elsewhere: a JWT signed by its key',
      params: z.object({ billerId: z.string().regex(/^\d{15}$/) }),
      bytes,
      returns: Received,
    },
    (ctx, { params, bytes: text }) =>
      hearBiller({ ...ctx, actor: { kind: 'system' } }, params.billerId, text.toString()),
  ),
  route.get(
    '/v1/payments/keys',
    { access: 'anyone', summary: 'The keys with which we sign what we say to banks and billers' },
    async ctx =>
      reply(
        200,
        { 'content-type': 'application/jwk-set+json', 'cache-control': 'public, max-age=300' },
        { keys: await publicKeys(ctx, PAYMENTS_KEY) },
      ),
  ),
]

export const routes = [...ownRoutes, ...demoRoutes, ...callRoutes]
