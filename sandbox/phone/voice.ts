// A pretend operator that calls telephones: it keeps what it said, tells what became of each call, and misbehaves on demand.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isThaiMobile, maskThaiMobile } from '../../shared/phone-number.ts'
import type { Settings } from '../settings.ts'
import type { Message } from './page.ts'

const next = z.number().int().min(0).max(1_000_000).default(0)
/** What it does wrong, on demand: each count is for the next so many calls. */
const Misbehaviour = z.strictObject({
  /** Refused for the number (422). */
  reject: next,
  /** Refused for a moment (429). */
  throttle: next,
  /** Out of order (503). */
  fail: next,
  /** The connection ends instead of an answer. */
  hangUp: next,
  /** The line is busy, nobody answers, or whoever answers hangs up before the end. */
  busy: next,
  noAnswer: next,
  cutOff: next,
  /** Nobody is told what became of it, or twice. */
  dropReceipts: next,
  twice: next,
  /** Receipts come later by so much. */
  lateMilliseconds: z.number().int().min(0).max(3_600_000).default(0),
})
type Misbehaviour = z.infer<typeof Misbehaviour>
const Call = z.object({
  id: z.uuid(),
  to: z.string().regex(/^\+\d{8,15}$/),
  from: z.string().max(11),
  text: z.string().min(1).max(600),
  language: z.enum(['th-TH', 'en-GB']),
  pace: z.enum(['slow', 'normal']),
  validSeconds: z.number().int(),
  tell: z.url(),
})
type Call = z.infer<typeof Call>

/** Adds the operator's interface; a call that is answered is kept as the telephone heard it. */
export function addVoiceOperator(
  app: FastifyInstance,
  settings: Pick<Settings, 'issuer' | 'voiceToken'>,
  onHeard: (message: Message) => void,
) {
  const state = { calls: 0, misbehaviour: Misbehaviour.parse({}) }
  const timers = new Set<NodeJS.Timeout>()
  const takeOne = (kind: Exclude<keyof Misbehaviour, 'lateMilliseconds'>) => {
    if (state.misbehaviour[kind] === 0) return false
    state.misbehaviour[kind] -= 1
    return true
  }

  app.get('/phone/voice', async () => state)
  app.put('/phone/voice', async (request, answer) => {
    const misbehaviour = Misbehaviour.safeParse(request.body)
    if (!misbehaviour.success) return answer.code(400).send({ error: 'no such misbehaviour' })
    state.misbehaviour = misbehaviour.data
    return state
  })
  app.post('/phone/voice/calls', async (request, answer) => {
    if (request.headers.authorization !== `Bearer ${settings.voiceToken}`) return answer.code(401).send()
    const call = Call.safeParse(request.body)
    // It tells nobody but whoever it works for.
    if (!call.success || new URL(call.data.tell).origin !== new URL(settings.issuer).origin)
      return answer.code(400).send({ error: 'not a call' })
    state.calls += 1
    if (takeOne('hangUp')) {
      answer.hijack()
      return request.raw.socket.destroy()
    }
    if (takeOne('fail')) return answer.code(503).send()
    if (takeOne('throttle')) return answer.code(429).send()
    if (takeOne('reject')) return answer.code(422).send()
    ring(call.data)
    return answer.code(202).send({ id: call.data.id })
  })
  app.addHook('onClose', async () => {
    for (const timer of timers) clearTimeout(timer)
  })

  function ring(call: Call) {
    const outcome = takeOne('busy')
      ? 'busy'
      : takeOne('noAnswer')
        ? 'noAnswer'
        : takeOne('cutOff')
          ? 'hungUp'
          : 'answered'
    if (outcome === 'answered') onHeard(toMessage(call))
    if (takeOne('dropReceipts')) return
    const times = takeOne('twice') ? 2 : 1
    const timer = setTimeout(() => {
      timers.delete(timer)
      for (let time = 0; time < times; time++) void tell(call, outcome)
    }, state.misbehaviour.lateMilliseconds)
    timers.add(timer)
  }
}

const toMessage = ({ from, to, text, language }: Call): Message => ({
  from,
  to: isThaiMobile(to) ? maskThaiMobile(to) : '?',
  text,
  at: new Date().toISOString(),
  spoken: language,
})

/** Whoever cannot be told now is not told: a real operator gives up after a while as well. */
async function tell({ tell: url }: Call, outcome: string) {
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outcome }),
  }).catch(() => undefined)
}
