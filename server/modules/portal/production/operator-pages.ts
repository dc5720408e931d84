import { html } from '../../../../shared/html.ts'
import type { Language } from '../../federation/index.ts'
import type { Client } from '../../parties/index.ts'
import { lookAlikeLine, type Named } from '../look-alike.ts'
import { field, portalPage } from '../pages/frame.ts'
import { nameIn } from '../pages/organisation-pages.ts'
import type { ProductionRow, VerdictRow } from '../tables.ts'
import type { Check } from './gate.ts'
import { checkList, nameItem, verdictList } from './production-page.ts'
import { productionWords } from './words.ts'

type Party = { nameTh: string; nameEn: string; domain: string }
type Listed = { row: ProductionRow; party: Party; client: Client }

/** The requests that wait, the oldest first. */
export function consolePage(language: Language, requests: Listed[]) {
  const words = productionWords(language)
  return portalPage({
    language,
    title: words.console,
    path: '/portal/console',
    back: '/portal',
    body:
      requests.length === 0
        ? html`<p class="empty">${words.noRequests}</p>`
        : html`<ul class="cards">${requests.map(
            ({ row, party, client }) =>
              html`<li><a href="/portal/console/${row.id}"><b>${client.purpose[language]}</b><span class="soft">${nameIn(language, party)} · ${party.domain}</span></a></li>`,
          )}</ul>`,
  })
}

type Shown = Listed & { checks: Check[]; verdicts: VerdictRow[]; isOwn: boolean; alike: Named[] }

/** One request: who asks, what for and by which law, what is weak about it, and the two buttons. */
export function requestPage(
  language: Language,
  { row, party, client, checks, verdicts, isOwn, alike }: Shown,
) {
  const words = productionWords(language)
  const { registration, reasons } = row
  const at = `/portal/console/${row.id}`
  return portalPage({
    language,
    title: client.purpose[language],
    path: at,
    back: '/portal/console',
    body: html`<p class="soft">${nameIn(language, party)} · ${party.domain}</p>${lookAlikeLine(language, alike)}
${registration.dialects.includes('thaid') && html`<p class="notice">${words.weaker}</p>`}
${registration.scopes.includes('register.linkage.absent') && html`<p class="notice">${words.absent}</p>`}
<section class="sheet"><dl><div><dt>${words.legalBasis}</dt><dd>${row.legal_basis}</dd></div>
<div><dt>${words.returnsTo}</dt><dd>${registration.redirectUris.map(uri => html`<code>${uri}</code><br>`)}</dd></div>
<div><dt>${words.speaks}</dt><dd>${registration.dialects.join(' · ')} · ${registration.profile}</dd></div></dl></section>
<section class="sheet"><h2>${words.asks}</h2><dl>${Object.entries(reasons).map(
      ([item, reason]) => html`<div><dt>${nameItem(language, item)}</dt><dd>${reason}</dd></div>`,
    )}</dl></section>
<section class="sheet"><h2>${words.checks}</h2>${checkList(language, checks)}</section>
<section class="sheet"><h2>${words.said}</h2>${verdictList(language, verdicts)}
${row.status === 'open' ? (isOwn ? html`<p class="notice">${words.own}</p>` : verdictForm(language, at)) : html`<p class="notice" id="ended">${words.ended} ${words.requests[row.status]}</p>`}</section>`,
  })
}

function verdictForm(language: Language, at: string) {
  const words = productionWords(language)
  return html`<form method="post" action="${at}">${field({ name: 'note', label: words.note, rows: 2, isProse: true })}
<div class="pair"><button class="button primary" type="submit" name="says" value="approve">${words.approve}</button>
<button class="button secondary" type="submit" name="says" value="refuse">${words.refuse}</button></div></form>`
}
