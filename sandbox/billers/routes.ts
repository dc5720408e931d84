// The pretend billers: they say which bills were paid elsewhere, and lay the file of a day beside what they know.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Kept, keepState } from '../kept-state.ts'
import type { Settings } from '../settings.ts'
import { addSignedRoute, createSpeaker, readParties } from '../signed-messages.ts'

const Bill = z.object({ billerId: z.string(), ref1: z.string(), ref2: z.string() })
type Bill = z.infer<typeof Bill>
type State = {
  /** Bills paid at a counter of the biller or with somebody else. */
  elsewhere: Bill[]
  /** The files that came, by biller and day. */
  days: Record<string, string>
  /** How many lines of the next files the billers say they do not know. */
  forget: number
}
export const emptyBillers = (): State => ({ elsewhere: [], days: {}, forget: 0 })

const isSame = (a: Bill) => (b: Bill) => a.billerId === b.billerId && a.ref1 === b.ref1 && a.ref2 === b.ref2

type World = { server: string; kept: Kept<State>; now?: () => Date }

export function addBillers(app: FastifyInstance, { server, kept, now = () => new Date() }: World) {
  const state = kept.value
  for (const { biller_id: billerId, key } of readParties().billers) {
    const speaker = createSpeaker({ name: `biller:${billerId}`, key, server, now })
    addSignedRoute(app, speaker, {
      path: `/billers/${billerId}/status`,
      kind: 'bill-status',
      shape: z.object({ bills: z.array(Bill).max(200) }),
      answer: ({ bills }) => ({ bills: bills.filter(bill => state.elsewhere.some(isSame(bill))) }),
    })
    addSignedRoute(app, speaker, {
      path: `/billers/${billerId}/day`,
      kind: 'day',
      shape: z.object({ day: z.iso.date(), file: z.string() }),
      answer({ day, file }) {
        state.days[`${billerId}/${day}`] = file
        const bills = file
          .split('\r\n')
          .slice(1, -1)
          .map(line => line.split(','))
          .map(([ref1 = '', ref2 = '']) => ({ billerId, ref1, ref2 }))
        const unknown = bills.slice(0, state.forget)
        state.forget -= unknown.length
        kept.save()
        return { unknown, missing: [] }
      },
    })
    /** Somebody pays the bill at a counter; `tell` lets the biller say so at once. */
    app.post(`/billers/${billerId}/elsewhere`, async (request, answer) => {
      const paid = z.object({ ref1: z.string(), ref2: z.string(), tell: z.boolean() }).safeParse(request.body)
      if (!paid.success) return answer.code(400).send({ error: 'not a bill' })
      const { tell, ...references } = paid.data
      const bill = { billerId, ...references }
      state.elsewhere.push(bill)
      kept.save()
      if (!tell) return answer.code(204).send()
      const { status } = await fetch(new URL(`/v1/payments/billers/${billerId}/paid`, server), {
        method: 'POST',
        headers: { 'content-type': 'application/jwt' },
        body: await speaker.sign({ bills: [bill] }, 'bills-paid+jwt'),
      })
      return answer.code(status < 300 ? 204 : 502).send()
    })
  }
  app.put('/billers/forget', async (request, answer) => {
    const wanted = z.object({ count: z.number().int().min(0) }).safeParse(request.body)
    if (!wanted.success) return answer.code(400).send({ error: 'not a count' })
    state.forget = wanted.data.count
    kept.save()
    return answer.code(204).send()
  })
}

/** The same with a memory that survives a restart. */
export const addKeptBillers = (app: FastifyInstance, { folder, issuer }: Settings) =>
  addBillers(app, { server: issuer, kept: keepState(folder, 'billers', emptyBillers()) })
