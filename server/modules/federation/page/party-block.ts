import { html } from '../../../../shared/html.ts'
import type { Client } from '../../parties/index.ts'
import type { Language } from './language.ts'
import { wordsOf } from './words.ts'

/** Who asks, by its registered name and the domain that it really returns to (A14). */
export function partyBlock(language: Language, party: Client['party'], domain: string) {
  const words = wordsOf(language)
  const name = language === 'th' ? party.nameTh : party.nameEn
  const mark = party.mark
    ? html`<img class="party-mark" src="${party.mark}" alt="" width="56" height="56">`
    : html`<span class="party-mark letters" aria-hidden="true">${[...name][0]}</span>`
  return html`<div class="party">${mark}<div><p class="small soft">${words.asks}</p><p class="party-name">${name}</p>
<p class="domain"><span lang="en">${domain}</span>
<span class="badge ${party.verified ? 'ok' : 'warn'}">${party.verified ? words.verified : words.unverified}</span></p></div></div>`
}
