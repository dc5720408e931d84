import { type Html, html } from '../../../../shared/html.ts'
import { hoursOf } from '../../../../shared/opening-hours.ts'
import type { Language } from '../../federation/index.ts'
import { type overseePlace, type PlaceRow, ROLES, type TerminalKind } from '../../staff/index.ts'
import { field, portalPage } from '../pages/frame.ts'
import type { Typed } from './form.ts'
import { levelOf } from './form-page.ts'
import { historyList } from './history-list.ts'
import { whereOf } from './list-page.ts'
import { roleList } from './role-list.ts'
import { terminalSection } from './terminal-section.ts'
import { placeName, placeWords } from './words.ts'

type Overseen = Awaited<ReturnType<typeof overseePlace>>
export type Said = {
  /** The code of a terminal that was just invited: shown once. */
  invitation?: string | undefined
  isSaved?: boolean | undefined
  /** The code of a refusal. */
  refusal?: string | undefined
  status?: number
  /** A form that was not complete, with what was typed. */
  wrong?: 'role' | 'terminal'
  typed?: Typed
}
type Shown = Overseen & { operatorId: string; said: Said }

/** One place: what it is, what stands there, who may work there, and what happened. */
export function placePage(language: Language, { place, terminals, roles, history, operatorId, said }: Shown) {
  const words = placeWords(language)
  const at = `/portal/console/places/${place.place_id}`
  return portalPage({
    language,
    title: placeName(language, place),
    path: at,
    back: '/portal/console/places',
    status: said.status ?? 200,
    body: html`${said.refusal && html`<p class="notice" role="alert" id="refusal">${words.refusals[said.refusal]}</p>`}${said.isSaved && html`<p class="good" role="status">${words.saved}</p>`}
<section class="sheet" id="about"><p class="soft">${place.code} · ${whereOf(language, place)}</p>
${addressOf(language, place) && html`<p>${addressOf(language, place)}</p>`}
<p>${place.channels.map(channel => html`${words.channels[channel]} · ${levelOf(language, channel)} `)}</p>
<p>${words.bookings(place.seats)}${place.latitude !== null && html` · ${place.latitude}, ${place.longitude ?? ''}`}</p>${hoursList(language, place.opening)}
<p><a class="button secondary" id="edit-place" href="${at}/edit">${words.edit}</a></p></section>
${terminalSection(language, { at, terminals, said, kinds: terminalKindsAt[place.kind] })}
<section class="stack" id="roles"><h2>${words.roles}</h2>${roleList(language, { at, roles, operatorId })}${proposeForm(language, at, said)}</section>
<section class="stack" id="history"><h2>${words.history}</h2>${historyList(language, history)}</section>`,
  })
}

const addressOf = (language: Language, place: Overseen['place']): string =>
  language === 'th' ? place.address_th : place.address_en

/** What may stand at a place of each kind, the usual first. */
const terminalKindsAt: Record<PlaceRow['kind'], readonly TerminalKind[]> = {
  registry: ['counter'],
  post: ['counter'],
  shop: ['cashier'],
  kiosk: ['kiosk'],
  field: ['tablet'],
}

function hoursList(language: Language, opening: Overseen['place']['opening']): Html {
  const words = placeWords(language)
  const stretches = hoursOf(opening)
  if (stretches.length === 0) return html`<p>${words.closed}</p>`
  return html`<dl>${stretches.map(
    ({ firstDay, lastDay, from, to }) =>
      html`<div><dt>${words.days[firstDay]}${lastDay !== firstDay && ` – ${words.days[lastDay]}`}</dt><dd>${from}–${to}</dd></div>`,
  )}</dl>`
}

/** Asks for a role for a colleague, at this place. */
function proposeForm(language: Language, at: string, { wrong, typed = {} }: Said): Html {
  const words = placeWords(language)
  return html`<section class="sheet"><h3>${words.propose}</h3><p class="soft">${words.proposeHelp}</p>${wrong === 'role' && html`<p class="notice" role="alert">${words.roleWrong}</p>`}
<form method="post" action="${at}/roles">${field({ name: 'citizenNumber', label: words.citizenNumber, value: typed.citizenNumber ?? '' })}
<fieldset><legend>${words.role}</legend><div class="items">${ROLES.map(
    role =>
      html`<label class="choice"><input type="radio" name="role" value="${role}" required${typed.role === role && html` checked`}><span>${words.roleNames[role]}</span></label>`,
  )}</div></fieldset>
${field({ name: 'reason', label: words.reason, value: typed.reason ?? '', rows: 2, isProse: true })}
<button class="button primary" type="submit">${words.send}</button></form></section>`
}
