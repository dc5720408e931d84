import { type Html, html } from '../../../../shared/html.ts'
import type { Reply } from '../../../platform/route.ts'
import type { Language } from '../../federation/index.ts'
import { type ChangedFile, type listLeftOut, sayFault, type Untold } from '../../services/index.ts'
import { lookAlikeLine } from '../look-alike.ts'
import { buttonForm, portalPage } from '../pages/frame.ts'
import { nameIn } from '../pages/organisation-pages.ts'
import { askedTwice } from '../places/asked-twice.ts'
import { moment } from '../places/moment.ts'
import type { listTies } from './ties.ts'
import { agencyWords } from './words.ts'

const AT = '/portal/console/agencies'
type Tie = Awaited<ReturnType<typeof listTies>>[number]
type Shown = {
  ties: Tie[]
  leftOut: ReturnType<typeof listLeftOut>
  changedFiles: ChangedFile[]
  untold: Untold[]
  operatorId: string
  /** The code of a refusal. */
  refusal?: string
  status?: number
}

/** Who asks to be which agency, who is, and what of the published cannot be used. */
export function agenciesPage(
  language: Language,
  { ties, leftOut, changedFiles, untold, operatorId, refusal, status }: Shown,
): Reply {
  const words = agencyWords(language)
  return portalPage({
    ...{ language, title: words.title, path: AT, back: '/portal', status: status ?? 200 },
    body: html`${refusal && html`<p class="notice" role="alert" id="refusal">${words.refusals[refusal]}</p>`}<p class="lead">${words.lead}</p>
${ties.length === 0 ? html`<p class="empty">${words.none}</p>` : html`<ul class="cards" id="ties">${ties.map(tie => tieCard(language, tie, operatorId))}</ul>`}
<section class="stack" id="left-out"><h2>${words.leftOut}</h2>${
      leftOut.length === 0
        ? html`<p class="empty">${words.noLeftOut}</p>`
        : html`<p class="soft">${words.leftOutHelp}</p><ul class="cards">${leftOut.map(
            ({ agencyId, serviceId, number, faults }) =>
              html`<li class="said"><b>${agencyId}/${serviceId} · ${words.version(number)}</b>${faults.map(fault => html`<br>${sayFault(fault)[language]}`)}</li>`,
          )}</ul>`
    }</section>${changedFiles.length > 0 && changedSection(language, changedFiles)}${untold.length > 0 && untoldSection(language, untold)}`,
  })
}

function changedSection(language: Language, changedFiles: ChangedFile[]): Html {
  const words = agencyWords(language)
  return html`<section class="stack" id="changed"><h2>${words.changed}</h2><p class="soft">${words.changedHelp}</p><ul class="cards">${changedFiles.map(
    ({ agencyId, serviceId, number }) =>
      html`<li class="said"><b>${agencyId}/${serviceId} · ${words.version(number)}</b></li>`,
  )}</ul></section>`
}

function untoldSection(language: Language, untold: Untold[]): Html {
  const words = agencyWords(language)
  return html`<section class="stack" id="untold"><h2>${words.untold}</h2><p class="soft">${words.untoldHelp}</p><ul class="cards">${untold.map(
    ({ serviceId, because, count, since }) =>
      html`<li class="row"><span><b>${serviceId}</b> · ${words.payments(count)}<br><span class="soft">${words.untoldBecause[because]} · ${words.since(moment(language, since))}</span></span><form method="post" action="${AT}/tell-again"><input type="hidden" name="serviceId" value="${serviceId}"><button class="button secondary" type="submit">${words.tellAgain}</button></form></li>`,
  )}</ul></section>`
}

function tieCard(language: Language, { row, party, agency, isOwn, alike }: Tie, operatorId: string): Html {
  const words = agencyWords(language)
  const isAsked = row.status === 'asked'
  return html`<li class="row"><span><b>${nameIn(language, party)}</b> <span class="soft">${party.domain}</span><br>${isAsked ? words.asks : words.is} <b>${agency?.name[language] ?? row.agency_id}</b>${
    isAsked &&
    html`<br><span class="badge warn">${row.first_by === null ? words.waits : words.waitsOne}</span>`
  }</span>${isAsked && lookAlikeLine(language, alike)}${isOwn ? html`<p class="soft">${words.own}</p>` : isAsked ? decision(language, row, operatorId) : askedTwice({ action: `${AT}/${row.id}/end`, label: words.end, warning: words.endSure, sure: words.sure })}</li>`
}

function decision(language: Language, { id, first_by }: Tie['row'], operatorId: string): Html {
  const words = agencyWords(language)
  return html`<span class="pair">${first_by === operatorId ? html`<span class="soft">${words.agreed}</span>` : buttonForm(`${AT}/${id}/agree`, words.agree, 'primary')}${buttonForm(`${AT}/${id}/end`, words.refuse)}</span>`
}
