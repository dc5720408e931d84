import { toString as drawQr } from 'qrcode'
import { Html, html } from '../../shared/html.ts'
import { formatBaht, toBaht } from '../../shared/satang.ts'
import type { Bill } from '../../shared/thai-qr/bill-code.ts'
import type { Language } from '../answers.ts'
import { framePage } from '../frame.ts'
import type { State, Taken } from './books.ts'
import { type Words, wordsOf } from './words.ts'

type Biller = { name_th: string; name_en: string } | undefined

const frame = (language: Language, title: string, body: Html, script?: string) => {
  const { name, other, footer } = wordsOf(language)
  const shown = { language, title, body, ...(script ? { script } : {}) }
  return framePage({ site: 'bank', home: '/bank/pay', name, other, footer }, shown)
}

const nameOf = (language: Language, words: Words, biller: Biller) =>
  biller ? (language === 'th' ? biller.name_th : biller.name_en) : words.unknownBiller

/** Scan or paste the code of a bill; the app hands it over in the fragment of the address, which no server sees. */
export function scanPage(language: Language, { balanceSatang }: State, problem?: 'codeWrong'): string {
  const words = wordsOf(language)
  return frame(
    language,
    words.scanTitle,
    html`<section class="sheet end"><h1>${words.scanTitle}</h1><p>${words.balance} <b>${formatBaht(Math.max(1, balanceSatang))} ฿</b></p>
<form class="ask" method="post" action="/bank/pay" id="scan"><label for="code">${words.code}</label>
${problem && html`<p class="problem" id="problem">${words[problem]}</p>`}
<textarea id="code" name="code" rows="4" required autocomplete="off" spellcheck="false"${problem && html` aria-invalid="true" aria-describedby="problem"`}></textarea>
<button class="button primary" type="submit">${words.look}</button></form></section>`,
    'pay.js',
  )
}

type Looked = { code: string; bill: Bill; biller: Biller; problem?: 'amountWrong' | 'tooPoor' }

/** Whom the bill is for and how much; the customer may change the amount, and pay twice by mistake. */
export function billPage(language: Language, { code, bill, biller, problem }: Looked): string {
  const words = wordsOf(language)
  return frame(
    language,
    words.billTitle,
    html`<section class="sheet end"><h1>${nameOf(language, words, biller)}</h1>
<dl><div><dt>${words.ref1}</dt><dd>${bill.ref1}</dd></div>${bill.ref2 && html`<div><dt>${words.ref2}</dt><dd>${bill.ref2}</dd></div>`}</dl>
<form class="ask" method="post" action="/bank/pay"><input type="hidden" name="code" value="${code}">
<label for="baht">${words.amount}</label>${problem && html`<p class="problem" id="problem">${words[problem]}</p>`}
<input id="baht" name="baht" type="text" inputmode="decimal" autocomplete="off" required value="${bill.amountSatang === undefined ? '' : toBaht(bill.amountSatang)}"${problem && html` aria-invalid="true" aria-describedby="problem"`}>
<button class="button primary" type="submit">${words.pay}</button>
<button class="button secondary" type="submit" name="again" value="yes">${words.payTwice}</button></form>
<a class="button secondary" href="/bank/pay">${words.back}</a></section>`,
  )
}

type Done = { paid: Taken; biller: Biller; slip: string; state: State }

/** The slip, with its small code: a picture that proves nothing to anybody but the bank. */
export async function paidPage(language: Language, { paid, biller, slip, state }: Done): Promise<string> {
  const words = wordsOf(language)
  // Drawn by the library from text of ours: nothing in it is anybody's markup.
  const picture = new Html(await drawQr(slip, { type: 'svg', margin: 1, width: 140 }))
  return frame(
    language,
    words.paidTitle,
    html`<section class="sheet end" id="paid"><h1>${words.paidTitle} <span class="tick" aria-hidden="true">✓</span></h1><p class="figure">${formatBaht(paid.amountSatang)} ฿</p>
<dl><div><dt>${words.to}</dt><dd>${nameOf(language, words, biller)}</dd></div><div><dt>${words.ref1}</dt><dd>${paid.ref1}</dd></div>
<div><dt>${words.transaction}</dt><dd><code>${paid.transactionId}</code></dd></div><div><dt>${words.balance}</dt><dd>${formatBaht(Math.max(1, state.balanceSatang))} ฿</dd></div></dl>
<div role="img" aria-label="${words.slip}">${picture}</div><p class="soft">${words.slipHelp}</p>
<a class="button secondary" href="/bank/pay">${words.another}</a></section>`,
  )
}
