// The pretend bank as the server asks it, and as a customer pays with it.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseBaht } from '../../shared/satang.ts'
import { readBillCode } from '../../shared/thai-qr/bill-code.ts'
import { writeSlip } from '../../shared/thai-qr/slip.ts'
import { languageOf, page } from '../answers.ts'
import { type Kept, keepState } from '../kept-state.ts'
import type { Settings } from '../settings.ts'
import { addSignedRoute, createSpeaker, readParties } from '../signed-messages.ts'
import { createBooks, emptyBooks, type State } from './books.ts'
import { startCalling } from './callbacks.ts'
import { Misbehaviour, takeOne } from './misbehaviour.ts'
import { billPage, paidPage, scanPage } from './pages.ts'

const Bill = z.object({ billerId: z.string(), ref1: z.string(), ref2: z.string() })
const Form = z.object({
  code: z.string().max(600),
  baht: z.string().max(20).optional(),
  again: z.string().optional(),
})
const DAY_PART = 500

type World = { server: string; kept: Kept<State>; now?: () => Date }

/** The bank behind its addresses, with its books. */
export function addBankPayments(app: FastifyInstance, { server, kept, now = () => new Date() }: World) {
  const { bank, billers } = readParties()
  const books = createBooks(kept, bank.code, now)
  const speaker = createSpeaker({ name: `bank:${bank.code}`, key: bank.key, server, now })
  const calling = startCalling({ books, speaker, server, now })
  app.addHook('onClose', () => calling.stop())

  const isOut = () => takeOne(books.state.misbehaviour, 'fail')
  addSignedRoute(app, speaker, {
    path: '/bank/payments/inquiry',
    kind: 'inquiry',
    shape: z.object({ bills: z.array(Bill).max(200) }),
    answer: ({ bills }) => (isOut() ? undefined : { transactions: books.about(bills).map(books.tell) }),
  })
  addSignedRoute(app, speaker, {
    path: '/bank/payments/daily',
    kind: 'daily',
    shape: z.object({ billerId: z.string(), day: z.iso.date(), after: z.string() }),
    answer({ billerId, day, after }) {
      if (isOut()) return undefined
      const rest = books.onDay(billerId, day).filter(({ transactionId }) => transactionId > after)
      const transactions = rest.slice(0, DAY_PART).map(books.tell)
      const next = rest.length > DAY_PART ? (transactions.at(-1)?.transactionId ?? null) : null
      return { transactions, next }
    },
  })
  addSignedRoute(app, speaker, {
    path: '/bank/payments/refunds',
    kind: 'refund',
    shape: z.object({
      refundId: z.string(),
      transactionId: z.string(),
      amountSatang: z.number().int().positive(),
    }),
    answer({ refundId, transactionId, amountSatang }) {
      if (isOut()) return undefined
      const isKnown = books.findRefund(refundId) !== undefined
      const { status } = books.refund({ refundId, transactionId, amountSatang })
      if (!isKnown && takeOne(books.state.misbehaviour, 'loseAnswer')) return undefined
      if (!isKnown && takeOne(books.state.misbehaviour, 'slowRefund')) {
        books.state.calls.push({ about: { refundId }, dueAt: now().getTime(), tries: 0 })
        books.save()
        void calling.wake()
        return { refundId, status: 'pending' }
      }
      return { refundId, status }
    },
  })

  app.get('/bank/payments/misbehaviour', async () => books.state.misbehaviour)
  app.put('/bank/payments/misbehaviour', async (request, answer) => {
    const wanted = Misbehaviour.safeParse(request.body)
    if (!wanted.success) return answer.code(400).send({ error: 'no such misbehaviour' })
    books.state.misbehaviour = wanted.data
    books.save()
    return books.state.misbehaviour
  })

  const nameOf = (billerId: string) => billers.find(biller => biller.biller_id === billerId)
  app.get('/bank/pay', async (request, answer) => page(answer, scanPage(languageOf(request), books.state)))
  app.post('/bank/pay', async (request, answer) => {
    const form = Form.safeParse(request.body)
    const language = languageOf(request)
    const bill = form.success ? readBillCode(form.data.code) : undefined
    if (!form.success || !bill) return page(answer, scanPage(language, books.state, 'codeWrong'), 400)
    const { code, baht, again } = form.data
    const biller = nameOf(bill.billerId)
    if (baht === undefined) return page(answer, billPage(language, { code, bill, biller }))
    const amount = parseBaht(baht)
    if (!amount) return page(answer, billPage(language, { code, bill, biller, problem: 'amountWrong' }), 400)
    const payments = Array.from({ length: again === 'yes' ? 2 : 1 }, () => books.pay(bill, amount))
    void calling.wake()
    const paid = payments[0]
    if (!paid) return page(answer, billPage(language, { code, bill, biller, problem: 'tooPoor' }), 400)
    const slip = writeSlip({ bank: bank.code, transaction: paid.transactionId })
    return page(answer, await paidPage(language, { paid, biller, slip, state: books.state }))
  })
  return { books, wake: calling.wake }
}

/** The same with books that survive a restart. */
export const addKeptBankPayments = (app: FastifyInstance, { folder, issuer }: Settings) =>
  addBankPayments(app, { server: issuer, kept: keepState(folder, 'bank-payments', emptyBooks()) })
