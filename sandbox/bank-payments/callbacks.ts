// Tells the server what happened, again and again until it says that it heard; what waits survives a restart.
import type { Speaker } from '../signed-messages.ts'
import type { Books, Call } from './books.ts'

const FIRST_WAIT_MILLISECONDS = 2_000
const LONGEST_WAIT_MILLISECONDS = 600_000
const MOST_TRIES = 50

type Telling = { books: Books; speaker: Speaker; server: string; now: () => Date }

/** Makes every call that is due; returns when the next one is, if any. */
export async function makeCalls({ books, speaker, server, now }: Telling): Promise<number | undefined> {
  const { state } = books
  for (const call of state.calls.filter(({ dueAt }) => dueAt <= now().getTime())) {
    const isHeard = await tell(call)
    call.tries += 1
    call.dueAt =
      now().getTime() + Math.min(LONGEST_WAIT_MILLISECONDS, FIRST_WAIT_MILLISECONDS * 2 ** (call.tries - 1))
    if (isHeard || call.tries >= MOST_TRIES) state.calls.splice(state.calls.indexOf(call), 1)
    books.save()
  }
  return state.calls.length > 0 ? Math.min(...state.calls.map(({ dueAt }) => dueAt)) : undefined

  async function tell(call: Call): Promise<boolean> {
    const claims = claimsOf(call)
    if (!claims) return true
    const body = await speaker[call.unsigned ? 'signWrongly' : 'sign'](claims, 'bank-call+jwt')
    const headers = { 'content-type': 'application/jwt' }
    const signal = AbortSignal.timeout(10_000)
    const url = new URL('/v1/payments/bank', server)
    // Refused for good (4xx) is an answer too: telling it again would change nothing.
    const status = await fetch(url, { method: 'POST', headers, body, signal }).then(
      answer => answer.status,
      () => 503,
    )
    return status < 500 && status !== 429
  }

  function claimsOf({ about, amountSatang }: Call) {
    if ('refundId' in about) {
      const refund = books.findRefund(about.refundId)
      return refund && { refund: { refundId: refund.refundId, status: refund.status } }
    }
    const taken = books.find(about.transactionId)
    return taken && { transaction: { ...books.tell(taken), ...(amountSatang ? { amountSatang } : {}) } }
  }
}

/** Calls in the background, until stopped. `wake` after something new is planned; it resolves when what was due is told. */
export function startCalling(telling: Telling) {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  const wake = (): Promise<void> => {
    clearTimeout(timer)
    again = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }
  async function run() {
    while (again && !stopped) {
      again = false
      const next = await makeCalls(telling)
      if (next !== undefined && !stopped)
        timer = setTimeout(wake, Math.max(50, next - telling.now().getTime())).unref()
    }
  }
  void wake()
  return {
    wake,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
