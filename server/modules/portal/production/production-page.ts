import { type Html, html } from '../../../../shared/html.ts'
import { type Language, labelItems } from '../../federation/index.ts'
import type { Client } from '../../parties/index.ts'
import { buttonForm, field, portalPage } from '../pages/frame.ts'
import type { ProductionRow, Right, VerdictRow } from '../tables.ts'
import { rights } from '../tables.ts'
import { wordsOf } from '../words.ts'
import { type Check, isPassed } from './gate.ts'
import { itemsToExplain } from './requests.ts'
import { productionWords } from './words.ts'

/** An item or a right in the person's words. */
export function nameItem(language: Language, item: string): string {
  if (rights.includes(item as Right)) return wordsOf(language).rights[item as Right]
  const [label] = labelItems([item])
  return (language === 'th' ? label?.labelTh : label?.labelEn) ?? item
}

/** The checks of a client, one a line, with what was found. */
export function checkList(language: Language, checks: readonly Check[]): Html {
  const words = productionWords(language)
  return html`<ul class="checks">${checks.map(
    ({ name, status, why }) =>
      html`<li class="check ${status}"><b>${words.names[name]}</b> <span class="badge">${words.statuses[status]}</span>${why !== null && html`<br><span class="soft">${words.findings[why]}</span>`}${status === 'unseen' && html`<br><span class="soft">${words.unseenHelp}</span>`}</li>`,
  )}</ul>`
}

/** The same where it keeps itself up to date. */
export const liveChecks = (language: Language, clientId: string, checks: readonly Check[]): Html =>
  html`<div data-from="/portal/clients/${clientId}/production/checks" aria-live="polite">${checkList(language, checks)}</div>`

/** What operators said, without their names: the organisation deals with the office, not with a person. */
export function verdictList(language: Language, verdicts: readonly VerdictRow[]): Html {
  const words = productionWords(language)
  if (verdicts.length === 0) return html`<p class="empty">${words.nobodySaid}</p>`
  return html`<ul class="cards">${verdicts.map(({ says, note }) => html`<li class="said"><b>${words.says[says]}</b> ${note}</li>`)}</ul>`
}

type Shown = {
  client: Client
  checks: Check[]
  request: ProductionRow | undefined
  verdicts: VerdictRow[]
  typed?: Record<string, string>
  isIncomplete?: boolean
}

/** The way of one system to production: its checks, the form, and what became of the request. */
export function productionPage(language: Language, shown: Shown) {
  const { client, checks, request, verdicts, typed = {}, isIncomplete = false } = shown
  const words = productionWords(language)
  const at = `/portal/clients/${client.id}/production`
  const hasBegun = checks.some(({ name }) => name === 'ordinary')
  return portalPage({
    language,
    title: words.title,
    path: at,
    back: `/portal/clients/${client.id}`,
    status: isIncomplete ? 400 : 200,
    body: html`<p class="soft">${client.purpose[language]} · ${wordsOf(language)[client.stage]}</p>
${client.stage === 'live' && html`<p class="good">${words.isLive}</p>`}
${request && client.stage !== 'live' && html`<section class="sheet" id="request" role="status"><p><b>${words.requests[request.status]}</b></p>${verdicts.length > 0 && verdictList(language, verdicts)}</section>`}
<section class="sheet" id="checks"><h2>${words.checks}</h2><p>${words.checksHelp}</p>
${liveChecks(language, client.id, checks)}
${client.stage !== 'live' && buttonForm(`${at}/checks`, hasBegun ? words.startAgain : words.start, hasBegun ? 'secondary' : 'primary')}
<p class="soft small">${words.again}</p></section>
${client.stage !== 'live' && request?.status !== 'open' && askSection(language, client, isPassed(checks), { typed, isIncomplete })}`,
  })
}

type Filled = { typed: Record<string, string>; isIncomplete: boolean }

function askSection(
  language: Language,
  client: Client,
  isOpen: boolean,
  { typed, isIncomplete }: Filled,
): Html {
  const words = productionWords(language)
  const input = (name: string, label: string) =>
    field({
      name,
      label,
      value: typed[name] ?? '',
      rows: 2,
      isProse: true,
      problem: isIncomplete && !typed[name]?.trim() ? wordsOf(language).problems.purposeTh : undefined,
    })
  return html`<section class="sheet" id="ask"><h2>${words.ask}</h2>${
    isOpen
      ? html`<p>${words.askHelp}</p><form method="post" action="/portal/clients/${client.id}/production">
${input('legalBasis', words.legalBasis)}${itemsToExplain(client).map(item => input(`reason-${item}`, words.reason(nameItem(language, item))))}
<button class="button primary" type="submit">${words.send}</button></form>`
      : html`<p class="soft">${words.notYet}</p>`
  }</section>`
}
