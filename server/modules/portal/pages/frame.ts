import { type Html, html } from '../../../../shared/html.ts'
import type { Reply } from '../../../platform/route.ts'
import { framePage, type Language } from '../../federation/index.ts'
import { wordsOf } from '../words.ts'

type Page = {
  language: Language
  title: string
  path: string
  body: Html
  back?: string
  status?: number
  isOpen?: boolean
}

/** Every page of the portal: the way back, the way out, and the page's own part. */
export function portalPage({ language, title, path, body, back, status = 200, isOpen = true }: Page): Reply {
  const words = wordsOf(language)
  return framePage({
    language,
    title,
    path,
    status,
    style: '/assets/portal/portal.css',
    body: html`<main class="portal">
<nav class="portal-ways">${back ? html`<a href="${back}">← ${words.back}</a>` : html`<span></span>`}
${isOpen && html`<form method="post" action="/portal/sign-out"><button class="quiet" type="submit">${words.signOut}</button></form>`}</nav>
<p class="notice" id="offline" role="status" hidden>${words.offline}</p>
<h1>${title}</h1>${body}</main><script src="/assets/portal/portal.js" defer></script>`,
  })
}

type FieldOptions = {
  name: string
  label: string
  value?: string
  problem?: string | undefined
  rows?: number
  /** Words of people, not addresses or keys. */
  isProse?: boolean
  required?: boolean
}

/** A labelled field; a text area where there are rows. */
export function field({ name, label, value = '', problem, rows, isProse, required = true }: FieldOptions) {
  const hints = problem && html` aria-invalid="true" aria-describedby="${name}-problem"`
  const needed = required && html` required`
  return html`<div class="field"><label for="${name}">${label}</label>
${problem && html`<p class="problem" id="${name}-problem">${problem}</p>`}
${
  rows
    ? html`<textarea id="${name}" name="${name}" rows="${rows}"${isProse ? html` class="prose"` : html` spellcheck="false"`}${needed}${hints}>${value}</textarea>`
    : html`<input id="${name}" name="${name}" type="text" autocomplete="off" value="${value}"${needed}${hints}>`
}</div>`
}

/** A form that is one button. */
export const buttonForm = (
  action: string,
  label: string,
  kind: 'primary' | 'secondary' = 'secondary',
  name?: string,
  value?: string,
) =>
  html`<form method="post" action="${action}"><button class="button ${kind}" type="submit"${name && html` name="${name}" value="${value ?? ''}"`}>${label}</button></form>`
