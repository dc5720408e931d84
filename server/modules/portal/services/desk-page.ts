import { type Html, html } from '../../../../shared/html.ts'
import type { Reply } from '../../../platform/route.ts'
import type { Language } from '../../federation/index.ts'
import { type Checked, type Desk, sayFault, type Tried } from '../../services/index.ts'
import { field, portalPage } from '../pages/frame.ts'
import { moment } from '../places/moment.ts'
import { diffOf } from './diff.ts'
import { missingList } from './faults.ts'
import { refusalOf, type Said, standingOf } from './list-page.ts'
import { serviceWords } from './words.ts'

export type Shown = {
  at: string
  back: string
  desk: Desk
  /** The text in use; empty where nothing is. */
  textInUse: string
  checked: Checked | undefined
  tried: Tried[]
  personId: string
  nameOf: (personId: string) => string
  said: Said
}

/** One service: what is in use, what is being written, what was, and the ways on. */
export function deskPage(language: Language, shown: Shown): Reply {
  const { at, back, desk, said } = shown
  const words = serviceWords(language)
  const { inForce, number, isWithdrawn, leftOut } = desk
  const version = inForce?.version
  return portalPage({
    ...{
      language,
      title: (inForce ?? shown.checked?.service)?.name[language] ?? desk.serviceId,
      path: at,
      back,
    },
    status: said.status ?? 200,
    body: html`${refusalOf(language, said)}
<section class="sheet" id="state"><h2>${words.state}</h2><p><b>${standingOf(language, { number, version, isWithdrawn })}</b> <span class="soft">${desk.serviceId}</span></p>
${leftOut.length > 0 && html`<div class="notice"><p>${words.leftOutHelp}</p>${leftOut.map(one => html`<p><b>${words.versionNumber(one.number)}</b>${one.faults.map(fault => html`<br>${sayFault(fault)[language]}`)}</p>`)}</div>`}
${desk.isFileChanged && html`<div class="notice" id="file-changed"><p>${words.fileChanged} <a href="${at}/versions/0">${words.look}</a></p></div>`}${!desk.open && html`<p class="pair"><a class="button primary" id="write" href="${at}/edit">${words.write}</a>${inForce && html`<a class="button secondary" href="${at}/preview">${words.tryIt}</a>`}</p>`}</section>
${desk.open && openSection(language, shown, desk.open)}${versionList(language, shown)}${historyList(language, shown)}${inForce && !isWithdrawn && html`<details class="twice" id="withdraw"><summary>${words.withdraw}</summary><form method="post" action="${at}/withdraw"><p>${words.withdrawHelp}</p>${field({ name: 'reason', label: words.reason, rows: 2, isProse: true })}<button class="button danger" type="submit">${words.sure}: ${words.withdraw}</button></form></details>`}`,
  })
}

type Open = NonNullable<Desk['open']>

/** What is being written, how far it is, and who may do what with it. */
function openSection(language: Language, shown: Shown, open: Open): Html {
  const { at, checked, tried, nameOf, textInUse } = shown
  const words = serviceWords(language)
  const faults = checked?.faults.length ?? 0
  const passed = tried.filter(one => one.differences.length === 0).length
  return html`<section class="sheet" id="open"><h2>${words.versionNumber(open.number)} · ${words.openStates[open.state === 'proposed' ? 'proposed' : 'draft']}</h2>
<p class="soft">${words.draftBy(nameOf(open.author_id), moment(language, open.changed_at))}</p>
<ul class="checks"><li class="check ${faults === 0 ? 'passed' : 'failed'}">${faults === 0 ? words.noFaults : words.faultsLeft(faults)}</li>${
    faults === 0 &&
    html`<li class="check ${tried.length > 0 && passed === tried.length ? 'passed' : 'failed'}">${tried.length === 0 ? words.noCases : words.casesPassed(passed, tried.length)}</li>`
  }</ul>${checked && missingList(language, checked)}
<p class="pair"><a class="button secondary" id="go-on" href="${at}/edit">${words.goOnWriting}</a><a class="button secondary" id="try" href="${at}/preview">${words.tryIt}</a></p>
${open.state === 'proposed' ? publishPart(language, shown, open) : proposePart(language, shown, open)}
<section class="stack"><h3>${words.changes}</h3>${diffOf(language, textInUse, open.text)}</section>
<details class="twice"><summary>${words.discard}</summary><form method="post" action="${at}/discard"><p>${words.discardSure}</p>${seenOf(open)}<button class="button danger" type="submit">${words.sure}: ${words.discard}</button></form></details></section>`
}

