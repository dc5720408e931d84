import { html } from '../../../../shared/html.ts'
import type { Language } from '../../federation/index.ts'
import type { ClientStatus } from '../../parties/index.ts'
import type { Invited } from '../tables.ts'
import { wordsOf } from '../words.ts'
import { buttonForm, field, portalPage } from './frame.ts'

type Organisation = {
  id: string
  nameTh: string
  nameEn: string
  domain: string
  verified: boolean
  role: 'owner' | 'developer'
}
type Listed = { id: string; purpose: { th: string; en: string }; dialects: string[]; status: ClientStatus }

export const nameIn = (language: Language, { nameTh, nameEn }: { nameTh: string; nameEn: string }) =>
  language === 'th' ? nameTh : nameEn

/** Before anybody has signed in. */
export function welcomePage(language: Language, said?: 'no') {
  const words = wordsOf(language)
  return portalPage({
    language,
    title: words.title,
    path: '/portal',
    isOpen: false,
    body: html`<p class="lead">${words.lead}</p><ol class="begin">${words.begin.map(step => html`<li>${step}</li>`)}</ol>${said && html`<p class="notice" role="status">${words.signInNo}</p>`}
<p><a class="button primary" id="sign-in" href="/portal/sign-in">${words.signIn}</a></p><p><a href="/portal/reference">${words.reference}</a></p>`,
  })
}

type Said = { typed?: Record<string, string>; wrong?: string[]; isOfficer?: boolean; isOperator?: boolean }

/** The organisations of a developer, and a form for one more. */
export function homePage(
  language: Language,
  organisations: Organisation[],
  { typed = {}, wrong = [], isOfficer = false, isOperator = false }: Said = {},
) {
  const words = wordsOf(language)
  const input = (name: 'nameTh' | 'nameEn' | 'domain') =>
    field({
      name,
      label: words[name],
      value: typed[name] ?? '',
      problem: wrong.includes(name) ? words.problems[name] : undefined,
    })
  return portalPage({
    language,
    title: words.organisations,
    path: '/portal',
    status: wrong.length > 0 ? 400 : 200,
    body: html`${isOfficer && html`<p class="good" role="status">${words.officerNow}</p>`}${isOperator && html`<p class="pair"><a class="button secondary" id="console" href="/portal/console">${words.console}</a><a class="button secondary" id="places" href="/portal/console/places">${words.places}</a><a class="button secondary" id="console-mini-apps" href="/portal/console/mini-apps">${words.miniApps}</a><a class="button secondary" id="agencies" href="/portal/console/agencies">${words.agencies}</a></p>`}${
      organisations.length === 0
        ? html`<p class="empty">${words.noOrganisations}</p>`
        : html`<ul class="cards">${organisations.map(
            one =>
              html`<li><a href="/portal/organisations/${one.id}"><b>${nameIn(language, one)}</b><span class="soft">${one.domain} · ${words[one.role]}</span></a></li>`,
          )}</ul>`
    }
<section class="sheet"><h2>${words.newOrganisation}</h2>
<form method="post" action="/portal/organisations">${input('nameTh')}${input('nameEn')}${input('domain')}
<button class="button primary" type="submit">${words.create}</button></form></section><p><a href="/portal/reference">${words.reference}</a></p>`,
  })
}

type Officer = { personId: string; nameTh: string; nameEn: string }
type Shown = {
  organisation: Organisation
  clients: Listed[]
  members: number
  officers: Officer[]
  invitation?: string
}

/** One organisation: its systems and its people. */
export function organisationPage(language: Language, shown: Shown) {
  const { organisation, clients, members, officers, invitation } = shown
  const words = wordsOf(language)
  const at = `/portal/organisations/${organisation.id}`
  return portalPage({
    language,
    title: nameIn(language, organisation),
    path: at,
    back: '/portal',
    body: html`<p class="soft">${organisation.domain} · ${words[organisation.role]}</p>
${!organisation.verified && html`<p class="notice">${words.unverified}</p>`}
<section class="stack"><h2>${words.clients}</h2>${
      clients.length === 0
        ? html`<p class="empty">${words.noClients}</p>`
        : html`<ul class="cards">${clients.map(
            client =>
              html`<li><a href="/portal/clients/${client.id}"><b>${client.purpose[language]}</b><span class="soft">${client.dialects.join(' · ')}${client.status === 'suspended' && html` · ${words.suspended}`}</span></a></li>`,
          )}</ul>`
    }
<p class="pair"><a class="button primary" id="new-client" href="${at}/clients/new">${words.newClient}</a><a class="button secondary" id="mini-apps" href="${at}/mini-apps">${words.miniApps}</a><a class="button secondary" id="services" href="${at}/services">${words.services}</a></p></section>
${invitation && html`<div class="sheet" role="status"><p>${words.inviteHelp}</p><p><code id="invitation">${invitation}</code></p></div>`}
<section class="stack"><h2>${words.colleagues}</h2><p>${words.people(members)}</p>
${organisation.role === 'owner' && buttonForm(`${at}/invitations`, words.invite)}</section>
<section class="stack" id="officers"><h2>${words.officers}</h2><p class="soft">${words.officersHelp}</p>
${
  officers.length > 0 &&
  html`<ul class="cards">${officers.map(
    officer =>
      html`<li class="row"><span>${nameIn(language, officer)}</span>${organisation.role === 'owner' && buttonForm(`${at}/officers/${officer.personId}/end`, words.endOfficer)}</li>`,
  )}</ul>`
}
${organisation.role === 'owner' && buttonForm(`${at}/invitations`, words.inviteOfficer, 'secondary', 'role', 'officer')}</section>`,
  })
}

/** Asks whoever opened an invitation. */
export function joinPage(
  language: Language,
  secret: string,
  { party, role }: { party: { nameTh: string; nameEn: string; domain: string }; role: Invited },
) {
  const words = wordsOf(language)
  return portalPage({
    language,
    title: words.joinTitle,
    path: `/portal/join/${secret}`,
    back: '/portal',
    body: html`<section class="sheet"><p><b>${nameIn(language, party)}</b> <span class="soft">${party.domain}</span></p><p>${role === 'officer' ? words.joinOfficerHelp : words.joinHelp}</p>
${buttonForm(`/portal/join/${secret}`, words.join, 'primary')}</section>`,
  })
}
