import { type Html, html } from '../../../../shared/html.ts'
import type { Language } from '../../federation/index.ts'
import type { overseePlace, TerminalKind } from '../../staff/index.ts'
import { buttonForm, field } from '../pages/frame.ts'
import { askedTwice } from './asked-twice.ts'
import { moment } from './moment.ts'
import type { Said } from './place-page.ts'
import { placeWords } from './words.ts'

type Terminal = Awaited<ReturnType<typeof overseePlace>>['terminals'][number]
type Shown = { at: string; terminals: Terminal[]; said: Said; kinds: readonly TerminalKind[] }

/** The terminals of a place, the code of one that was just invited, and the form that invites another. */
export function terminalSection(language: Language, { at, terminals, said, kinds }: Shown): Html {
  const words = placeWords(language)
  return html`<section class="stack" id="terminals"><h2>${words.terminals}</h2>
${said.invitation && html`<div class="sheet" role="status"><p>${words.codeOnce}</p><p><code class="spoken-code" id="terminal-code">${said.invitation}</code></p></div>`}
${
  terminals.length === 0
    ? html`<p class="empty">${words.noTerminals}</p>`
    : html`<ul class="cards">${terminals.map(one => html`<li class="row">${terminalLine(language, at, one)}</li>`)}</ul>`
}
<section class="sheet"><h3>${words.invite}</h3>${said.wrong === 'terminal' && html`<p class="notice" role="alert">${words.terminalWrong}</p>`}
<form method="post" action="${at}/terminals">${field({ name: 'name', label: words.terminalName, value: said.typed?.name ?? '' })}
<fieldset><legend>${words.terminalKind}</legend>${kinds.map(
    (kind, index) =>
      html`<label class="choice"><input type="radio" name="kind" value="${kind}"${index === 0 && html` checked`}><span>${words.terminalKinds[kind]}</span></label>`,
  )}</fieldset>
<button class="button primary" type="submit">${words.makeCode}</button></form></section></section>`
}

function terminalLine(language: Language, at: string, terminal: Terminal): Html {
  const words = placeWords(language)
  const { terminalId, name, kind, isInvited, invitedUntil, seenAt } = terminal
  const action = `${at}/terminals/${terminalId}/disable`
  const when = isInvited
    ? invitedUntil && words.invitedUntil(moment(language, invitedUntil))
    : seenAt && words.seen(moment(language, seenAt))
  return html`<span><b>${name}</b> · ${words.terminalKinds[kind]}<br><span class="soft small">${when ?? ''}</span></span>${
    isInvited
      ? buttonForm(action, words.takeBack)
      : askedTwice({ action, label: words.disable, warning: words.disableSure, sure: words.sure })
  }`
}
