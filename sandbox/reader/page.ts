import { formatCitizenNumber } from '../../shared/citizen-number.ts'
import { html } from '../../shared/html.ts'
import type { Language } from '../answers.ts'
import { framePage } from '../frame.ts'
import type { Chosen } from './routes.ts'

const words = {
  th: {
    name: 'เครื่องอ่านบัตรสมมติ',
    other: 'English',
    footer: 'ระบบทดลอง ทุกคนเป็นคนสมมติ',
    title: 'เครื่องอ่านบัตร',
    lead: 'เสียบบัตรของคนสมมติ แล้วหน้าเคาน์เตอร์หรือตู้จะอ่านชิปได้เหมือนเครื่องจริง',
    pair: 'รหัสจับคู่',
    pairHelp: 'ใส่ที่หน้าเคาน์เตอร์เมื่อถูกถาม ใช้ได้ครั้งเดียว',
    inside: 'ในเครื่องมีบัตรของ',
    empty: 'ยังไม่มีบัตรในเครื่อง',
    remove: 'ถอดบัตร',
    people: 'เสียบบัตรของ',
    insert: 'เสียบ',
    more: 'คนอื่น',
    years: 'ปี',
  },
  en: {
    name: 'Pretend card reader',
    other: 'ไทย',
    footer: 'A sandbox: everybody is invented.',
    title: 'Card reader',
    lead: "Put an invented person's card in, and the counter's or the kiosk's page reads its chip as from a real reader.",
    pair: 'Pairing code',
    pairHelp: 'Type it at the counter when it asks. It works once.',
    inside: 'The reader holds the card of',
    empty: 'There is no card in the reader',
    remove: 'Take the card out',
    people: 'Put in the card of',
    insert: 'Insert',
    more: 'Other people',
    years: 'years',
  },
} as const

type Shown = {
  code: string
  inside: Chosen | undefined
  people: (Chosen & { ageYears: number })[]
  page: number
}

/** Whose card is in, whose could be, and the code that lets a page read it. */
export function readerPage(language: Language, { code, inside, people, page }: Shown): string {
  const say = words[language]
  const nameOf = (person: Chosen) => (language === 'th' ? person.nameTh : person.nameEn)
  const body = html`<section class="sheet"><h1>${say.title}</h1><p>${say.lead}</p>
<div class="reader-state">${drawing(inside !== undefined)}
${
  inside
    ? html`<div><p>${say.inside}</p><p><b>${nameOf(inside)}</b><br><span class="numerals">${formatCitizenNumber(inside.citizenNumber)}</span></p>
<form method="post" action="/reader/remove"><button class="button" type="submit">${say.remove}</button></form></div>`
    : html`<p>${say.empty}</p>`
}</div>
<h2>${say.pair}</h2><p class="pair-code numerals" id="code">${code.slice(0, 3)} ${code.slice(3)}</p><p class="soft">${say.pairHelp}</p></section>
<section class="sheet"><h2>${say.people}</h2><ul class="card-people">${people.map(
    person => html`<li><form method="post" action="/reader/insert"><input type="hidden" name="person" value="${person.personId}">
<span><b>${nameOf(person)}</b><br><span class="soft numerals">${formatCitizenNumber(person.citizenNumber)} · ${person.ageYears} ${say.years}</span></span>
<button class="button quiet" type="submit">${say.insert}<span class="unseen"> ${nameOf(person)}</span></button></form></li>`,
  )}</ul>
<p><a href="/reader?page=${people.length < 12 ? 0 : page + 1}">${say.more}</a></p></section>`
  return framePage(
    { site: 'desk', home: '/reader', name: say.name, other: say.other, footer: say.footer },
    { language, title: say.title, body },
  )
}

const drawing = (full: boolean) => html`<svg viewBox="0 0 140 96" aria-hidden="true" class="reader-drawing">
<g${full && html` transform="translate(0 14)"`}><rect x="40" y="6" width="60" height="38" rx="5" class="card"/><rect x="48" y="18" width="12" height="10" rx="2" class="chip"/></g>
<path class="body" d="M18 52h104l10 34a5 5 0 0 1-5 5H13a5 5 0 0 1-5-5z"/><path class="slot" d="M34 52h72"/></svg>`
