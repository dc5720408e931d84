import { type Html, html } from '../../shared/html.ts'
import type { Language } from '../answers.ts'
import { sayBirthDate } from '../dates.ts'
import { endBody, framePage } from '../frame.ts'
import type { Asked, Visitor } from './ask.ts'
import { wordsOf } from './words.ts'

function frame(language: Language, title: string, body: Html, script?: string): string {
  const { name, other, footer, screen } = wordsOf(language)
  return framePage(
    { site: 'desk', home: '/desk', name, other, footer },
    {
      language,
      title,
      body: html`<p class="place">${screen}</p>${body}`,
      ...(script === undefined ? {} : { script }),
    },
  )
}

const startAgain = (label: string, kind: 'primary' | 'secondary') =>
  html`<form method="post" action="/desk/next"><button class="button ${kind}" type="submit">${label}</button></form>`

/** The clerk types what the visitor reads out. */
export function askPage(language: Language, problem?: 'codeShape' | 'codeWrong'): string {
  const words = wordsOf(language)
  return frame(
    language,
    words.askTitle,
    html`<section class="sheet end"><h1>${words.askTitle}</h1><p id="how">${words.askText}</p>
<form class="ask" method="post" action="/desk/ask"><label for="code">${words.code}</label>
${problem && html`<p class="problem" id="problem">${words[problem]}</p>`}
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="off" maxlength="12" required aria-describedby="${problem ? 'problem ' : ''}how"${problem && html` aria-invalid="true" autofocus`}>
<button class="button primary" type="submit">${words.ask}</button></form></section>`,
  )
}

/** Until the phone answers; the page looks by itself, and by a link where scripts are off. */
export function waitPage(language: Language, { message }: Asked): string {
  const words = wordsOf(language)
  return frame(
    language,
    words.waitTitle,
    html`<section class="sheet end" data-waiting><h1>${words.waitTitle}</h1><p class="figure" id="message">${message}</p><p>${words.waitText}</p>
<noscript><a class="button primary" href="/desk">${words.check}</a></noscript>${startAgain(words.cancel, 'secondary')}</section>`,
    'desk.js',
  )
}

/** Who stands at the window. */
export function visitorPage(language: Language, visitor: Visitor): string {
  const words = wordsOf(language)
  const { fields } = words
  const rows: [string, string | Html | undefined][] = [
    [fields.name, `${visitor.title ?? ''}${visitor.name}`],
    [fields.nameEn, visitor.name_en],
    [fields.birth, sayBirthDate(visitor.birthdate, language)],
    [fields.address, visitor.house_address?.formatted ?? html`<span class="soft">${words.notGiven}</span>`],
    [fields.level, `IAL ${visitor.ial}`],
  ]
  return frame(
    language,
    words.knownTitle,
    html`<section class="sheet end" id="known"><h1>${words.knownTitle} <span class="tick" aria-hidden="true">✓</span></h1>
<dl>${rows.flatMap(([label, value]) => (value ? [html`<div><dt>${label}</dt><dd>${value}</dd></div>`] : []))}</dl>${startAgain(words.next, 'primary')}</section>`,
  )
}

/** A page that ends a try. */
export function endPage(language: Language, kind: 'denied' | 'expired' | 'error', detail?: string): string {
  const words = wordsOf(language)
  const [title, text] = [words[`${kind}Title`], words[`${kind}Text`]]
  const next = startAgain(words.cancel, 'primary')
  return frame(
    language,
    title,
    endBody({ id: kind, title, text, detail, detailLabel: words.errorDetail, next }),
  )
}
