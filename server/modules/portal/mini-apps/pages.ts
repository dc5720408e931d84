import { type Html, html } from '../../../../shared/html.ts'
import type { Reply } from '../../../platform/route.ts'
import type { Language } from '../../federation/index.ts'
import { labelMiniAppItem, type MiniApp, type MiniAppContent, miniAppItems } from '../../mini-apps/index.ts'
import { buttonForm, field, portalPage } from '../pages/frame.ts'
import { itemField, miniAppWords } from './words.ts'

export type Filled = { typed: Record<string, string>; wrong: readonly string[] }

/** The fields of a form as a version has them. */
export function fill(content: MiniAppContent): Record<string, string> {
  const { name, short, about, startAddress, qrMinutes, items } = content
  return {
    ...{ nameTh: name.th, nameEn: name.en, shortTh: short.th, shortEn: short.en },
    ...{ aboutTh: about.th, aboutEn: about.en, startAddress, qrMinutes: String(qrMinutes) },
    ...Object.fromEntries(
      items.flatMap(({ item, why }) => [
        [itemField(item, 'th'), why.th],
        [itemField(item, 'en'), why.en],
      ]),
    ),
  }
}

/** The mini-apps of an organisation, and a form for one more. */
export function listPage(
  language: Language,
  partyId: string,
  apps: MiniApp[],
  filled: Filled = { typed: { qrMinutes: '5' }, wrong: [] },
): Reply {
  const words = miniAppWords(language)
  const at = `/portal/organisations/${partyId}/mini-apps`
  return portalPage({
    ...{ language, title: words.title, path: at, back: `/portal/organisations/${partyId}` },
    status: filled.wrong.length > 0 ? 400 : 200,
    body: html`<p class="lead">${words.lead}</p>${
      apps.length === 0
        ? html`<p class="empty">${words.none}</p>`
        : html`<ul class="cards">${apps.map(
            ({ app, newest }) =>
              html`<li><a href="/portal/mini-apps/${app.id}"><b>${newest.content.name[language]}</b><span class="soft">${words.version(newest.number)} · ${words.states[newest.state]}</span></a></li>`,
          )}</ul>`
    }<section class="sheet"><h2>${words.add}</h2><form method="post" action="${at}">${fields(language, filled)}
<button class="button primary" type="submit">${words.register}</button></form></section>`,
  })
}

function fields(language: Language, { typed, wrong }: Filled): Html {
  const words = miniAppWords(language)
  const one = (name: string, label: string, more: { rows?: number; required?: boolean } = {}) =>
    field({
      ...{ name, label, value: typed[name] ?? '', isProse: true, ...more },
      problem: wrong.includes(name) ? words.wrong : undefined,
    })
  return html`${one('nameTh', words.nameTh)}${one('nameEn', words.nameEn)}${one('shortTh', words.shortTh)}${one('shortEn', words.shortEn)}
${one('aboutTh', words.aboutTh, { rows: 4 })}${one('aboutEn', words.aboutEn, { rows: 4 })}${one('startAddress', words.startAddress)}${one('qrMinutes', words.qrMinutes)}
<h3>${words.items}</h3>${miniAppItems.map(item => {
    const label = labelMiniAppItem(item)[language]
    return html`${one(itemField(item, 'th'), words.whyTh(label), { required: false })}${one(itemField(item, 'en'), words.whyEn(label), { required: false })}`
  })}`
}

type Shown = { secret: string | undefined; isSaved: boolean | undefined; filled?: Filled }

