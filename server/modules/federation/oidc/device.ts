// Devices without a keyboard, such as kiosks (RFC 8628): a code on the device is typed in, or its QR opened, in a browser of the person.
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { html } from '../../../../shared/html.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findClient } from '../../parties/index.ts'
import { framePage } from '../page/frame.ts'
import { partyBlock } from '../page/party-block.ts'
import { wordsOf } from '../page/words.ts'
import { SESSION_COOKIE } from './cookies.ts'
import { languageFor, show } from './pages.ts'

type DeviceFlow = NonNullable<NonNullable<Configuration['features']>['deviceFlow']>

export const DEVICE_SECONDS = 600
const MASK = '***-***-***'
const MASKED = /^(\d{3})(\d{3})(\d{3})$/

/** The code as the device shows it. */
export const showCode = (userCode: string) => userCode.replace(MASKED, '$1-$2-$3')

/** The device flow in our frame and our words. */
export const deviceFlow = (ctx: Ctx): DeviceFlow => ({
  enabled: true,
  charset: 'digits',
  mask: MASK,
  // Nothing of the device's address is kept: the person is told who asks, and compares the code.
  deviceInfo: () => ({}),
  async userCodeInputSource(koa, _form, _out, error) {
    if (error) await keepSession(koa)
    inputPage(koa, error)
  },
  userCodeConfirmSource: (koa, _form, client, _info, code) => confirmPage(ctx, koa, client.clientId, code),
  successSource: donePage,
})

/** What the library's own form carries: its secret against forgery (A15), to its own address. */
const hiddenIn = (koa: KoaContextWithOIDC) =>
  html`<input type="hidden" name="xsrf" value="${String((koa.oidc.session?.state as { secret?: string } | undefined)?.secret ?? '')}">`
const actionOf = (koa: KoaContextWithOIDC) => koa.oidc.urlFor('code_verification')

/** The library shows its form again to a browser that it never met, without giving it the session that the form belongs to. */
async function keepSession({ oidc }: KoaContextWithOIDC) {
  const { session, provider } = oidc
  if (!session || session.exp !== undefined) return
  oidc.cookies.set(provider.cookieName('session'), session.jti, SESSION_COOKIE)
  await session.save(DEVICE_SECONDS)
}

const problems: Record<string, 'deviceCodeUnknown' | 'deviceCodeOver' | 'deviceCodeMissing'> = {
  NotFoundError: 'deviceCodeUnknown',
  ExpiredError: 'deviceCodeOver',
  AlreadyUsedError: 'deviceCodeOver',
  NoCodeError: 'deviceCodeMissing',
}

function inputPage(koa: KoaContextWithOIDC, error: (Error & { userCode?: string }) | undefined) {
  const language = languageFor(koa)
  const words = wordsOf(language)
  if (error?.name === 'AbortedError') return endPage(koa, 'deviceNo')
  const problem = error && words[problems[error.name] ?? 'deviceCodeUnknown']
  const body = html`<main class="sheet narrow"><h1>${words.deviceTitle}</h1><p id="help">${words.deviceHelp}</p>
<form method="post" action="${actionOf(koa)}">${hiddenIn(koa)}<label for="code">${words.deviceCode}</label>
${problem && html`<p class="problem" id="problem" role="alert">${problem}</p>`}
<input id="code" name="user_code" type="text" inputmode="numeric" autocomplete="off" maxlength="15" required autofocus value="${error?.userCode ?? ''}" aria-describedby="${problem ? 'problem ' : ''}help"${problem && html` aria-invalid="true"`}>
<div class="pair"><button class="button primary" type="submit">${words.deviceNext}</button></div></form></main>`
  show(koa, framePage({ language, title: words.deviceTitle, body }))
}

async function confirmPage(
  ctx: Ctx,
  koa: KoaContextWithOIDC,
  clientId: ClientMetadata['client_id'],
  code: string,
) {
  const language = languageFor(koa)
  const words = wordsOf(language)
  const party = (await findClient(ctx, clientId))?.party
  const body = html`<main class="sheet narrow"><h1>${words.deviceConfirmTitle}</h1>
<p class="device-code">${code}</p>${party && partyBlock(language, party, party.domain)}<p class="notice">${words.deviceWarning}</p>
<form method="post" action="${actionOf(koa)}">${hiddenIn(koa)}<input type="hidden" name="user_code" value="${code}">
<div class="pair"><button class="button primary" type="submit" name="confirm" value="yes" autofocus>${words.deviceYes}</button>
<button class="button secondary" type="submit" name="abort" value="yes">${words.deviceNot}</button></div></form></main>`
  show(koa, framePage({ language, title: words.deviceConfirmTitle, body }))
}

const donePage = (koa: KoaContextWithOIDC) => endPage(koa, 'deviceDone')

function endPage(koa: KoaContextWithOIDC, kind: 'deviceDone' | 'deviceNo') {
  const language = languageFor(koa)
  const words = wordsOf(language)
  const body = html`<main class="sheet narrow"><h1>${words[`${kind}Title`]}</h1><p>${words[`${kind}Help`]}</p></main>`
  show(koa, framePage({ language, title: words[`${kind}Title`], body }))
}
