import { z } from 'zod'
import { html } from '../../shared/html.ts'

export const Message = z.object({
  to: z.string().max(40),
  /** The name a text message comes from. */
  from: z.string().max(40).optional(),
  text: z.string().max(600),
  at: z.iso.datetime(),
  /** A call: the language in which it was read out. */
  spoken: z.enum(['th-TH', 'en-GB']).optional(),
})
export type Message = z.infer<typeof Message>

const time = new Intl.DateTimeFormat('th-TH-u-ca-buddhist', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Asia/Bangkok',
})

/** The messages, newest first, or a word about there being none. */
export function listOf(messages: Message[]) {
  if (messages.length === 0)
    return html`<div class="empty"><svg viewBox="0 0 64 64" aria-hidden="true"><rect x="18" y="6" width="28" height="52" rx="6"/><path d="M28 50h8"/></svg>
<p>ยังไม่มีข้อความ</p><p class="soft" lang="en">No messages yet. Register or sign in somewhere, and what would have been sent to the phone appears here.</p></div>`
  return html`<ol class="messages">${messages.map(
    ({ from, to, text, at, spoken }) =>
      html`<li><p class="to"><span>${from && html`<b class="from">${from}</b> → `}<b>${to}</b></span> <time datetime="${at}">${time.format(new Date(at))}</time></p>${spoken ? callOf(text, spoken) : html`<p>${text}</p>`}</li>`,
  )}</ol>`
}

/** A call that was answered: it can be heard again, slowly, and read by whoever does not hear. */
const callOf = (text: string, language: string) =>
  html`<p class="call"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3h3l2 5-3 2a12 12 0 0 0 6 6l2-3 5 2v3a2 2 0 0 1-2 2A17 17 0 0 1 4 5a2 2 0 0 1 2-2z"/></svg><b>สายเรียกเข้า</b> <span class="soft" lang="en">A call</span>
<button type="button" class="button secondary" data-say="${language}">ฟัง <span lang="en">Listen</span></button></p><p class="spoken" lang="${language.slice(0, 2)}">${text}</p>`

export function phonePage(messages: Message[]): string {
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
