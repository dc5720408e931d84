import { html } from '../../../../shared/html.ts'
import type { Language } from '../../federation/index.ts'
import { type Endpoint, groups } from '../reference.ts'
import { wordsOf } from '../words.ts'
import { portalPage } from './frame.ts'

const line = (
  words: ReturnType<typeof wordsOf>,
  { method, path, summary, access, parameters, bodyTypes }: Endpoint,
) =>
  html`<li class="check"><p><span class="badge">${method}</span> <code>${path}</code></p><p lang="en">${summary}</p>
<p class="soft small">${words.mayCall} ${words.callers[access] ?? access}${parameters.length > 0 && html` · ${words.parameters} ${parameters.map(({ name, isRequired }) => `${name}${isRequired ? '*' : ''}`).join(', ')}`}${bodyTypes.length > 0 && html` · ${bodyTypes.join(', ')}`}</p></li>`

/** The interfaces for agencies, group by group, with where to find each contract whole. */
export function referencePage(language: Language, endpoints: Endpoint[], isSignedIn: boolean) {
  const words = wordsOf(language)
  return portalPage({
    language,
    title: words.reference,
    path: '/portal/reference',
    back: '/portal',
    isOpen: isSignedIn,
    body: html`<p>${words.referenceHelp} <a href="/api/openapi.json">OpenAPI</a> · <a href="/oidc/.well-known/openid-configuration">OpenID Connect discovery</a></p>
${groups.map(
  group =>
    html`<section class="sheet"><h2>${words.groups[group]}</h2><ul class="checks">${endpoints.filter(one => one.group === group).map(one => line(words, one))}</ul></section>`,
)}`,
  })
}
