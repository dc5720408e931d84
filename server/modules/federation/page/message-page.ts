import { html } from '../../../../shared/html.ts'
import type { Reply } from '../../../platform/route.ts'
import { framePage } from './frame.ts'
import type { Language } from './language.ts'
import { wordsOf } from './words.ts'

export type Message = 'otherBrowser' | 'done' | 'gone'

const statuses: Record<Message, number> = { otherBrowser: 403, done: 409, gone: 410 }

/** A page that ends the way, with what to do instead. */
export function messagePage(language: Language, message: Message): Reply {
  const words = wordsOf(language)
  const title = words[`${message}Title`]
  const body = html`<main class="sheet narrow"><h1>${title}</h1><p>${words[`${message}Help`]}</p></main>`
  return framePage({ language, title, body, status: statuses[message] })
}

/** A request that must not be sent back to whoever made it. */
export function refusalPage(
  language: Language,
  { error, description }: { error: string; description: string },
): Reply {
  const words = wordsOf(language)
  const body = html`<main class="sheet narrow"><h1>${words.refusedTitle}</h1><p>${words.refusedHelp}</p>
<details><summary>${words.refusedForDevelopers}</summary><p lang="en"><code>${error}</code>: ${description}</p></details></main>`
  return framePage({ language, title: words.refusedTitle, body, status: 400 })
}

/** Signed out, where the organisation named no page to go on to. */
export function loggedOutPage(language: Language): Reply {
  const words = wordsOf(language)
  const body = html`<main class="sheet narrow"><h1>${words.loggedOutTitle}</h1><p>${words.loggedOutHelp}</p></main>`
  return framePage({ language, title: words.loggedOutTitle, body })
}
