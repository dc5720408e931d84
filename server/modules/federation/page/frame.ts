import type { Reply } from '../../../platform/route.ts'
import { replyPage } from '../../../platform/route.ts'
import { type Html, html } from './html.ts'
import type { Language } from './language.ts'
import { wordsOf } from './words.ts'

type Frame = {
  language: Language
  title: string
  body: Html
  /** Address of this page, to which the language switch adds its choice. */
  path?: string
  withScript?: boolean
  /** A style sheet of the page's own, after the common one. */
  style?: string
  status?: number
  headers?: Reply['headers']
}

const mark = html`<svg class="mark" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" stroke-width="2.5" stroke-dasharray="4 3"/><circle cx="24" cy="19" r="6" fill="currentColor"/><path d="M12 36c0-7 5-11 12-11s12 4 12 11z" fill="currentColor"/></svg>`

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="12" fill="#2b2a75"/><g fill="#fff"><circle cx="24" cy="18" r="7"/><path d="M11 37c0-8 5-12 13-12s13 4 13 12z"/></g></svg>',
)}`

/** The page around every page of sign-in. No inline script or style: the policy of the server forbids them. */
export function framePage({
  language,
  title,
  body,
  path,
  withScript,
  style,
  status = 200,
  headers = {},
}: Frame): Reply {
  const words = wordsOf(language)
  const other = language === 'th' ? 'en' : 'th'
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · ${words.brand}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="/assets/sign-in/sign-in.css">
${style && html`<link rel="stylesheet" href="${style}">`}
${withScript && html`<script src="/assets/sign-in/sign-in.js" defer></script>`}
</head>
<body>
<header class="bar"><span class="brand">${mark} ${words.brand}</span>
${path !== undefined && html`<a class="language" href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>`}
</header>
${body}
</body>
</html>
`
  return replyPage(page.text, status, headers)
}
