import { html } from '../../shared/html.ts'
import type { Language } from '../answers.ts'
import { framePage } from '../frame.ts'
import { wordsOf } from './words.ts'

const words = {
  th: {
    title: 'ออกหนังสือรับรองการเกิดหรือการตาย',
    lead: 'สำหรับเจ้าหน้าที่โรงพยาบาล แล้วบอกเลขที่แก่ญาติ',
    form: 'หนังสือรับรอง',
    birth: 'การเกิด (ท.ร.1/1)',
    death: 'การตาย (ท.ร.4/1)',
    number: 'เลขประจำตัวประชาชนของแม่ หรือของผู้ตาย',
    day: 'วันเกิดหรือวันตาย',
    sex: 'เพศของเด็ก',
    female: 'หญิง',
    male: 'ชาย',
    write: 'ออกหนังสือ',
    written: 'ออกหนังสือแล้ว เลขที่',
  },
  en: {
    title: 'Write a notice of a birth or a death',
    lead: 'For the staff of the hospital. Tell the family its number.',
    form: 'Notice',
    birth: 'Birth (T.R. 1/1)',
    death: 'Death (T.R. 4/1)',
    number: 'Citizen number of the mother, or of who died',
    day: 'Day of the birth or death',
    sex: 'Sex of the child',
    female: 'Girl',
    male: 'Boy',
    write: 'Write it',
    written: 'Written. Its number is',
  },
} as const

/** Where the hospital's staff write notices; with the number of the one just written. */
export function noticePage(language: Language, written?: string): string {
  const say = words[language]
  const { hospital: name, other, footer } = wordsOf(language)
  const body = html`<section class="sheet"><h1>${say.title}</h1><p>${say.lead}</p>
${written && html`<p role="status">${say.written} <b id="number">${written}</b></p>`}
<form method="post" action="/notices" class="stack">
<p><label>${say.form}<br><select name="form"><option value="birth">${say.birth}</option><option value="death">${say.death}</option></select></label></p>
<p><label>${say.number}<br><input name="citizenNumber" inputmode="numeric" pattern="[0-9]{13}" required></label></p>
<p><label>${say.day}<br><input name="day" type="date" required></label></p>
<p><label>${say.sex}<br><select name="sex"><option value="female">${say.female}</option><option value="male">${say.male}</option></select></label></p>
<button class="button primary" type="submit">${say.write}</button></form></section>`
  return framePage(
    { site: 'hospital', home: '/notices', name, other, footer },
    { language, title: say.title, body },
  )
}
