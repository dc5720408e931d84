import type { Language } from '../answers.ts'

const th = {
  hospital: 'โรงพยาบาลตัวอย่างริมน้ำ',
  other: 'English',
  heroTitle: 'นัดหมายและผลตรวจของท่าน อยู่ที่เดียว',
  heroText: 'เข้าสู่ระบบด้วยตัวตน ไม่ต้องกรอกแบบฟอร์ม ไม่ต้องถ่ายสำเนาบัตร และไม่ต้องจำรหัสของโรงพยาบาล',
  signIn: 'เข้าสู่ระบบด้วยตัวตน',
  factsTitle: 'โรงพยาบาลจะขออะไร',
  facts: [
    'ชื่อ วันเกิด และเลขประจำตัวประชาชน เพื่อหาแฟ้มของท่าน',
    'ที่อยู่ เฉพาะเมื่อท่านเลือกให้',
    'ไม่มีรหัสผ่านและไม่มีใบหน้าของท่านส่งถึงเรา',
  ],
  hello: 'สวัสดี',
  identityTitle: 'ยืนยันตัวตนแล้ว',
  name: 'ชื่อ',
  nameEn: 'ชื่อ (อังกฤษ)',
  number: 'เลขประจำตัวประชาชน',
  birth: 'วันเกิด',
  address: 'ที่อยู่',
  level: 'ระดับการพิสูจน์ตัวตน',
  appointments: 'นัดหมายของท่าน',
  signOut: 'ออกจากระบบ',
  deniedTitle: 'ท่านไม่ได้เข้าสู่ระบบ',
  deniedText: 'ไม่มีข้อมูลใดส่งถึงโรงพยาบาล ท่านลองใหม่ได้ หรือติดต่อเคาน์เตอร์เวชระเบียนพร้อมบัตรตัวจริง',
  errorTitle: 'เข้าสู่ระบบไม่สำเร็จ',
  errorText: 'โรงพยาบาลตรวจคำตอบแล้วไม่ผ่าน จึงไม่ใช้ข้อมูลนั้น ลองใหม่อีกครั้ง หากยังไม่ได้ โทร 0 2000 0000',
  errorDetail: 'รายละเอียดสำหรับผู้ดูแล',
  again: 'ลองใหม่',
  downTitle: 'ระบบตัวตนยังไม่ตอบ',
  downText: 'รอสักครู่แล้วลองใหม่ ระหว่างนี้ใช้บัตรตัวจริงที่เคาน์เตอร์ได้ตามปกติ',
  footer: 'โรงพยาบาลนี้ไม่มีจริง เป็นส่วนหนึ่งของระบบทดลอง ทุกคนและทุกนัดหมายเป็นเรื่องสมมติ',
}
export type Words = typeof th

const en: Words = {
  hospital: 'Rim Nam Demo Hospital',
  other: 'ไทย',
  heroTitle: 'Your appointments and results in one place',
  heroText: 'Sign in with Tuaton: no forms, no copies of your card, and no hospital password to remember.',
  signIn: 'Sign in with Tuaton',
  factsTitle: 'What the hospital asks for',
  facts: [
    'Your name, date of birth and citizen number, to find your file',
    'Your address, only if you choose to give it',
    'Neither your passcode nor your face ever reaches us',
  ],
  hello: 'Hello',
  identityTitle: 'Identity confirmed',
  name: 'Name',
  nameEn: 'Name (English)',
  number: 'Citizen number',
  birth: 'Date of birth',
  address: 'Address',
  level: 'Level of proof',
  appointments: 'Your appointments',
  signOut: 'Sign out',
  deniedTitle: 'You are not signed in',
  deniedText:
    'Nothing reached the hospital. You can try again, or go to the records counter with your physical card.',
  errorTitle: 'Signing in did not work',
  errorText:
    'The answer did not pass the hospital’s checks, so we do not use it. Try again; if it still fails, call 0 2000 0000.',
  errorDetail: 'Details for administrators',
  again: 'Try again',
  downTitle: 'Tuaton does not answer yet',
  downText: 'Wait a moment and try again. Meanwhile your physical card serves at the counter as always.',
  footer:
    'This hospital does not exist. It is part of the sandbox; every person and appointment is invented.',
}

export const wordsOf = (language: Language): Words => (language === 'th' ? th : en)
