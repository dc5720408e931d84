import { type Html, html } from '../shared/html.ts'
import type { Language } from './answers.ts'

type Site = {
  /** Class of the page and name of its icon. */
  site: 'hospital' | 'bank' | 'desk'
  home: string
  name: string
  /** The name of the other language. */
  other: string
  footer: string
}
type Shown = { language: Language; title: string; body: Html; script?: string }

type End = {
  id: string
  title: string
  text: string
  detail?: string | undefined
  detailLabel: string
  next: Html
}

/** What stands on a page that ends a try: what happened, what to do next, and for whoever runs the site the reason. */
export const endBody = ({ id, title, text, detail, detailLabel, next }: End): Html =>
  html`<section class="sheet end" id="${id}"><h1>${title}</h1><p>${text}</p>
${detail && html`<details><summary>${detailLabel}</summary><p lang="en"><code>${detail}</code></p></details>`}
${next}</section>`

/** The page around every page of a website. */
export function framePage({ site, home, name, other, footer }: Site, shown: Shown): string {
  const { language, title, body, script } = shown
  const to = language === 'th' ? 'en' : 'th'
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title} · ${name}</title>
<link rel="icon" href="/assets/${site}.svg"><link rel="stylesheet" href="/assets/outside.css">${script && html`<script src="/assets/${script}" defer></script>`}</head>
<body class="${site}"><header class="bar"><a class="brand" href="${home}"><img src="/assets/${site}.svg" alt="" width="40" height="40"><span>${name}</span></a>
<a class="language" href="/language?to=${to}&amp;back=${home}" lang="${to}" hreflang="${to}">${other}</a></header>
<main>${body}</main><footer>${footer}</footer></body></html>
`.text
}
