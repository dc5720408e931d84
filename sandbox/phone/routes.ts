// A pretend phone network: it keeps what would have been sent, and shows it.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { html } from '../html.ts'
import { keepState } from '../kept-state.ts'
import type { Settings } from '../settings.ts'

const KEPT = 200
const Message = z.object({ to: z.string().max(40), text: z.string().max(500), at: z.iso.datetime() })
type Message = z.infer<typeof Message>

export function addPhoneNetwork(app: FastifyInstance, settings: Settings) {
  const kept = keepState<{ messages: Message[] }>(settings.folder, 'phone', { messages: [] })
  app.post('/phone/messages', async (request, answer) => {
    const message = Message.safeParse(request.body)
    if (!message.success) return answer.code(400).send({ error: 'not a message' })
    kept.value.messages = [message.data, ...kept.value.messages].slice(0, KEPT)
    kept.save()
    return answer.code(204).send()
  })
  app.get('/phone/list', async (_request, answer) =>
    answer
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(listOf(kept.value.messages).text),
  )
  app.get('/phone', async (_request, answer) =>
    answer
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(phonePage(kept.value.messages)),
  )
}

const time = new Intl.DateTimeFormat('th-TH-u-ca-buddhist', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Asia/Bangkok',
})

function listOf(messages: Message[]) {
  if (messages.length === 0)
    return html`<div class="empty"><svg viewBox="0 0 64 64" aria-hidden="true"><rect x="18" y="6" width="28" height="52" rx="6"/><path d="M28 50h8"/></svg>
<p>ยังไม่มีข้อความ</p><p class="soft" lang="en">No messages yet. Register or sign in somewhere, and what would have been sent to the phone appears here.</p></div>`
  return html`<ol class="messages">${messages.map(
    message =>
      html`<li><p class="to"><b>${message.to}</b> <time datetime="${message.at}">${time.format(new Date(message.at))}</time></p><p>${message.text}</p></li>`,
  )}</ol>`
}

function phonePage(messages: Message[]): string {
  return html`<!doctype html>
<html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>โทรศัพท์สมมติ · ตัวตน</title>
<link rel="icon" href="/assets/phone.svg"><link rel="stylesheet" href="/assets/outside.css"><script src="/assets/phone.js" defer></script></head>
<body class="phone"><header class="bar"><span class="brand">โทรศัพท์สมมติ</span><span class="badge">ระบบทดลอง</span></header>
<main><h1>ข้อความที่จะถูกส่งถึงโทรศัพท์</h1>
<p class="soft">ในระบบทดลองไม่มีข้อความใดออกไปจริง <span lang="en">Nothing leaves the sandbox.</span></p>
<div id="messages" aria-live="polite">${listOf(messages)}</div></main></body></html>
`.text
}
