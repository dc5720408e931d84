import { type Html, html } from '../../../../shared/html.ts'
import type { Reply } from '../../../platform/route.ts'
import type { Language } from '../../federation/index.ts'
import { type Preview, printShown, sayFault, type Tried } from '../../services/index.ts'
import { portalPage } from '../pages/frame.ts'
import { refusalOf, type Said } from './list-page.ts'
import { serviceWords } from './words.ts'

type Shown = {
  at: string
  serviceId: string
  of: 'draft' | 'inForce'
  /** Undefined for a draft that cannot be read. */
  preview: Preview | undefined
  said: Said
}

/** A definition as people will meet it, and what becomes of each recorded case. */
export function previewPage(language: Language, { at, serviceId, of, preview, said }: Shown): Reply {
  const words = serviceWords(language)
  return portalPage({
    ...{ language, title: words.previewTitle(serviceId), path: `${at}/preview`, back: at },
    status: said.status ?? 200,
    body: html`${refusalOf(language, said)}<p><span class="badge gold">${words.previewOf[of]}</span></p>
${
  preview
    ? html`<div class="try"><section class="stack"><h2>${words.phone}</h2>${phone(language, preview)}</section>
<section class="stack" id="cases"><h2>${words.cases}</h2><p class="soft">${words.casesHelp}</p>${
        preview.tried.length === 0
          ? html`<p class="empty">${words.noCases}</p>`
          : preview.tried.map(one => tried(language, at, one))
      }${caseForm(language, at, { typed: said.typed, begin: preview.begin })}</section></div>`
    : html`<p class="notice">${words.notReadable}</p><p><a class="button secondary" href="${at}/edit">${words.goOnWriting}</a></p>`
}`,
  })
}

/** The page of the service as its words stand on a phone. */
function phone(language: Language, { page }: Preview): Html {
  const words = serviceWords(language)
  return html`<article class="phone"><p class="soft small">${page.agency.name[language]}</p><h3>${page.name[language]}</h3><p>${page.short[language]}</p><p class="small">${page.about[language]}</p>
<p class="small"><b>${words.fee}</b> ${page.fee?.[language] ?? words.free}</p>
<div class="phone-part"><b>${page.permission ? words.sees : words.seesNothing}</b>${
    page.permission &&
    html`<ul class="plain">${page.permission.items.map(({ label, why, tells }) => html`<li>${label[language]}${tells && html`: ${tells.map(told => told[language]).join(' · ')}`}<br><span class="soft small">${why[language]}</span></li>`)}</ul>`
  }</div>${
    page.form.length > 0 &&
    html`<div class="phone-part"><b>${words.fields}</b><ul class="plain">${page.form.map(
      one =>
        html`<li>${one.label[language]}${!one.required && html` <span class="soft small">(${words.optional})</span>`}<br><span class="phone-field">${one.type}</span></li>`,
    )}</ul></div>`
  }</article>`
}

function tried(language: Language, at: string, one: Tried): Html {
  const words = serviceWords(language)
  const isPassed = one.differences.length === 0
  return html`<details class="case ${isPassed ? 'passed' : 'failed'}"${!isPassed && html` open`}><summary><span class="badge ${isPassed ? 'ok' : 'warn'}">${isPassed ? words.passed : words.failed}</span> ${one.name}</summary>
${!isPassed && differenceList(language, one)}
${one.rehearsal.requests.map(({ request, operation }) => html`<h4>${words.request} · ${operation}</h4><pre class="request">${`${request.method} ${request.path}${request.body === undefined ? '' : `\n${JSON.stringify(JSON.parse(request.body), null, 2)}`}`}</pre>`)}
<h4>${words.seen}</h4>${seen(language, one)}
<details class="sample"><summary>${words.change}</summary>${caseForm(language, at, { one })}<form method="post" action="${at}/cases/${one.id}/remove"><button class="button secondary" type="submit">${words.remove}: ${one.name}</button></form></details></details>`
}

