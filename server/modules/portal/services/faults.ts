import { type Html, html } from '../../../../shared/html.ts'
import type { Language } from '../../federation/index.ts'
import { type Checked, sayFault } from '../../services/index.ts'
import { serviceWords } from './words.ts'

/** Every fault of a text; a line leads into the text, and is shown as it stands there. */
export function faultList(language: Language, { faults }: Pick<Checked, 'faults'>, text: string): Html {
  const words = serviceWords(language)
  if (faults.length === 0) return html`<p class="good" id="no-faults">${words.noFaults}</p>`
  const lines = text.split('\n')
  return html`<div class="sheet" role="alert" id="faults"><h2>${words.faults}</h2><ul class="checks">${faults.map(
    ({ line, ...fault }) =>
      html`<li class="check failed">${line !== undefined && html`<a href="#text" data-line="${line}">${words.line(line)}</a> `}${sayFault(fault)[language]}${
        line !== undefined &&
        html`<br><code class="small">${(lines[line - 1] ?? '').trim().slice(0, 120)}</code>`
      }</li>`,
  )}</ul></div>`
}

/** What people have under way that a text would leave behind. */
export function missingList(language: Language, { missing }: Pick<Checked, 'missing'>): Html | false {
  const words = serviceWords(language)
  return (
    missing.length > 0 &&
    html`<div class="sheet" role="alert" id="missing"><h2>${words.missingTitle}</h2><ul class="checks">${missing.map(
      ({ what, name, open }) => html`<li class="check failed">${words.missing[what](name, open)}</li>`,
    )}</ul></div>`
  )
}
