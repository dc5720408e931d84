import { structuredPatch } from 'diff'
import { type Html, html } from '../../../../shared/html.ts'
import type { Language } from '../../federation/index.ts'
import { serviceWords } from './words.ts'

const CONTEXT_LINES = 3

/** What changes from one text to another, with some lines around; said and not only coloured. */
export function diffOf(language: Language, from: string, to: string): Html {
  const words = serviceWords(language)
  const { hunks } = structuredPatch('', '', from, to, '', '', { context: CONTEXT_LINES })
  if (hunks.length === 0) return html`<p class="empty">${words.noChanges}</p>`
  return html`<div class="diff" tabindex="0" role="group" aria-label="${words.changes}">${hunks.map(
    ({ newStart, lines }) =>
      html`<p class="soft small">${words.line(newStart)}</p><pre>${lines.filter(line => !line.startsWith('\\')).map(line => lineOf(words, line))}</pre>`,
  )}</div>`
}

function lineOf(words: ReturnType<typeof serviceWords>, line: string): Html {
  const text = `${line}\n`
  if (line.startsWith('+'))
    return html`<ins><span class="visually-hidden">${words.added} </span>${text}</ins>`
  if (line.startsWith('-'))
    return html`<del><span class="visually-hidden">${words.removed} </span>${text}</del>`
  return html`<span>${text}</span>`
}
