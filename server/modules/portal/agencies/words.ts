// What the pages about organisations and their agencies say.
import type { Language } from '../../federation/index.ts'

const th = {
  title: 'หน่วยงานเจ้าของบริการ',
  lead: 'เจ้าหน้าที่ของหน่วยงานที่ผูกแล้ว เขียนและเผยแพร่บริการของหน่วยงานนั้นได้เอง',
  none: 'ยังไม่มีหน่วยงานใดขอ',
  asks: 'ขอเป็น',
  is: 'ดูแลบริการของ',
  waits: 'รอผู้ดูแลระบบสองคน',
  waitsOne: 'รอผู้ดูแลระบบอีกหนึ่งคน',
  agree: 'เห็นชอบ',
  refuse: 'ไม่เห็นชอบ',
  end: 'ยุติ',
  endSure: 'เจ้าหน้าที่ของหน่วยงานจะแก้บริการไม่ได้ทันที บริการที่เผยแพร่แล้วยังใช้ได้ต่อ',
  sure: 'ยืนยัน',
  own: 'ท่านอยู่ในหน่วยงานนี้ ผู้อื่นจะเป็นผู้พิจารณา',
  agreed: 'ท่านเห็นชอบแล้ว',
  leftOut: 'ฉบับที่ใช้ไม่ได้',
  leftOutHelp: 'ฉบับเหล่านี้ไม่เข้ากับเอกสารของหน่วยงานแล้ว ระบบใช้ฉบับก่อนหน้าแทน',
  noLeftOut: 'ทุกฉบับที่เผยแพร่ใช้ได้',
  version: (number: number) => `ฉบับที่ ${number}`,
  changed: 'ไฟล์ตั้งต้นเปลี่ยน แต่ยังไม่ได้ใช้',
  changedHelp: 'ฉบับที่เผยแพร่วางทับไฟล์อยู่ ไฟล์เปลี่ยนหลังจากนั้น ให้หน่วยงานเทียบแล้วเผยแพร่ใหม่ หรือย้อนมาใช้ไฟล์',
  untold: 'หน่วยงานยังไม่รับทราบการชำระเงิน',
  untoldHelp: 'แจ้งซ้ำแล้วสองสัปดาห์จึงหยุด เงินรับไว้แล้วและอยู่ในบัญชี ติดต่อหน่วยงานก่อน แล้วแจ้งอีกครั้ง',
  untoldBecause: {
    serviceGone: 'ไม่มีบริการนี้แล้ว จึงไม่รู้วิธีแจ้ง',
    notHeard: 'หน่วยงานไม่ตอบรับ',
  },
  payments: (count: number) => `${count} รายการ`,
  since: (when: string) => `หยุดแจ้งเมื่อ ${when}`,
  tellAgain: 'แจ้งอีกครั้ง',
  refusals: {
    'portal.ownRequest': 'ท่านอยู่ในหน่วยงานนี้ ผู้อื่นจะเป็นผู้พิจารณา',
    'portal.anotherOperator': 'ท่านเห็นชอบไปแล้ว ต้องเป็นผู้ดูแลระบบอีกคน',
    'portal.agencyTaken': 'มีหน่วยงานอื่นดูแลบริการเหล่านี้อยู่แล้ว ยุติของเดิมก่อน',
    'portal.alreadyDecided': 'มีผู้พิจารณาไปแล้ว',
  } as Record<string, string>,
}

const en: typeof th = {
  title: 'Agencies that give services',
  lead: 'People of an organisation that is tied to an agency write and publish its services themselves',
  none: 'No organisation has asked yet',
  asks: 'Asks to be',
  is: 'Looks after the services of',
  waits: 'Waits for two operators',
  waitsOne: 'Waits for one more operator',
  agree: 'Agree',
  refuse: 'Refuse',
  end: 'End',
  endSure: 'Its people can change no service from now on. What they published goes on being used.',
  sure: 'Yes',
  own: 'You belong to this organisation. Somebody else decides.',
  agreed: 'You have agreed',
  leftOut: 'Versions that cannot be used',
  leftOutHelp: 'They no longer fit the document of their agency. The version before is used instead.',
  noLeftOut: 'Every published version is in use',
  version: number => `Version ${number}`,
  changed: 'Files that were changed and are not in use',
  changedHelp:
    'A published text stands over the file, which was changed since. The agency compares the two and publishes anew, or goes back to the file.',
  untold: 'Payments of which an agency has not heard',
  untoldHelp:
    'They were told for two weeks. The money came in and stands in the ledger. Call the agency, then tell it again.',
  untoldBecause: {
    serviceGone: 'There is no such service any more, so nothing says how to tell it',
    notHeard: 'The agency does not say that it heard',
  },
  payments: count => (count === 1 ? '1 payment' : `${count} payments`),
  since: when => `stopped ${when}`,
  tellAgain: 'Tell it again',
  refusals: {
    'portal.ownRequest': 'You belong to this organisation. Somebody else decides.',
    'portal.anotherOperator': 'You have agreed already. It takes another operator.',
    'portal.agencyTaken': 'Another organisation looks after these services. End that first.',
    'portal.alreadyDecided': 'This was decided meanwhile.',
  },
}

export const agencyWords = (language: Language) => (language === 'th' ? th : en)
