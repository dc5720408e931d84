import { maskCitizenNumber } from '../../shared/citizen-number.ts'
import { type Html, html } from '../../shared/html.ts'
import type { Language } from '../answers.ts'
import { sayBirthDate } from '../dates.ts'
import { endBody, framePage } from '../frame.ts'
import { listAppointments } from './appointments.ts'
import type { Patient } from './sign-in.ts'
import { type Words, wordsOf } from './words.ts'

const scene = html`<svg class="scene" viewBox="0 0 360 220" aria-hidden="true"><circle class="sun" cx="286" cy="58" r="26"/><path class="hill" d="M0 150c60-38 110-38 170-8s120 24 190-16v94H0z"/><path class="house" d="M96 92h96v92H96zM192 112h58v72h-58z"/><path class="cross" d="M138 102h12v10h10v12h-10v10h-12v-10h-10v-12h10z"/><path class="river" d="M0 178c30-9 60-9 90 0s60 9 90 0 60-9 90 0 60 9 90 0v42H0z"/><path class="wave" d="M0 196c30-8 60-8 90 0s60 8 90 0 60-8 90 0 60 8 90 0"/></svg>`

const frame = (language: Language, title: string, body: Html) => {
  const { hospital: name, other, footer } = wordsOf(language)
  return framePage({ site: 'hospital', home: '/', name, other, footer }, { language, title, body })
}

/** Before anybody signed in. */
export function welcomePage(language: Language): string {
  const words = wordsOf(language)
  return frame(
    language,
    words.signIn,
    html`<section class="hero"><div><h1>${words.heroTitle}</h1><p>${words.heroText}</p>
<a class="button primary" id="sign-in" href="/sign-in">${words.signIn}</a></div>${scene}</section>
<section class="sheet"><h2>${words.factsTitle}</h2><ul class="facts">${words.facts.map(fact => html`<li>${fact}</li>`)}</ul></section>`,
  )
}

/** What a signed-in patient sees. */
export function patientPage(language: Language, patient: Patient, now: Date): string {
  const words = wordsOf(language)
  const title = language === 'th' ? (patient.title ?? '') : ''
  const name = language === 'th' ? patient.name : (patient.name_en ?? patient.name)
  return frame(
    language,
    words.identityTitle,
    html`<section class="greeting"><p>${words.hello}</p><h1 id="patient">${title}${name}</h1></section>
<div class="columns"><section class="sheet"><h2>${words.identityTitle} <span class="tick" aria-hidden="true">✓</span></h2>${details(language, words, patient)}
<form method="post" action="/sign-out"><button class="button secondary" type="submit">${words.signOut}</button></form></section>
<section class="sheet"><h2>${words.appointments}</h2><ul class="appointments">${listAppointments(
      patient.sub,
      now,
      language,
    ).map(
      one =>
        html`<li><p class="day">${one.day} · ${one.time}</p><p>${one.clinic} <span class="soft">${one.room}</span></p></li>`,
    )}</ul></section></div>`,
  )
}

function details(language: Language, words: Words, patient: Patient): Html {
  const rows: [string, string | undefined][] = [
    [words.name, `${patient.title ?? ''}${patient.name}`],
    [words.nameEn, patient.name_en],
    [words.number, maskCitizenNumber(patient.pid)],
    [words.birth, patient.birthdate && sayBirthDate(patient.birthdate, language)],
    [words.address, patient.address?.formatted],
    [words.level, patient.ial && `IAL ${patient.ial}`],
  ]
  const shown = rows.filter((row): row is [string, string] => Boolean(row[1]))
  return html`<dl>${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** A page that ends a try: refused, failed, or Tuaton is not there. */
export function endPage(language: Language, kind: 'denied' | 'error' | 'down', detail?: string): string {
  const words = wordsOf(language)
  const [title, text] = [words[`${kind}Title`], words[`${kind}Text`]]
  const next = html`<a class="button primary" href="/sign-in">${words.again}</a>`
  return frame(
    language,
    title,
    endBody({ id: kind, title, text, detail, detailLabel: words.errorDetail, next }),
  )
}
