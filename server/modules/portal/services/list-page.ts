import { type Html, html } from '../../../../shared/html.ts'
import type { Reply } from '../../../platform/route.ts'
import type { Language } from '../../federation/index.ts'
import {
  type Checked,
  type listAgencies,
  type ServiceEntry,
  sayFault,
  type Untold,
} from '../../services/index.ts'
import { buttonForm, field, portalPage } from '../pages/frame.ts'
import { moment } from '../places/moment.ts'
import { serviceWords } from './words.ts'

type Agency = ReturnType<typeof listAgencies>[number]
export type Said = {
  /** The code of a refusal, or what was not complete. */
  refusal?: string | undefined
  /** What the refusal is about. */
  missing?: Checked['missing']
  faults?: Checked['faults']
  typed?: Record<string, string>
  status?: number
}

/** What stands above a page whose form was refused. */
export function refusalOf(
  language: Language,
  { refusal, missing = [], faults = [] }: Said,
): Html | undefined {
  const words = serviceWords(language)
  if (refusal === undefined) return undefined
  return html`<div class="notice" role="alert" id="refusal"><p>${words.refusals[refusal] ?? words.wrong}</p>${missing.map(
    ({ what, name, open }) => html`<p>${words.missing[what](name, open)}</p>`,
  )}${faults.map(fault => html`<p>${fault.line !== undefined && html`<b>${words.line(fault.line)}</b> `}${sayFault(fault)[language]}</p>`)}</div>`
}

export const select = (
  name: string,
  label: string,
  options: readonly { value: string; label: string }[],
  chosen?: string,
): Html =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(
    one => html`<option value="${one.value}"${one.value === chosen && html` selected`}>${one.label}</option>`,
  )}</select></div>`

/** Before two operators agreed which agency an organisation is. */
export function tiePage(
  language: Language,
  {
    partyId,
    agencies,
    asked,
    said,
  }: { partyId: string; agencies: Agency[]; asked: string | undefined; said: Said },
): Reply {
  const words = serviceWords(language)
  const organisation = `/portal/organisations/${partyId}`
  const name = (id: string) => agencies.find(one => one.id === id)?.name[language] ?? id
  const options = agencies
    .map(one => ({ value: one.id, label: one.name[language] }))
    .sort((one, other) => one.label.localeCompare(other.label, language))
  return portalPage({
    ...{ language, title: words.title, path: `${organisation}/services`, back: organisation },
    status: said.status ?? 200,
    body: html`${refusalOf(language, said)}<p class="lead">${words.lead}</p>${
      asked
        ? html`<p class="notice" role="status" id="asked">${words.asked(name(asked))}</p>`
        : html`<section class="sheet"><h2>${words.askTitle}</h2><p class="soft">${words.askHelp}</p><form method="post" action="${organisation}/agency">${select('agencyId', words.agency, options)}<button class="button primary" type="submit">${words.ask}</button></form></section>`
    }`,
  })
}

type Shown = { partyId: string; agency: Agency; services: ServiceEntry[]; untold: Untold[]; said: Said }

/** The services of an agency, and a form for one more. */
export function listPage(language: Language, { partyId, agency, services, untold, said }: Shown): Reply {
  const words = serviceWords(language)
  const organisation = `/portal/organisations/${partyId}`
  const at = `${organisation}/services`
  const copies = services.map(one => ({ value: one.serviceId, label: one.name?.[language] ?? one.serviceId }))
  return portalPage({
    ...{ language, title: `${words.title} · ${agency.abbreviation[language]}`, path: at, back: organisation },
    status: said.status ?? 200,
    body: html`${refusalOf(language, said)}<p class="lead">${words.lead}</p>
${untold.length > 0 && untoldSection(language, at, { services, untold })}${services.length === 0 ? html`<p class="empty">${words.none}</p>` : html`<ul class="cards" id="services">${services.map(one => card(language, at, one))}</ul>`}
<section class="sheet"><h2>${words.begin}</h2><p class="soft">${words.guide}</p><form method="post" action="${at}">${field({ name: 'serviceId', label: words.serviceId, value: said.typed?.serviceId ?? '' })}${select('from', words.from, [{ value: '', label: words.fromNothing }, ...copies], said.typed?.from)}
<button class="button primary" type="submit">${words.create}</button></form></section>`,
  })
}

/** Money that the agency does not know of, above all else: somebody who has paid must not be asked again. */
function untoldSection(
  language: Language,
  at: string,
  { services, untold }: Pick<Shown, 'services' | 'untold'>,
): Html {
  const words = serviceWords(language)
  const name = (id: string) => services.find(one => one.serviceId === id)?.name?.[language] ?? id
  return html`<section class="stack" id="untold"><h2>${words.untold}</h2><p class="notice">${words.untoldHelp}</p><ul class="cards">${untold.map(
    ({ serviceId, because, count, since }) =>
      html`<li class="row"><span><b>${name(serviceId)}</b> · ${words.payments(count)}<br><span class="soft">${words.untoldBecause[because]}<br>${words.untoldSince(moment(language, since))}</span></span>${buttonForm(`${at}/${serviceId}/tell-again`, words.tellAgain)}</li>`,
  )}</ul></section>`
}

function card(language: Language, at: string, one: ServiceEntry): Html {
  const words = serviceWords(language)
  return html`<li><a href="${at}/${one.serviceId}"><b>${one.name?.[language] ?? one.serviceId}</b><span class="soft">${standingOf(language, one)}</span>${
    (one.open || one.isLeftOut) &&
    html`<span>${one.open && html`<span class="badge gold">${words.openStates[one.open]}</span>`} ${one.isLeftOut && html`<span class="badge warn">${words.leftOut}</span>`}</span>`
  }</a></li>`
}

/** Whether people can use a service, and which version. */
export function standingOf(
  language: Language,
  { number, version, isWithdrawn }: Pick<ServiceEntry, 'number' | 'version' | 'isWithdrawn'>,
): string {
  const words = serviceWords(language)
  if (version === undefined) return words.states.never
  const which = number === 0 ? words.file : words.versionNumber(number)
  return `${isWithdrawn ? words.states.withdrawn : words.states.inForce} · ${which} · ${words.labelled(version)}`
}
