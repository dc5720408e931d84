// A server that listens, the sandbox's bank and billers on a port of their own, and one clock for all of them.
import Fastify from 'fastify'
import { emptyBooks } from '../sandbox/bank-payments/books.ts'
import { Misbehaviour } from '../sandbox/bank-payments/misbehaviour.ts'
import { addBankPayments } from '../sandbox/bank-payments/routes.ts'
import { addBillers, emptyBillers } from '../sandbox/billers/routes.ts'
import { modules } from '../server/modules.ts'
import { startTestServer } from '../server/platform/testing.ts'
import { aFreePort } from './live.ts'
import type { aBill } from './payments.ts'

export type World = Awaited<ReturnType<typeof aPaymentWorld>>
type Bill = Awaited<ReturnType<typeof aBill>>

export async function aPaymentWorld() {
  const [port, outsidePort] = [await aFreePort(), await aFreePort()]
  const outside = `http://127.0.0.1:${outsidePort}`
  const server = `http://127.0.0.1:${port}`
  const t = await startTestServer({
    modules,
    environment: { PORT: String(port), TUATON_ORIGIN: server, TUATON_OUTSIDE: outside },
  })
  await t.app.listen({ host: '127.0.0.1', port })
  const now = () => t.ctx.now()
  const app = Fastify({ forceCloseConnections: true })
  app.addContentTypeParser('application/jwt', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  const bank = addBankPayments(app, { server, now, kept: { value: emptyBooks(), save: () => undefined } })
  const billers = { value: emptyBillers(), save: () => undefined }
  addBillers(app, { server, now, kept: billers })
  await app.listen({ host: '127.0.0.1', port: outsidePort })
  bank.books.state.balanceSatang = 1_000_000_000_000
  return {
    t,
    outside,
    books: bank.books,
    billers: billers.value,
    misbehave(what: Partial<Misbehaviour>) {
      bank.books.state.misbehaviour = Misbehaviour.parse(what)
    },
    /** The customer pays a bill; the callbacks that are due are made. */
    async pay({ biller, ref1, ref2, amountSatang }: Bill, amount = amountSatang) {
      const taken = bank.books.pay({ billerId: biller.billerId, ref1, ref2 }, amount)
      await bank.wake()
      return taken
    },
    /** The bank makes the calls that are due by now. */
    call: () => bank.wake(),
    async close() {
      await app.close()
      await t.close()
    },
  }
}
