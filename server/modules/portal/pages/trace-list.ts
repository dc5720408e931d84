import { type Html, html } from '../../../../shared/html.ts'
import type { Language, RefusalReason } from '../../federation/index.ts'
import type { TraceRow } from '../tables.ts'
import { wordsOf } from '../words.ts'

const time = (language: Language, at: Date) =>
  new Intl.DateTimeFormat(language === 'th' ? 'th-TH' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Asia/Bangkok',
  }).format(at)

/** The lines of a trace, the newest first: what happened, and for a refusal the rule that was broken. */
export function traceList(language: Language, clientId: string, rows: TraceRow[]): Html {
  const words = wordsOf(language)
  const lines = rows.map(({ at, step, reason, endpoint }) => {
    const [why, rule] = reason ? (words.reasons[reason as RefusalReason] ?? [reason, '']) : ['', '']
    return html`<li class="step ${step}"><time datetime="${at.toISOString()}">${time(language, at)}</time>
<p><b>${words.steps[step]}</b>${endpoint !== null && html` <span class="badge">${endpoint}</span>`}${step === 'refused' && why && html`<br>${why} <span class="soft small">${rule}</span>`}</p></li>`
  })
  return html`<div id="trace" data-from="/portal/clients/${clientId}/trace" aria-live="polite">${
    lines.length === 0 ? html`<p class="empty">${words.noTrace}</p>` : html`<ol class="trace">${lines}</ol>`
  }</div>`
}
