import { type Html, html } from '../../../../shared/html.ts'
import { type Language, labelItems } from '../../federation/index.ts'
import type { Client, ClientStatus } from '../../parties/index.ts'
import { offeredItems, type Spoken, spokenDialects } from '../clients.ts'
import { samplesFor } from '../samples/index.ts'
import { rights } from '../tables.ts'
import { wordsOf } from '../words.ts'
import { buttonForm, field, portalPage } from './frame.ts'
import { nameIn } from './organisation-pages.ts'

/** What stands in the form: as typed, or as registered. */
export type Filled = {
  speaks: Spoken
  redirectUris: string
  logoutUris: string
  items: string[]
  rights: string[]
  purposeTh: string
  purposeEn: string
  jwks: string
}
export const emptyForm: Filled = {
  speaks: 'oidc',
  redirectUris: 'http://127.0.0.1:8080/callback',
  logoutUris: '',
  items: ['given_name', 'family_name'],
  rights: [],
  purposeTh: '',
  purposeEn: '',
  jwks: '',
}

export function filledFrom(client: Client): Filled {
  const { redirectUris, scopes, purpose, oidc, dialects } = client
  const speaks = oidc.profile === 'baseline' ? (dialects[0] as Spoken) : 'fapi2'
  return {
    speaks,
    redirectUris: redirectUris.join('\n'),
    logoutUris: oidc.post_logout_redirect_uris.join('\n'),
    items: scopes,
    rights: scopes,
    purposeTh: purpose.th,
    purposeEn: purpose.en,
    jwks: oidc.jwks ? JSON.stringify(oidc.jwks, null, 2) : '',
  }
}

type FormOptions = { action: string; filled: Filled; wrong: string[] }

function clientForm(language: Language, { action, filled, wrong }: FormOptions): Html {
  const words = wordsOf(language)
  const text = (
    name: 'redirectUris' | 'logoutUris' | 'purposeTh' | 'purposeEn' | 'jwks',
    more: { rows?: number; required?: boolean } = {},
  ) =>
    field({
      name,
      label: words[name],
      value: filled[name],
      problem: wrong.includes(name) ? words.problems[name] : undefined,
      ...more,
    })
  return html`<form method="post" action="${action}">
<fieldset><legend>${words.speaks}</legend>${spokenDialects.map(
    one =>
      html`<label class="choice"><input type="radio" name="speaks" value="${one}"${filled.speaks === one && html` checked`}><span>${words.dialects[one]}${one === 'thaid' && html`<small class="soft">${words.weaker}</small>`}</span></label>`,
  )}</fieldset>
${text('purposeTh')}${text('purposeEn')}${text('redirectUris', { rows: 3 })}
<fieldset><legend>${words.items}</legend><div class="items">${labelItems(offeredItems).map(
    item =>
      html`<label class="choice"><input type="checkbox" name="items" value="${item.scope}"${filled.items.includes(item.scope) && html` checked`}><span>${language === 'th' ? item.labelTh : item.labelEn} <small class="soft">${item.scope}</small></span></label>`,
  )}</div></fieldset>
<fieldset><legend>${words.interfaces}</legend>${rights.map(
    right =>
      html`<label class="choice"><input type="checkbox" name="rights" value="${right}"${filled.rights.includes(right) && html` checked`}><span>${words.rights[right]} <small class="soft">${right}</small></span></label>`,
  )}</fieldset>
${text('logoutUris', { rows: 2, required: false })}${text('jwks', { rows: 4, required: false })}
<button class="button primary" type="submit">${words.save}</button></form>`
}

/** The form of a system that does not exist yet. */
export function newClientPage(
  language: Language,
  partyId: string,
  filled: Filled = emptyForm,
  wrong: string[] = [],
) {
  const words = wordsOf(language)
  const at = `/portal/organisations/${partyId}/clients`
  return portalPage({
    language,
    title: words.newClient,
    path: `${at}/new`,
    back: `/portal/organisations/${partyId}`,
    status: wrong.length > 0 ? 400 : 200,
    body: html`<section class="sheet">${clientForm(language, { action: at, filled, wrong })}</section>`,
  })
}

/** One program a language, the first of them open. */
const samples = (speaks: Spoken, { id: clientId, redirectUris, scopes }: Client, origin: string): Html[] =>
  samplesFor(speaks, { origin, clientId, redirectUri: redirectUris[0] ?? '', scopes }).map(
    ({ id, name, file, text }, index) =>
      html`<details class="sample" id="sample-${id}"${index === 0 && html` open`}><summary>${name} <span class="soft small">${file}</span></summary><pre tabindex="0"><code>${text}</code></pre></details>`,
  )

/** What may be changed of a system that people use: its keys, in time. For all else there is a copy. */
function liveForms(language: Language, client: Client, wrong: string[]): Html {
  const words = wordsOf(language)
  const at = `/portal/clients/${client.id}`
  const { jwks } = filledFrom(client)
  const problem = wrong.includes('jwks') ? words.problems.jwks : undefined
  return html`<p>${words.liveStays}</p>${buttonForm(`${at}/copy`, words.copy)}
${
  jwks !== '' &&
  html`<form method="post" action="${at}/keys">${field({ name: 'jwks', label: words.jwks, value: jwks, rows: 6, problem })}
<button class="button secondary" type="submit">${words.newKeys}</button></form>`
}`
}

type Shown = {
  client: Client & { status: ClientStatus }
  origin: string
  trace: Html
  secret?: string | undefined
  filled?: Filled
  wrong?: string[]
  isSaved?: boolean | undefined
}

/** One system: its keys, what happens with it, a sample that runs, and its registration. */
export function clientPage(
  language: Language,
  { client, origin, trace, secret, filled, wrong = [], isSaved }: Shown,
) {
  const words = wordsOf(language)
  const at = `/portal/clients/${client.id}`
  const isSuspended = client.status === 'suspended'
  const form = filled ?? filledFrom(client)
  return portalPage({
    language,
    title: client.purpose[language],
    path: at,
    back: `/portal/organisations/${client.party.id}`,
    status: wrong.length > 0 ? 400 : 200,
    body: html`<p class="soft">${nameIn(language, client.party)} · ${words.dialects[form.speaks]} · ${words[client.stage]}</p>
${isSuspended && html`<p class="notice">${words.suspended}</p>`}${isSaved && html`<p class="good" role="status">${words.saved}</p>`}
<section class="sheet" id="keys"><h2>${words.keys}</h2>${secret && html`<p class="notice" role="status">${words.secretOnce}</p>`}
<dl><div><dt>${words.clientId}</dt><dd><code id="client-id">${client.id}</code></dd></div>
<div><dt>${words.secret}</dt><dd>${secret ? html`<code id="client-secret">${secret}</code>` : html`<span class="soft">${words.secretKept}</span>`}</dd></div></dl>
<div class="pair">${buttonForm(`${at}/secret`, words.rotate)}${buttonForm(`${at}/status`, isSuspended ? words.resume : words.suspend, 'secondary', 'status', isSuspended ? 'active' : 'suspended')}</div>
<p class="soft small">${words.rotateHelp}</p></section>
<p><a class="button primary" id="to-production" href="${at}/production">${words.toProduction}</a></p>
<section class="sheet"><h2>${words.trace}</h2><p class="soft">${words.traceHelp}</p>${trace}</section>
<section class="sheet"><h2>${words.sample}</h2>${samples(form.speaks, client, origin)}</section>
<section class="sheet"><h2>${words.registration}</h2>${client.stage === 'live' ? liveForms(language, client, wrong) : clientForm(language, { action: at, filled: form, wrong })}</section>`,
  })
}
