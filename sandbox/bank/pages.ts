import { createHash } from 'node:crypto'
import { type Html, html } from '../../shared/html.ts'
import type { Language } from '../answers.ts'
import { sayBirthDate } from '../dates.ts'
import { endBody, framePage } from '../frame.ts'
import type { Customer } from './sign-in.ts'
import { type Words, wordsOf } from './words.ts'

const scene = html`<svg class="scene" viewBox="0 0 360 220" aria-hidden="true"><circle class="sun" cx="70" cy="56" r="24"/><rect class="card-back" x="86" y="64" width="206" height="122" rx="14" transform="rotate(-6 189 125)"/><rect class="card-front" x="92" y="70" width="206" height="122" rx="14"/><path class="chip" d="M112 104h34v26h-34zM129 104v26M112 117h34"/><path class="line" d="M112 152h92M112 168h60"/><path class="petal" d="M258 118c7 9 7 18 0 27-7-9-7-18 0-27zM240 128c10 1 16 7 17 17-10-1-16-7-17-17zM276 128c-10 1-16 7-17 17 10-1 16-7 17-17z"/></svg>`

const frame = (language: Language, title: string, body: Html) => {
  const { name, other, footer } = wordsOf(language)
  return framePage({ site: 'bank', home: '/bank', name, other, footer }, { language, title, body })
}

/** Before an account is opened. */
export function welcomePage(language: Language): string {
  const words = wordsOf(language)
  return frame(
    language,
    words.open,
    html`<section class="hero"><div><h1>${words.heroTitle}</h1><p>${words.heroText}</p>
<a class="button primary" id="sign-in" href="/bank/sign-in">${words.open}</a></div>${scene}</section>
<section class="sheet"><h2>${words.factsTitle}</h2><ul class="facts">${words.facts.map(fact => html`<li>${fact}</li>`)}</ul></section>`,
  )
}

/** The new account, and what the bank knows of its holder. */
export function accountPage(language: Language, customer: Customer): string {
  const words = wordsOf(language)
  return frame(
    language,
    words.opened,
    html`<section class="greeting"><p>${words.opened} <span class="tick" aria-hidden="true">✓</span></p><h1 id="customer">${language === 'th' ? `${customer.title ?? ''}${customer.name}` : (customer.name_en ?? customer.name)}</h1></section>
<div class="columns"><section class="sheet"><h2>${words.account}</h2><p class="figure">${accountNumber(customer.sub)}</p><dl><div><dt>${words.balance}</dt><dd>0.00 ฿</dd></div></dl></section>
<section class="sheet"><h2>${words.who}</h2>${details(language, words, customer)}
<form method="post" action="/bank/sign-out"><button class="button secondary" type="submit">${words.signOut}</button></form></section></div>`,
  )
}

/** Invented, and the same each time for the same customer. */
function accountNumber(sub: string): string {
  const digits = [...createHash('sha256').update(`account ${sub}`).digest().subarray(0, 10)].map(
    byte => byte % 10,
  )
  return `${digits.slice(0, 3).join('')}-${digits[3]}-${digits.slice(4, 9).join('')}-${digits[9]}`
}

function details(language: Language, { fields, notGiven }: Words, customer: Customer): Html {
  const rows: [string, string | Html | undefined][] = [
    [fields.name, `${customer.title ?? ''}${customer.name}`],
    [fields.nameEn, customer.name_en],
    [fields.birth, sayBirthDate(customer.birthdate, language)],
    [fields.address, customer.house_address?.formatted ?? html`<span class="soft">${notGiven}</span>`],
    [fields.level, `IAL ${customer.ial}`],
    [fields.sub, html`<code>${customer.sub.slice(0, 12)}…</code>`],
  ]
  return html`<dl>${rows.flatMap(([label, value]) => (value ? [html`<div><dt>${label}</dt><dd>${value}</dd></div>`] : []))}</dl>`
}

/** A page that ends a try. */
export function endPage(language: Language, kind: 'denied' | 'error' | 'down', detail?: string): string {
  const words = wordsOf(language)
  const [title, text] = [words[`${kind}Title`], words[`${kind}Text`]]
  const next = html`<a class="button primary" href="/bank/sign-in">${words.again}</a>`
  return frame(
    language,
    title,
    endBody({ id: kind, title, text, detail, detailLabel: words.errorDetail, next }),
  )
}
