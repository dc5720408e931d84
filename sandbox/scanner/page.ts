import { formatCitizenNumber } from '../../shared/citizen-number.ts'
import { html } from '../../shared/html.ts'
import type { Language } from '../answers.ts'
import { framePage } from '../frame.ts'
import type { Placed } from './routes.ts'

const words = {
  th: {
    name: 'เครื่องสแกนนิ้วสมมติ',
    other: 'English',
    footer: 'ระบบทดลอง ทุกลายนิ้วเป็นลายสมมติ',
    title: 'เครื่องสแกนลายนิ้วมือ',
    lead: 'วางนิ้วของคนสมมติ แล้วกดสแกนที่หน้าเคาน์เตอร์',
    placed: 'นิ้วของ',
    empty: 'ยังไม่มีนิ้วบนเครื่อง',
    lift: 'ยกนิ้ว',
    people: 'วางนิ้วของ',
    right: 'ชี้ขวา',
    left: 'ชี้ซ้าย',
    more: 'คนอื่น',
    years: 'ปี',
  },
  en: {
    name: 'Pretend fingerprint scanner',
    other: 'ไทย',
    footer: 'A sandbox: every print is invented.',
    title: 'Fingerprint scanner',
    lead: "Place an invented person's finger, then press scan on the counter's page.",
    placed: 'The finger of',
    empty: 'There is no finger on the scanner',
    lift: 'Lift the finger',
    people: 'Place the finger of',
    right: 'Right index',
    left: 'Left index',
    more: 'Other people',
    years: 'years',
  },
} as const

type Shown = {
  placed: Placed | undefined
  people: { personId: string; nameTh: string; nameEn: string; citizenNumber: string; ageYears: number }[]
  page: number
}

/** Whose finger lies there, and whose could. */
export function scannerPage(language: Language, { placed, people, page }: Shown): string {
  const say = words[language]
  const nameOf = (person: { nameTh: string; nameEn: string }) =>
    language === 'th' ? person.nameTh : person.nameEn
  const fingers = [
    { id: 'rightIndex', label: say.right },
    { id: 'leftIndex', label: say.left },
  ]
  const body = html`<section class="sheet"><h1>${say.title}</h1><p>${say.lead}</p>
${
  placed
    ? html`<p>${say.placed} <b>${nameOf(placed)}</b> · ${fingers.find(one => one.id === placed.finger)?.label}</p>
<form method="post" action="/scanner/lift"><button class="button" type="submit">${say.lift}</button></form>`
    : html`<p class="soft">${say.empty}</p>`
}</section>
<section class="sheet"><h2>${say.people}</h2><ul class="card-people">${people.map(
    person => html`<li><form method="post" action="/scanner/place"><input type="hidden" name="person" value="${person.personId}">
<span><b>${nameOf(person)}</b><br><span class="soft numerals">${formatCitizenNumber(person.citizenNumber)} · ${person.ageYears} ${say.years}</span></span>
<span>${fingers.map(one => html`<button class="button quiet" type="submit" name="finger" value="${one.id}">${one.label}<span class="unseen"> ${nameOf(person)}</span></button> `)}</span></form></li>`,
  )}</ul>
<p><a href="/scanner?page=${people.length < 12 ? 0 : page + 1}">${say.more}</a></p></section>`
  return framePage(
    { site: 'desk', home: '/scanner', name: say.name, other: say.other, footer: say.footer },
    { language, title: say.title, body },
  )
}