/** One mini-app: its keys, where it stands, its draft, pictures and versions. */
export function miniAppPage(language: Language, { app, newest, versions, verdicts }: MiniApp, shown: Shown) {
  const words = miniAppWords(language)
  const at = `/portal/mini-apps/${app.id}`
  const isEditable = newest.state !== 'inReview' && newest.state !== 'approved'
  const mayBeSent = newest.state === 'draft' || newest.state === 'returned'
  const filled = shown.filled ?? { typed: fill(newest.content), wrong: [] }
  return portalPage({
    ...{ language, title: newest.content.name[language], path: at },
    back: `/portal/organisations/${app.party_id}/mini-apps`,
    status: filled.wrong.length > 0 ? 400 : 200,
    body: html`${shown.isSaved && html`<p class="good" role="status">${words.saved}</p>`}
<section class="sheet" id="state"><h2>${words.state}</h2><p><b>${words.version(newest.number)} · ${words.states[newest.state]}</b></p>
${app.suspended_by !== null && html`<p class="notice">${words.suspendedBy[app.suspended_by]}</p>`}
${mayBeSent && html`<p>${newest.exchanged_at ? words.tried : words.notTried}</p>${buttonForm(`${at}/send-in`, words.sendIn, 'primary')}`}
${newest.state === 'approved' && buttonForm(`${at}/publish`, words.publish, 'primary')}
${verdicts.length > 0 && html`<h3>${words.said}</h3><ul class="cards">${verdicts.map(({ says, note }) => html`<li class="said"><b>${words.says[says]}</b> ${note}</li>`)}</ul>`}
${app.suspended_by === null ? buttonForm(`${at}/suspend`, words.suspend) : app.suspended_by === 'organisation' && buttonForm(`${at}/resume`, words.resume)}</section>
<section class="sheet"><h2>${words.keys}</h2><dl><div><dt>AppId</dt><dd><code id="app-id">${app.id}</code></dd></div><div><dt>Consumer-Key</dt><dd><code id="consumer-key">${app.client_id}</code></dd></div>
${shown.secret && html`<div><dt>ConsumerSecret</dt><dd><code id="consumer-secret">${shown.secret}</code></dd></div>`}</dl>
${shown.secret && html`<p class="notice">${words.secretOnce}</p>`}<p><a href="/app/mini-apps/${app.id}">${words.tryIt}</a></p></section>
${
  isEditable &&
  html`<section class="sheet"><h2>${words.pictures}</h2><form method="post" action="${at}/pictures" enctype="multipart/form-data">
<div class="field"><label for="icon">${words.icon}</label><input id="icon" name="icon" type="file" accept="image/png,image/jpeg,image/webp"></div>
<div class="field"><label for="screenshots">${words.screenshots}</label><input id="screenshots" name="screenshots" type="file" multiple accept="image/png,image/jpeg,image/webp"></div>
<button class="button secondary" type="submit">${words.upload}</button></form></section>
<section class="sheet"><form method="post" action="${at}">${fields(language, filled)}<button class="button primary" type="submit">${words.save}</button></form></section>`
}
<section class="stack"><h2>${words.history}</h2><ul>${versions.map(({ number, state }) => html`<li>${words.version(number)} · ${words.states[state]}</li>`)}</ul></section>`,
  })
}

/** The versions that wait for operators. */
export function waitingPage(language: Language, apps: MiniApp[]): Reply {
  const words = miniAppWords(language)
  return portalPage({
    ...{ language, title: words.waiting, path: '/portal/console/mini-apps', back: '/portal' },
    body:
      apps.length === 0
        ? html`<p class="empty">${words.noneWaiting}</p>`
        : html`<ul class="cards">${apps.map(
            ({ app, newest }) =>
              html`<li><a href="/portal/console/mini-apps/${app.id}"><b>${newest.content.name[language]}</b><span class="soft">${words.version(newest.number)}</span></a></li>`,
          )}</ul>`,
  })
}

/** One version as people will read it, and the two buttons. */
export function verdictPage(language: Language, { app, newest, verdicts }: MiniApp, isOwn: boolean): Reply {
  const words = miniAppWords(language)
  const at = `/portal/console/mini-apps/${app.id}`
  const { content, state, number } = newest
  return portalPage({
    ...{ language, title: content.name[language], path: at, back: '/portal/console/mini-apps' },
    body: html`<p class="soft">${words.version(number)} · ${words.states[state]}</p>
<section class="sheet"><p><b>${content.short[language]}</b></p><p>${content.about[language]}</p><p><code>${content.startAddress}</code></p></section>
<section class="sheet"><h2>${words.asks}</h2><dl>${content.items.map(
      ({ item, why }) =>
        html`<div><dt>${labelMiniAppItem(item)[language]}</dt><dd>${why[language]}</dd></div>`,
    )}</dl></section>
<section class="sheet"><h2>${words.said}</h2><ul class="cards">${verdicts.map(({ says, note }) => html`<li class="said"><b>${words.says[says]}</b> ${note}</li>`)}</ul>
${
  state === 'inReview' &&
  (isOwn
    ? html`<p class="notice">${words.own}</p>`
    : html`<form method="post" action="${at}">${field({ name: 'note', label: words.note, rows: 2, isProse: true })}
<div class="pair"><button class="button primary" type="submit" name="says" value="approve">${words.approve}</button>
<button class="button secondary" type="submit" name="says" value="return">${words.giveBack}</button></div></form>`)
}${app.suspended_by === null ? buttonForm(`${at}/suspend`, words.suspend) : buttonForm(`${at}/resume`, words.resume)}</section>`,
  })
}
