import type { Said } from './said.ts'

/** Of documents and entries in the register. */
export const documents = {
  documentIssued: {
    th: () => ({
      title: 'ออกเอกสารรับรองให้ท่านแล้ว',
      body: 'ดูและบันทึกได้ที่ ฉัน › เอกสารของฉัน หากท่านไม่ได้ขอ ยกเลิกเอกสารนั้นและระงับทุกอย่างที่ ฉัน › ความปลอดภัย',
    }),
    en: () => ({
      title: 'A certified document was issued to you',
      body: 'It is under Me › My documents. If you did not ask for it, revoke it there and freeze everything under Me › Safety.',
    }),
  },
  documentRevoked: {
    th: () => ({
      title: 'เอกสารของท่านถูกยกเลิก',
      body: 'ใครตรวจเอกสารนั้นทางออนไลน์จะเห็นว่าใช้ไม่ได้แล้ว ดูเหตุได้ที่ ฉัน › เอกสารของฉัน',
    }),
    en: () => ({
      title: 'A document of yours was revoked',
      body: 'Whoever checks it online sees that it is good no more. The reason is under Me › My documents.',
    }),
  },
  documentOutdated: {
    th: () => ({
      title: 'เอกสารของท่านไม่เป็นปัจจุบันแล้ว',
      body: 'ทะเบียนเปลี่ยนไปหลังออกเอกสาร ฉบับเดิมยังเป็นของแท้ แต่ผู้ตรวจจะเห็นว่าไม่เป็นปัจจุบัน ขอฉบับใหม่ได้ที่ ฉัน › เอกสารของฉัน',
    }),
    en: () => ({
      title: 'A document of yours is out of date',
      body: 'The register changed after it was issued. It is still genuine, but whoever checks it sees that it is no longer current. Ask for a new one under Me › My documents.',
    }),
  },
  documentCorrected: {
    th: () => ({
      title: 'แก้ไขเอกสารของท่านแล้ว',
      body: 'มีฉบับใหม่ที่ถูกต้องที่ ฉัน › เอกสารของฉัน ฉบับเดิมเก็บไว้โดยระบุว่าแก้ไขแล้ว',
    }),
    en: () => ({
      title: 'A document of yours was put right',
      body: 'The right one is under Me › My documents. The former stays there, marked as corrected.',
    }),
  },
  entryCorrected: {
    th: () => ({
      title: 'แก้ไขรายการทะเบียนของท่านแล้ว',
      body: 'ดูได้ที่ ฉัน › ข้อมูลทะเบียนของฉัน สำเนาที่ออกก่อนหน้านี้ใช้ไม่ได้แล้ว ขอฉบับใหม่ได้ทันที',
    }),
    en: () => ({
      title: 'Your entry in the register was put right',
      body: 'See Me › My entries in the register. Copies issued before are no longer good; new ones can be had at once.',
    }),
  },
  correctionRefused: {
    th: () => ({
      title: 'นายทะเบียนไม่แก้ไขเอกสารตามที่ขอ',
      body: 'ติดต่อสำนักทะเบียนพร้อมหลักฐาน หากท่านยังเห็นว่ารายการผิด',
    }),
    en: () => ({
      title: 'A correction was refused',
      body: 'If you still think the entry is wrong, visit a registration office with your evidence.',
    }),
  },
} satisfies Record<string, Said>
