import type { Language } from '../answers.ts'

const th = {
  name: 'สำนักงานขนส่งตัวอย่างเมืองเหนือ',
  other: 'English',
  screen: 'หน้าจอเจ้าหน้าที่ · ช่อง 7',
  askTitle: 'ต่อใบขับขี่: ผู้รับบริการคือใคร',
  askText: 'ให้ผู้รับบริการเปิดแอปตัวตน แตะ สแกน แล้วแตะ อยู่ที่เคาน์เตอร์ จากนั้นอ่านเลข 8 หลักให้ท่านฟัง',
  code: 'รหัส 8 หลัก',
  ask: 'ส่งคำขอไปที่โทรศัพท์',
  codeShape: 'รหัสมีตัวเลข 8 หลัก',
  codeWrong: 'ไม่มีใครถือรหัสนี้อยู่ ขอให้อ่านใหม่ หรือขอรหัสใหม่ในแอป',
  waitTitle: 'รอคำตอบจากโทรศัพท์',
  waitText: 'บอกผู้รับบริการว่าโทรศัพท์ต้องแสดงตัวอักษรและตัวเลขนี้ ถ้าไม่ตรงกันให้กดไม่อนุญาต',
  check: 'ดูคำตอบเดี๋ยวนี้',
  cancel: 'เริ่มใหม่',
  knownTitle: 'ยืนยันตัวตนแล้ว',
  fields: { name: 'ชื่อ', nameEn: 'ชื่อ (อังกฤษ)', birth: 'วันเกิด', address: 'ที่อยู่', level: 'ระดับการพิสูจน์ตัวตน' },
  notGiven: 'ผู้รับบริการไม่ได้ให้',
  next: 'ผู้รับบริการคนต่อไป',
  deniedTitle: 'ผู้รับบริการไม่อนุญาต',
  deniedText: 'ไม่มีข้อมูลใดส่งมา ให้บริการโดยใช้บัตรตัวจริงได้ตามปกติ',
  expiredTitle: 'หมดเวลารอคำตอบ',
  expiredText: 'ไม่มีข้อมูลใดส่งมา ขอรหัสใหม่จากผู้รับบริการแล้วส่งอีกครั้ง',
  errorTitle: 'ส่งคำขอไม่สำเร็จ',
  errorText: 'ระบบตัวตนไม่ตอบหรือไม่รับคำขอ รอสักครู่แล้วลองใหม่ หรือใช้บัตรตัวจริง',
  errorDetail: 'รายละเอียดสำหรับผู้ดูแล',
  footer: 'สำนักงานนี้ไม่มีจริง เป็นส่วนหนึ่งของระบบทดลอง',
}
export type Words = typeof th

const en: Words = {
  name: 'Mueang Nuea Demo Transport Office',
  other: 'ไทย',
  screen: 'Officer’s screen · window 7',
  askTitle: 'Driving licence: who is the visitor?',
  askText:
    'Ask the visitor to open Tuaton, tap Scan, then “At a counter?”, and to read the eight digits to you.',
  code: 'Eight-digit code',
  ask: 'Send the request to the phone',
  codeShape: 'The code has eight digits',
  codeWrong: 'Nobody holds this code now. Ask for it again, or for a new one in the app.',
  waitTitle: 'Waiting for the phone',
  waitText:
    'Tell the visitor that the phone must show this letter and number. If it shows something else, they refuse.',
  check: 'Look for the answer now',
  cancel: 'Start again',
  knownTitle: 'Identity confirmed',
  fields: {
    name: 'Name',
    nameEn: 'Name (English)',
    birth: 'Date of birth',
    address: 'Address',
    level: 'Level of proof',
  },
  notGiven: 'not given by the visitor',
  next: 'Next visitor',
  deniedTitle: 'The visitor refused',
  deniedText: 'Nothing was sent. Serve them with the card itself, as usual.',
  expiredTitle: 'No answer in time',
  expiredText: 'Nothing was sent. Ask the visitor for a new code and send again.',
  errorTitle: 'The request could not be sent',
  errorText:
    'Tuaton does not answer or did not take it. Wait a moment and try again, or use the card itself.',
  errorDetail: 'Details for whoever runs this site',
  footer: 'This office does not exist. It is part of the sandbox.',
}

export const wordsOf = (language: Language): Words => (language === 'th' ? th : en)
