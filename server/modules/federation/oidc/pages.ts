// oidc-provider's few pages, in our frame and our words.
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { Html, html } from '../../../../shared/html.ts'
import type { Reply } from '../../../platform/route.ts'
import { framePage } from '../page/frame.ts'
import { LANGUAGE_COOKIE, type Language, languageOf } from '../page/language.ts'
import { loggedOutPage, refusalPage } from '../page/message-page.ts'
import { wordsOf } from '../page/words.ts'

/** The language of a person on one of oidc-provider's pages. */
export const languageFor = (koa: KoaContextWithOIDC): Language =>
  languageOf(koa.cookies.get(LANGUAGE_COOKIE), koa.get('accept-language'))

/** Puts a page of ours into oidc-provider's answer. */
export function show(koa: KoaContextWithOIDC, page: Reply) {
  koa.type = 'html'
  koa.body = page.body
}

/** A request that must not be sent back to whoever made it. */
export const errorPage = (
  koa: KoaContextWithOIDC,
  { error, error_description: description = '' }: ErrorOut,
) => show(koa, refusalPage(languageFor(koa), { error, description }))

/** Asks before a link of another site signs somebody out (A15). `form` is the form that must be sent. */
export function logoutPage(koa: KoaContextWithOIDC, form: string) {
  const language = languageFor(koa)
  const words = wordsOf(language)
  const body = html`<main class="sheet narrow"><h1>${words.logoutTitle}</h1><p>${words.logoutHelp}</p>${new Html(form)}
<div class="pair"><button class="button primary" type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>${words.logoutYes}</button>
<button class="button secondary" type="submit" form="op.logoutForm">${words.logoutNo}</button></div></main>`
  show(koa, framePage({ language, title: words.logoutTitle, body }))
}

export const signedOutPage = (koa: KoaContextWithOIDC) => show(koa, loggedOutPage(languageFor(koa)))
