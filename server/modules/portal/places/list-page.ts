import { type Html, html } from '../../../../shared/html.ts'
import type { Language } from '../../federation/index.ts'
import type { GrantView, Name, PlaceRow } from '../../staff/index.ts'
import { portalPage } from '../pages/frame.ts'
import { nameIn } from '../pages/organisation-pages.ts'
import { placeName, placeWords } from './words.ts'

type Waiting = GrantView & { place: Name & { placeId: string; code: string } }
type Shown = {
  text: string
  page: number
  pages: number
  total: number
  places: PlaceRow[]
  waiting: Waiting[]
}

/** All places, a search over them, and the roles that wait for a second person. */
export function placesPage(language: Language, { text, page, pages, total, places, waiting }: Shown) {
  const words = placeWords(language)
  return portalPage({
    language,
    title: words.title,
    path: '/portal/console/places',
    back: '/portal',
    body: html`${waiting.length > 0 && waitingList(language, waiting)}
<p><a class="button primary" id="add-place" href="/portal/console/places/new">${words.add}</a></p>
<form class="search" method="get" action="/portal/console/places" role="search"><div class="field"><label for="q">${words.search}</label><input id="q" name="q" type="search" value="${text}" maxlength="60"></div>
<button class="button secondary" type="submit">${words.find}</button></form>
<p class="soft" role="status">${words.found(total)}</p>
${places.length === 0 ? html`<p class="empty">${words.none}</p>` : placeList(language, places)}
${pages > 1 && pager(language, { text, page, pages })}`,
  })
}

const placeList = (language: Language, places: PlaceRow[]): Html =>
  html`<ul class="cards">${places.map(
    place =>
      html`<li><a href="/portal/console/places/${place.place_id}"><b>${placeName(language, place)}</b><span class="soft">${place.code} · ${whereOf(language, place)}</span></a></li>`,
  )}</ul>`

/** District and province in a language. */
export const whereOf = (language: Language, place: PlaceRow): string =>
  language === 'th'
    ? `${place.district_th} ${place.province_th}`
    : `${place.district_en}, ${place.province_en}`

function waitingList(language: Language, waiting: Waiting[]): Html {
  const words = placeWords(language)
  return html`<section class="stack" id="waiting"><h2>${words.toDecide}</h2><ul class="cards">${waiting.map(
    ({ person, role, place }) =>
      html`<li><a href="/portal/console/places/${place.placeId}#roles"><b>${person && nameIn(language, person)} · ${words.roleNames[role]}</b><span class="soft">${place.code} · ${nameIn(language, place)}</span></a></li>`,
  )}</ul></section>`
}

function pager(language: Language, { text, page, pages }: { text: string; page: number; pages: number }) {
  const words = placeWords(language)
  const to = (number: number, label: string) =>
    html`<a class="button secondary" href="/portal/console/places?${new URLSearchParams({ q: text, page: String(number) }).toString()}">${label}</a>`
  return html`<nav class="pager" aria-label="${words.pageOf(page, pages)}"><p>${words.pageOf(page, pages)}</p>${page > 1 && to(page - 1, words.earlier)}${page < pages && to(page + 1, words.later)}</nav>`
}
