// The page between "sign in" and the answer: who asks, the code for the phone, and in the sandbox a way without one.
import { isIP } from 'node:net'
import QRCode from 'qrcode'
import { formatCitizenNumber } from '../../../../shared/citizen-number.ts'
import { type Html, html } from '../../../../shared/html.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Reply } from '../../../platform/route.ts'
import type { Client } from '../../parties/index.ts'
import type { RequestRow } from '../tables.ts'
import { TICKET_ROTATION_SECONDS, ticketLink } from '../tickets.ts'
import { domainOf } from '../view.ts'
import { framePage } from './frame.ts'
import type { Language } from './language.ts'
import { partyBlock } from './party-block.ts'
import { type Words, wordsOf } from './words.ts'

// Known to everybody who has met the real sandbox; checksum-valid and nobody's.
const PREFILLED_NUMBER = '1234567890121'

type Shown = {
  request: RequestRow
  client: Client
  language: Language
  /** What was wrong with the number typed into the sandbox's form. */
  problem?: { kind: 'pidInvalid' | 'pidRefused'; typed: string } | undefined
}

/** The link of the moment and its QR as a `data:` picture. */
export async function currentCode(ctx: Ctx, request: RequestRow) {
  const link = ticketLink(ctx, request.id)
  // As a drawing: painting pixels would cost a hundred times more on every page.
  // Said to be bytes, so that no shortest mixture of modes is looked for: the link is letters of both cases throughout.
  const segments = [{ data: Buffer.from(link), mode: 'byte' as const }]
  const svg = await QRCode.toString(segments, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  return { link, image: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
}

/** The page of one request. */
export async function signInPage(ctx: Ctx, shown: Shown, headers: Reply['headers'] = {}): Promise<Reply> {
  const { request, language } = shown
  const words = wordsOf(language)
  const { link, image } = await currentCode(ctx, request)
  const secondsLeft = Math.max(0, Math.round((request.expires_at.getTime() - ctx.now().getTime()) / 1000))
  const body = html`<main class="page" id="sign-in" data-request="${request.id}" data-state="waiting" data-seconds="${secondsLeft}" data-rotation="${TICKET_ROTATION_SECONDS}">
${asker(shown, words)}
${request.rehearsal !== null && html`<p class="banner" role="status">${words.rehearsal} ${words.rehearsals[request.rehearsal]}</p>`}
<p class="banner" id="offline" role="status" hidden>${words.offline}</p>
${matters(shown)}<section class="sheet" id="code" aria-labelledby="how">
  <div class="how"><h2 id="how">${words.howTitle}</h2>
    <a class="button primary same-device" id="open-app" data-ticket href="${link}">${words.openApp}</a>
    <p class="same-device soft">${words.otherDevice}</p>${
      hasName(ctx) &&
      html`
    <p class="by-passkey"><a data-ticket href="${link}">${words.byPasskey}</a></p>`
    }
    <ol>${words.how.map(step => html`<li>${step}</li>`)}</ol>
    <p class="notice">${words.warning}</p>
    <noscript><p class="notice">${words.needsScript}</p></noscript></div>
  <div class="scan">
    <figure class="qr"><img id="qr" src="${image}" width="228" height="228" alt="${words.qrAlt}"></figure>
    <p class="reference"><span>${words.reference}</span> <b lang="en">${request.reference}</b></p>
    <p class="soft small">${words.qrChanges}</p>
    <p class="soft small" id="time" hidden>${words.timeLeft} <b id="clock"></b></p>
  </div>
</section>
${states(request, words)}
${ctx.settings.sandbox && sandboxForm(shown, words)}
<button class="button quiet" id="cancel" type="button" hidden>${words.cancel}</button>
<footer class="soft small">${words.footer}${!ctx.settings.sandbox && html` ${words.footerNumber}`}</footer>
</main>`
  return framePage({
    language,
    title: words.title,
    body,
    path: `/sign-in/${request.id}`,
    withScript: true,
    status: shown.problem ? 400 : 200,
    headers,
  })
}

function asker({ request, client, language }: Shown, words: Words) {
  const domain = domainOf(client.acceptsAnyLoopback, client.party.domain, request)
  return html`<section class="asker"><h1>${words.title}</h1>${partyBlock(language, client.party, domain)}</section>`
}

/** A passkey belongs to a name; at an address of numbers there is none (WebAuthn §5.1.3). */
const hasName = ({ settings }: Ctx) => isIP(new URL(settings.origin).hostname.replace(/^\[|\]$/g, '')) === 0

/** What is to be approved, for whoever looks at this page only: the phone shows it where the person says yes. */
const matters = ({ request, language }: Shown): Html[] =>
  (request.matters ?? []).map(
    matter =>
      html`<section class="sheet"><h2>${language === 'th' ? matter.title_th : matter.title_en}</h2><p>${language === 'th' ? matter.text_th : matter.text_en}</p>${matter.reference && html`<p class="soft small">${matter.reference}</p>`}</section>`,
  )

function states(request: RequestRow, words: Words) {
  const state = (name: string, title: string, more?: Html) =>
    html`<section class="sheet state" id="${name}" hidden><h2>${title}</h2>${more}</section>`
  return html`<div class="announcer" aria-live="polite">
${state('number', words.numberTitle, html`<p class="digits" id="digits"></p><p>${words.numberHelp}</p><p class="notice">${words.warning}</p>`)}
${state('claimed', words.claimedTitle, html`<p>${words.claimedHelp}</p>`)}
${state('approved', words.approvedTitle)}
${state('denied', words.deniedTitle)}
${state('expired', words.expiredTitle, html`<p>${words.expiredHelp}</p><a class="button primary" href="/sign-in/${request.id}/finish">${words.back}</a>`)}
</div>`
}

/** Works without JavaScript. It tells the organisation who signs in; it never shows anything of anybody by itself. */
function sandboxForm({ request, problem }: Shown, words: Words) {
  const value = problem?.typed ?? formatCitizenNumber(PREFILLED_NUMBER)
  return html`<section class="sheet sandbox" id="sandbox" aria-labelledby="sandbox-title">
<h2 id="sandbox-title">${words.sandboxTitle} <span class="badge gold">${words.sandboxBadge}</span></h2>
<p class="soft" id="pid-help">${words.sandboxHelp}</p>
<form method="post" action="/sign-in/${request.id}/form">
<label for="pid">${words.pid}</label>
${problem && html`<p class="problem" id="pid-problem">${words[problem.kind]}</p>`}
<input id="pid" name="pid" type="text" inputmode="numeric" autocomplete="off" maxlength="24" required value="${value}" aria-describedby="${problem ? 'pid-problem ' : ''}pid-help"${problem && html` aria-invalid="true" autofocus`}>
<p>${words.confirmQuestion}</p>
<div class="pair"><button class="button primary" type="submit" name="decision" value="confirm">${words.confirm}</button>
<button class="button secondary" type="submit" name="decision" value="deny" formnovalidate>${words.deny}</button></div>
</form></section>`
}