function differenceList(language: Language, { differences }: Tried): Html {
  const words = serviceWords(language)
  const said = (what: string, text: string) =>
    text === ''
      ? words.nothing
      : ((what === 'outcome' ? words.outcomes : what === 'stage' ? words.stages : {})[text] ?? text)
  return html`<h4>${words.differs}</h4><ul class="checks">${differences.map(
    ({ what, expected, found, fault }) =>
      html`<li class="check failed"><b>${words.parts[what] ?? what}</b><br>${fault ? sayFault(fault)[language] : html`${words.expected}: ${said(what, expected)} · ${words.found}: ${said(what, found)}`}</li>`,
  )}</ul>`
}

/** How a try ends, as the screen of the person says it. */
function seen(language: Language, { rehearsal: { ended } }: Tried): Html {
  const words = serviceWords(language)
  if (!ended) return html`<p>${words.nothing}</p>`
  if (ended.outcome !== 'ok') {
    const say = 'say' in ended && ended.say ? ended.say[language] : undefined
    return html`<article class="phone"><b>${words.outcomes[ended.outcome]}</b>${say && html`<p>${say}</p>`}${
      ended.outcome === 'formInvalid' &&
      html`<ul class="plain">${ended.errors.map(error => html`<li><code>${error.field} · ${error.code}</code></li>`)}</ul>`
    }</article>`
  }
  const { result, stage, stateName, due = [] } = ended
  const value = (shown: Parameters<typeof printShown>[0]) => printShown(shown)[language]
  return html`<article class="phone">${stage && html`<p><span class="badge ok">${words.stages[stage] ?? stage}</span> ${stateName?.[language]}</p>`}
${result?.notices.map(({ text }) => html`<p class="phone-part">${text[language]}</p>`)}
${result && result.rows.length > 0 && html`<dl>${result.rows.map(row => html`<div><dt>${row.label[language]}</dt><dd>${value(row.value)}</dd></div>`)}</dl>`}
${result?.tables.map(table => html`<div class="phone-part">${table.title && html`<b>${table.title[language]}</b>`}${table.rows.length === 0 ? html`<p>${table.ifEmpty[language]}</p>` : table.rows.map(cells => html`<dl>${cells.map((cell, column) => html`<div><dt>${table.columns[column]?.[language]}</dt><dd>${value(cell)}</dd></div>`)}</dl>`)}</div>`)}
${result?.bills.map(bill => html`<p class="phone-part">${bill.label} <b>${value({ type: 'money', satang: bill.amountSatang })}</b></p>`)}
${due.map(({ dueOn, rows }) => html`<p class="phone-part"><b>${value({ type: 'date', date: dueOn })}</b>${rows.map(row => html`<br>${row.label[language]} ${value(row.value)}`)}</p>`)}</article>`
}

type CaseForm = { one?: Tried; typed?: Record<string, string> | undefined; begin?: Preview['begin'] }

/** A case to be recorded, or one to be changed. */
function caseForm(language: Language, at: string, { one, typed = {}, begin }: CaseForm): Html {
  const words = serviceWords(language)
  const id = one?.id ?? 'new'
  const text = typed.content ?? JSON.stringify(one?.recorded ?? begin, null, 2)
  const inner = html`<form method="post" action="${at}/cases">${one && html`<input type="hidden" name="caseId" value="${one.id}">`}
<div class="field"><label for="name-${id}">${words.caseName}</label><input id="name-${id}" name="name" type="text" autocomplete="off" maxlength="80" required value="${typed.name ?? one?.name ?? ''}"></div>
<div class="field"><label for="content-${id}">${words.caseText}</label><textarea id="content-${id}" name="content" class="code" rows="16" spellcheck="false" required>${`\n${text}`}</textarea></div>
<button class="button ${one ? 'secondary' : 'primary'}" type="submit">${words.record}</button></form>`
  return one ? inner : html`<section class="sheet" id="record"><h3>${words.record}</h3>${inner}</section>`
}
