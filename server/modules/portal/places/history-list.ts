import { type Html, html } from '../../../../shared/html.ts'
import type { Language } from '../../federation/index.ts'
import type { overseePlace } from '../../staff/index.ts'
import { nameIn } from '../pages/organisation-pages.ts'
import { moment } from './moment.ts'
import { placeWords } from './words.ts'

type Line = Awaited<ReturnType<typeof overseePlace>>['history'][number]

/** What happened at a place, the newest first: when, what, to whom, by whom. */
export function historyList(language: Language, history: Line[]): Html {
  const words = placeWords(language)
  if (history.length === 0) return html`<p class="empty">${words.noHistory}</p>`
  return html`<ol class="trace">${history.map(
    line =>
      html`<li class="step ${line.what}"><time datetime="${line.at.toISOString()}">${moment(language, line.at)}</time>
<p><b>${line.fields?.length === 0 ? words.placeAdded : words.what[line.what]}</b>${whoOrWhat(language, line)}${line.by && html` <span class="soft small">${nameIn(language, line.by)}</span>`}</p></li>`,
  )}</ol>`
}

function whoOrWhat(language: Language, { person, role, terminal }: Line): string {
  const words = placeWords(language)
  const parts = [person && nameIn(language, person), role && words.roleNames[role], terminal].filter(Boolean)
  return parts.map(part => ` · ${part}`).join('')
}
