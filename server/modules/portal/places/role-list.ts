import { type Html, html } from '../../../../shared/html.ts'
import type { Language } from '../../federation/index.ts'
import type { GrantView, Name } from '../../staff/index.ts'
import { buttonForm } from '../pages/frame.ts'
import { nameIn } from '../pages/organisation-pages.ts'
import { askedTwice } from './asked-twice.ts'
import { moment } from './moment.ts'
import { placeWords } from './words.ts'

type Shown = { at: string; roles: GrantView[]; operatorId: string }

/** Who holds what since when and by whose word, and what waits for a second person. */
export function roleList(language: Language, { at, roles, operatorId }: Shown): Html {
  const words = placeWords(language)
  if (roles.length === 0) return html`<p class="empty">${words.noRoles}</p>`
  return html`<ul class="cards">${roles.map(
    role =>
      html`<li class="row"><span><b>${named(language, role.person)}</b> · ${words.roleNames[role.role]}<br>${howItStands(language, role)}</span>${
        role.isProposed
          ? decision(language, `${at}/roles/${role.grantId}`, role, operatorId)
          : askedTwice({
              action: `${at}/roles/${role.grantId}/end`,
              label: words.end,
              warning: words.endSure,
              sure: words.sure,
            })
      }</li>`,
  )}</ul>`
}

const named = (language: Language, name: Name | undefined) => (name ? nameIn(language, name) : '')

function howItStands(language: Language, role: GrantView): Html {
  const words = placeWords(language)
  const proposer = named(language, role.proposer)
  if (role.isProposed)
    return html`<span class="badge warn">${words.waits}</span> <span class="soft small">${words.asked(proposer, moment(language, role.proposedAt))}</span><br>${role.reason}`
  const since = role.agreedAt && words.since(moment(language, role.agreedAt))
  return html`<span class="soft small">${since ?? ''} · ${words.by(proposer, named(language, role.agreer))}${role.reason && html`<br>${role.reason}`}${!role.usedAt && html`<br>${words.unused}`}</span>`
}

/** Whoever proposed may take it back; whoever it is for only reads; everybody else decides. */
function decision(language: Language, at: string, role: GrantView, operatorId: string): Html {
  const words = placeWords(language)
  if (role.personId === operatorId) return html`<p class="soft">${words.own}</p>`
  if (role.proposedBy === operatorId) return buttonForm(`${at}/end`, words.withdraw)
  return html`<span class="pair">${buttonForm(`${at}/agree`, words.agree, 'primary')}${buttonForm(`${at}/end`, words.refuse)}</span>`
}
