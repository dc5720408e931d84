import { html } from '../../../../shared/html.ts'
import type { Reply } from '../../../platform/route.ts'
import type { Language } from '../../federation/index.ts'
import type { Checked } from '../../services/index.ts'
import { portalPage } from '../pages/frame.ts'
import { diffOf } from './diff.ts'
import { faultList, missingList } from './faults.ts'
import { refusalOf, type Said } from './list-page.ts'
import { serviceWords } from './words.ts'

const ROWS = 28
type Shown = {
  at: string
  serviceId: string
  text: string
  /** Hash of the open text this was written over. */
  seen: string
  checked: Checked
  isSaved: boolean
  /** What somebody else wrote meanwhile. */
  theirs?: string | undefined
  said: Said
}

/** Where a definition is written. */
export function editPage(language: Language, shown: Shown): Reply {
  const { at, serviceId, text, seen, checked, isSaved, theirs, said } = shown
  const words = serviceWords(language)
  const isFaulty = checked.faults.length > 0
  return portalPage({
    ...{ language, title: words.editTitle(serviceId), path: `${at}/edit`, back: at },
    status: said.status ?? 200,
    body: html`${refusalOf(language, said)}${isSaved && html`<p class="good" role="status">${words.saved}</p>`}
${theirs !== undefined && html`<section class="stack">${diffOf(language, theirs, text)}</section>`}
${faultList(language, checked, text)}${missingList(language, checked)}
<form class="stack" method="post" action="${at}/edit"><input type="hidden" name="seen" value="${seen}">
<div class="field"><label for="text">${words.text}</label><p class="soft" id="text-help">${words.textHelp}</p>
<textarea id="text" name="text" class="code" rows="${ROWS}" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off" required aria-describedby="text-help"${isFaulty && html` aria-invalid="true"`}>${`\n${text}`}</textarea></div>
<p class="pair"><button class="button primary" type="submit">${words.save}</button><a class="button secondary" href="${at}/preview">${words.tryIt}</a></p></form>`,
  })
}
