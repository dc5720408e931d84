// oidc-provider's few pages, in our frame and our words.
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { Html, html } from '../../../../shared/html.ts'
import { framePage } from '../page/frame.ts'
import { LANGUAGE_COOKIE, type Language, languageOf } from '../page/language.ts'
import { wordsOf } from '../page/words.ts'

const languageFor = (koa: KoaContextWithOIDC): Language =>
  languageOf(koa.cookies.get(LANGUAGE_COOKIE), koa.get('accept-language'))

function show(koa: KoaContextWithOIDC, title: string, body: Html, language: Language) {
  const page = framePage({ language, title, body })
  koa.type = 'html'
  koa.body = page.body
}

/** A request that must not be sent back to whoever made it. */
export function errorPage(koa: KoaContextWithOIDC, out: ErrorOut) {
  const language = languageFor(koa)
  const words = wordsOf(language)
  const body = html`<main class="sheet narrow"><h1>${words.refusedTitle}</h1><p>${words.refusedHelp}</p>
<details><summary>${words.refusedForDevelopers}</summary><p lang="en"><code>${out.error}</code>: ${out.error_description}</p></details></main>`
  show(koa, words.refusedTitle, body, language)
}

/** Asks before a link of another site signs somebody out (A15). `form` is the form that must be sent. */
export function logoutPage(koa: KoaContextWithOIDC, form: string) {
  const language = languageFor(koa)
  const words = wordsOf(language)
  const body = html`<main class="sheet narrow"><h1>${words.logoutTitle}</h1><p>${words.logoutHelp}</p>${new Html(form)}
<div class="pair"><button class="button primary" type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>${words.logoutYes}</button>
<button class="button secondary" type="submit" form="op.logoutForm">${words.logoutNo}</button></div></main>`
  show(koa, words.logoutTitle, body, language)
}

/** Signed out, where the organisation named no page to go on to. */
export function loggedOutPage(koa: KoaContextWithOIDC) {
  const language = languageFor(koa)
  const words = wordsOf(language)
  const body = html`<main class="sheet narrow"><h1>${words.loggedOutTitle}</h1><p>${words.loggedOutHelp}</p></main>`
  show(koa, words.loggedOutTitle, body, language)
}
