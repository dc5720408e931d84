// What whoever scans the QR of a virtual card reads: who says it of whom, and until when. It names its source, as we cannot vouch for it.
import { html } from '../../../../shared/html.ts'
import type { Reply } from '../../../platform/route.ts'
import { framePage, type Language } from '../../federation/index.ts'
import type { findCard } from '../virtual-card.ts'

type Card = NonNullable<Awaited<ReturnType<typeof findCard>>>

const words = {
  th: {
    gone: 'คิวอาร์นี้ใช้ไม่ได้แล้ว',
    goneHelp: 'คิวอาร์มีอายุไม่กี่นาที หรือถูกแทนด้วยคิวอาร์ใหม่แล้ว ขอให้เจ้าของเปิดคิวอาร์ใหม่',
    says: 'ผู้ออก',
    until: 'คิวอาร์นี้ใช้ได้ถึง',
    vouch: 'ชื่อและเอกสารเป็นข้อความของผู้ออก ตัวตนรับรองว่าผู้ออกแสดงคิวอาร์นี้ให้เจ้าของเมื่อครู่นี้เท่านั้น',
    verified: 'ตรวจสอบชื่อหน่วยงานแล้ว',
    unverified: 'ยังไม่ได้ตรวจสอบชื่อหน่วยงาน',
  },
  en: {
    gone: 'This QR is no longer valid',
    goneHelp:
      'A QR lives a few minutes, or a newer one has taken its place. Ask its holder to open a new one.',
    says: 'Issued by',
    until: 'This QR is valid until',
    vouch:
      'Name and document are the issuer’s words. Tuaton vouches only that the issuer showed this QR to its holder just now.',
    verified: 'the organisation’s name has been checked',
    unverified: 'the organisation’s name has not been checked',
  },
} satisfies Record<Language, Record<string, string>>

export function cardPage(language: Language, path: string, card: Card | undefined): Reply {
  const said = words[language]
  const style = '/assets/mini-apps/card.css'
  if (!card)
    return framePage({
      ...{ language, path, style, title: said.gone, status: 404 },
      body: html`<main class="virtual-card"><h1>${said.gone}</h1><p>${said.goneHelp}</p></main>`,
    })
  const { organisation, miniApp, docName, fullName, expiresAt } = card
  const until = new Intl.DateTimeFormat(language === 'th' ? 'th-TH' : 'en-GB', {
    timeStyle: 'medium',
    timeZone: 'Asia/Bangkok',
  }).format(expiresAt)
  return framePage({
    ...{ language, path, style, title: docName },
    body: html`<main class="virtual-card"><h1>${docName}</h1><p class="card-name">${fullName}</p>
<dl><dt>${said.says}</dt><dd>${organisation.name[language]} · ${miniApp[language]}<br>${organisation.domain} (${organisation.verified ? said.verified : said.unverified})</dd>
<dt>${said.until}</dt><dd>${until}</dd></dl><p>${said.vouch}</p></main>`,
  })
}
