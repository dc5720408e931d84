// The office that looks after money that waits: people at work whose numbers stand in the settings, at a terminal as any officer.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { fail as platformFail } from '../../platform/failures.ts'
import { reply, route } from '../../platform/route.ts'
import { getPerson } from '../people/index.ts'
import { checkOfficer } from '../staff/index.ts'
import { getBiller } from './billers.ts'
import { giveVerdict } from './decide.ts'
import { listExceptions, listVerdicts } from './exception-store.ts'
import { listBalances } from './ledger.ts'
import { findReconciliation, reconcile } from './reconcile.ts'
import { exceptionKinds, exceptionStates, sayings } from './tables.ts'

const access = 'treasurer'

/** The access `treasurer`. Which officer is one stands in the settings, not in a table that one of them could change. */
export async function checkTreasurer(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const actor = await checkOfficer(ctx, request)
  const number = actor.kind === 'officer' ? (await getPerson(ctx, actor.personId)).citizenNumber : ''
  if (!ctx.settings.payments?.treasurers.includes(number)) throw platformFail.forbidden()
  return actor
}

const ById = z.object({ id: z.uuid() })
const ByDay = z.object({ billerId: z.string().regex(/^\d{15}$/), day: z.iso.date() })

const Waiting = z.object({
  id: z.uuid(),
  kind: z.enum(exceptionKinds),
  state: z.enum(exceptionStates),
  amountSatang: z.number(),
  paymentId: z.uuid().nullable(),
  foundAt: z.date(),
  transaction: z.object({
    bank: z.string(),
    id: z.string(),
    billerId: z.string(),
    ref1: z.string(),
    ref2: z.string(),
    paidAt: z.date(),
  }),
  verdicts: z.array(z.object({ says: z.enum(sayings), at: z.date() })),
})

const Reconciliation = z.object({
  day: z.string(),
  status: z.enum(['agreed', 'differs']),
  payments: z.number(),
  totalSatang: z.number(),
  paidOutSatang: z.number(),
  differences: z.array(z.object({ kind: z.string(), about: z.string() })),
  ranAt: z.date(),
})

async function showWaiting(ctx: Ctx, state: (typeof exceptionStates)[number]) {
  const rows = await listExceptions(ctx, state)
  return Promise.all(
    rows.map(async row => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      amountSatang: row.amount_satang,
      paymentId: row.payment_id,
      foundAt: row.created_at,
      transaction: {
        bank: row.bank,
        id: row.transaction_id,
        billerId: row.biller_id,
        ref1: row.ref1,
        ref2: row.ref2,
        paidAt: row.paid_at,
      },
      verdicts: await listVerdicts(ctx, row),
    })),
  )
}

async function getReconciliation(ctx: Ctx, { billerId, day }: z.infer<typeof ByDay>) {
  const row = await findReconciliation(ctx, billerId, day)
  if (!row) throw platformFail.notFound()
  return row
}

const showReconciliation = (row: Awaited<ReturnType<typeof getReconciliation>>) => ({
  day: row.day,
  status: row.status,
  payments: row.payments,
  totalSatang: row.total_satang,
  paidOutSatang: row.paid_out_satang,
  differences: row.differences,
  ranAt: row.ran_at,
})

export const treasuryRoutes = [
  route.get(
    '/v1/treasury/exceptions',
    {
      access,
      summary: 'Money that waits for two people',
      query: z.object({ state: z.enum(exceptionStates).default('open') }),
      returns: z.object({ exceptions: z.array(Waiting) }),
    },
    async (ctx, { query }) => ({ exceptions: await showWaiting(ctx, query.state) }),
  ),
  route.post(
    '/v1/treasury/exceptions/:id/verdict',
    {
      access,
      summary: 'Say what is to become of it; the second of the same mind makes it so',
      params: ById,
      body: z.strictObject({ says: z.enum(sayings) }),
    },
    async (ctx, { params, body }) => {
      await giveVerdict(ctx, params.id, body.says)
      return reply(204)
    },
  ),
  route.get(
    '/v1/treasury/ledger',
    {
      access,
      summary: 'What stands on each account; the sum is nought',
      returns: z.object({ accounts: z.array(z.object({ account: z.string(), satang: z.number() })) }),
    },
    async ctx => ({ accounts: await listBalances(ctx) }),
  ),
  route.get(
    '/v1/treasury/billers/:billerId/days/:day',
    {
      access,
      summary: 'A day of a biller beside the books of the bank and of the biller',
      params: ByDay,
      returns: Reconciliation,
    },
    async (ctx, { params }) => showReconciliation(await getReconciliation(ctx, params)),
  ),
  route.get(
    '/v1/treasury/billers/:billerId/days/:day/file',
    { access, summary: 'The file of that day, as the biller got it', params: ByDay },
    async (ctx, { params }) =>
      reply(200, { 'content-type': 'text/csv; charset=utf-8' }, (await getReconciliation(ctx, params)).file),
  ),
  route.post(
    '/v1/treasury/billers/:billerId/days/:day',
    { access, summary: 'Lay that day beside the books again', params: ByDay, returns: Reconciliation },
    async (ctx, { params }) => {
      await reconcile(ctx, await getBiller(ctx, params.billerId), params.day)
      return showReconciliation(await getReconciliation(ctx, params))
    },
  ),
]