const seenOf = ({ sha256 }: Open) => html`<input type="hidden" name="seen" value="${sha256}">`

function proposePart(language: Language, { at, said }: Shown, open: Open): Html {
  const words = serviceWords(language)
  return html`<form class="stack" method="post" action="${at}/propose"><p class="soft">${words.proposeHelp}</p>${seenOf(open)}${field({ name: 'note', label: words.changeNote, value: said.typed?.note ?? '', rows: 2, isProse: true })}<button class="button primary" type="submit">${words.propose}</button></form>`
}

function publishPart(language: Language, { at, desk, personId }: Shown, open: Open): Html {
  const words = serviceWords(language)
  const proposal = desk.steps.find(({ what, number }) => what === 'proposed' && number === open.number)
  return html`${proposal && html`<blockquote>${proposal.note}</blockquote>`}${
    open.author_id === personId
      ? html`<p class="notice" id="own">${words.ownText}</p>`
      : html`<form class="stack" method="post" action="${at}/publish"><p class="soft">${words.publishHelp}</p>${seenOf(open)}<button class="button primary" id="publish" type="submit">${words.publish}</button></form>`
  }<details class="twice" id="return"><summary>${words.giveBack}</summary><form method="post" action="${at}/return">${seenOf(open)}${field({ name: 'note', label: words.reason, rows: 2, isProse: true })}<button class="button secondary" type="submit">${words.giveBack}</button></form></details>`
}

function versionList(language: Language, { at, desk }: Shown): Html {
  const words = serviceWords(language)
  const released = desk.versions.map(({ number }) => number)
  const numbers = [...released, ...(desk.hasFile ? [0] : [])]
  return html`<section class="stack" id="versions"><h2>${words.versions}</h2>${
    numbers.length === 0
      ? html`<p class="empty">${words.noVersions}</p>`
      : html`<ul class="cards">${numbers.map(
          number =>
            html`<li><a href="${at}/versions/${number}"><b>${number === 0 ? words.file : words.versionNumber(number)}</b><span class="soft">${number === desk.number && !desk.isWithdrawn ? words.holds : words.look}</span></a></li>`,
        )}</ul>`
  }</section>`
}

function historyList(language: Language, { desk, nameOf }: Shown): Html {
  const words = serviceWords(language)
  return html`<section class="stack" id="history"><h2>${words.history}</h2>${
    desk.steps.length === 0
      ? html`<p class="empty">${words.noHistory}</p>`
      : html`<ol class="trace">${desk.steps.map(
          step =>
            html`<li class="step ${step.what}"><time datetime="${step.at.toISOString()}">${moment(language, step.at)}</time><p><b>${words.what[step.what]} · ${step.number === 0 ? words.file : words.versionNumber(step.number)}</b> <span class="soft small">${nameOf(step.by_id)}</span>${step.note && html`<br>${step.note}`}</p></li>`,
        )}</ol>`
  }</section>`
}

type Version = {
  at: string
  desk: Desk
  number: number
  text: string
  textInUse: string
  said: Said
}

/** One version beside what is in use, with the way back to it. */
export function versionPage(language: Language, { at, desk, number, text, textInUse, said }: Version): Reply {
  const words = serviceWords(language)
  const isInUse = number === desk.number && !desk.isWithdrawn
  const name = number === 0 ? words.file : words.versionNumber(number)
  return portalPage({
    ...{ language, title: `${desk.serviceId} · ${name}`, path: `${at}/versions/${number}`, back: at },
    status: said.status ?? 200,
    body: html`${refusalOf(language, said)}${
      isInUse
        ? html`<p class="good">${words.holds}</p>`
        : html`<form class="sheet" method="post" action="${at}/roll-back"><input type="hidden" name="number" value="${number}"><p>${words.rollBackHelp}</p>${field({ name: 'reason', label: words.reason, rows: 2, isProse: true })}<button class="button danger" id="roll-back" type="submit">${words.rollBack}</button></form>
<section class="stack"><h2>${words.changes}</h2>${diffOf(language, textInUse, text)}</section>`
    }<p>${download(language, at, number)}</p><pre class="code" tabindex="0">${text}</pre>`,
  })
}

const download = (language: Language, at: string, number: number): Html =>
  html`<a class="button secondary" download href="${at}/versions/${number}/yaml">${serviceWords(language).download}</a>`
