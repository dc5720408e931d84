// A pretend phone network: it keeps what would have been sent, and shows it. Text messages come by SMPP and calls by HTTP, as to
// real operators.
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isThaiMobile, maskThaiMobile } from '../../shared/phone-number.ts'
import { keepState } from '../kept-state.ts'
import type { Settings } from '../settings.ts'
import { Misbehaviour } from './misbehaviour.ts'
import { startOperator } from './operator.ts'
import { listOf, Message, phonePage } from './page.ts'
import { addVoiceOperator } from './voice.ts'

const KEPT = 200

/** Adds the pages, and starts the operator that ends with the app. */
export async function addPhoneNetwork(app: FastifyInstance, settings: Settings) {
  const kept = keepState<{ messages: Message[] }>(settings.folder, 'phone', { messages: [] })
  const keep = (message: Message) => {
    kept.value.messages = [message, ...kept.value.messages].slice(0, KEPT)
    kept.save()
  }
  app.post('/phone/messages', async (request, answer) => {
    const message = Message.safeParse(request.body)
    if (!message.success) return answer.code(400).send({ error: 'not a message' })
    keep(message.data)
    return answer.code(204).send()
  })
  const show = (answer: FastifyReply, page: string) =>
    answer.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
  app.get('/phone/list', async (_request, answer) => show(answer, listOf(kept.value.messages).text))
  app.get('/phone', async (_request, answer) => show(answer, phonePage(kept.value.messages)))

  addVoiceOperator(app, settings, keep)
  const operator = await startOperator({
    ...settings.operator,
    onArrived: ({ from, to, text }) =>
      keep({ from, to: isThaiMobile(to) ? maskThaiMobile(to) : '?', text, at: new Date().toISOString() }),
  })
  app.addHook('onClose', () => operator.close())
  app.get('/phone/operator', async () => operator.state())
  app.put('/phone/operator', async (request, answer) => {
    const misbehaviour = Misbehaviour.safeParse(request.body)
    if (!misbehaviour.success) return answer.code(400).send({ error: 'no such misbehaviour' })
    operator.misbehave(misbehaviour.data)
    return operator.state()
  })
  app.post('/phone/operator/disconnect', async () => {
    operator.disconnect()
    return operator.state()
  })
}
