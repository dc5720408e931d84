export const words = {
  th: {
    title: 'ลองใช้ตัวตน',
    lead: 'ทุกคน ทุกใบหน้า และทุกเลขในนี้เป็นสิ่งสมมติ เริ่มจากบัตรตัวอย่าง แล้วลงทะเบียนด้วยบัตรใบนั้น',
    specimen: { name: 'บัตรตัวอย่าง', what: 'เลือกคนสมมติ ใช้หน้าของท่านเองก็ได้ แล้วเปิดบัตรบนอีกจอหรือพิมพ์ออกมา' },
    citizen: { name: 'แอปประชาชน', what: 'ลงทะเบียนด้วยบัตรและใบหน้า แล้วถือบัตรบนโทรศัพท์' },
    hospital: { name: 'โรงพยาบาลตัวอย่าง', what: 'เข้าสู่เว็บไซต์ของหน่วยงานด้วยบัตรบนโทรศัพท์' },
    bank: {
      name: 'ธนาคารตัวอย่าง',
      what: 'เปิดบัญชีตามมาตรฐานความปลอดภัยทางการเงิน โดยธนาคารไม่เห็นเลขประจำตัวประชาชน',
    },
    desk: { name: 'เคาน์เตอร์บริการตัวอย่าง', what: 'บอกรหัสจากแอปแก่เจ้าหน้าที่ แล้วตอบบนโทรศัพท์ของท่านเอง' },
    counter: { name: 'เคาน์เตอร์และตู้', what: 'ยืนยันตัวตนต่อหน้าเจ้าหน้าที่ ที่ไปรษณีย์ ร้าน หรือตู้ แล้วนำผลมาไว้ในโทรศัพท์' },
    phone: { name: 'ข้อความในโทรศัพท์', what: 'ข้อความที่จะถูกส่งถึงเจ้าของบัตร' },
    developers: 'สำหรับนักพัฒนา',
    portal: 'พอร์ทัลนักพัฒนา',
    reader: 'เครื่องอ่านบัตรสมมติ',
    scanner: 'เครื่องสแกนนิ้วสมมติ',
    design: 'ระบบออกแบบ',
    invented: 'ระบบทดลอง: ไม่ใช่บริการจริงของรัฐ อย่าใช้ข้อมูลของคนจริง รูปหน้าที่ถ่ายเองจะถูกลบภายใน 24 ชั่วโมง',
  },
  en: {
    title: 'Try Tuaton',
    lead: 'Every person, face and number in here is invented. Begin with a specimen card, then register with it.',
    specimen: {
      name: 'Specimen card',
      what: 'Choose an invented person, with your own face if you like, and show the card on another screen or print it',
    },
    citizen: { name: 'Citizen app', what: 'Register with card and face, and carry the card on the phone' },
    hospital: {
      name: 'Demo hospital',
      what: "Sign in to an organisation's website with the card on the phone",
    },
    bank: {
      name: 'Demo bank',
      what: 'Open an account by the financial-grade profile; the bank never sees the citizen number',
    },
    desk: {
      name: 'Demo service counter',
      what: 'Read a code from the app to the clerk, and answer on your own phone',
    },
    counter: {
      name: 'Counter and kiosk',
      what: 'Be proven by an officer, at a post office, in a shop or at a kiosk, and bring it onto the phone',
    },
    phone: { name: 'Phone messages', what: 'The messages that would have been sent to the holder' },
    developers: 'For developers',
    portal: 'Developer portal',
    reader: 'Pretend card reader',
    scanner: 'Pretend fingerprint scanner',
    design: 'Design system',
    invented:
      'A sandbox: not a real service of the state. Do not use data of real people. A face you take yourself is erased within 24 hours.',
  },
} as const
