import type { Said } from './said.ts'

/** Of who saw or got what. */
export const data = {
  signedIn: {
    th: about => ({
      title: about ? `เข้าสู่ระบบที่ ${about}` : 'มีการเข้าสู่ระบบในชื่อของท่าน',
      body: 'ข้อมูลที่ท่านอนุญาตถูกส่งให้แล้ว ดูได้ที่ ฉัน › สิทธิการเข้าถึง หากไม่ใช่ท่าน ติดต่อสำนักทะเบียนทันที',
    }),
    en: about => ({
      title: about ? `Signed in at ${about}` : 'Somebody signed in as you',
      body: 'The items you allowed were handed over; see them under Me › Access. If it was not you, contact a registration office at once.',
    }),
  },
  permissionRevoked: {
    th: about => ({
      title: about ? `ยกเลิกสิทธิของ ${about}` : 'ยกเลิกสิทธิการเข้าถึงแล้ว',
      body: 'หน่วยงานนี้ขอข้อมูลของท่านไม่ได้อีก จนกว่าท่านจะอนุญาตใหม่ ข้อมูลที่ให้ไปแล้วขอให้ลบได้กับหน่วยงานโดยตรง',
    }),
    en: about => ({
      title: about ? `Access withdrawn from ${about}` : 'Access was withdrawn',
      body: 'It can no longer ask for your data until you allow it again. To have earlier data erased, ask the organisation itself.',
    }),
  },
  exported: {
    th: () => ({
      title: 'ดาวน์โหลดข้อมูลของท่านแล้ว',
      body: 'ไฟล์มีข้อมูลทั้งหมดของท่าน เก็บไว้ในที่ปลอดภัย หากไม่ใช่ท่าน ระงับทุกอย่างได้ที่ ฉัน › ความปลอดภัย',
    }),
    en: () => ({
      title: 'Your data was downloaded',
      body: 'The file holds everything about you: keep it safe. If it was not you, freeze everything under Me › Safety.',
    }),
  },
  recordSeen: {
    th: about => ({
      title: 'มีการเปิดดูข้อมูลทะเบียนของท่านที่จุดบริการ',
      body: `${about} เปิดดูเพื่อยืนยันตัวตน หากท่านไม่ได้อยู่ที่นั่น แจ้งได้ที่ ฉัน › ประวัติการใช้ข้อมูล`,
    }),
    en: about => ({
      title: 'Your entry in the register was opened at a service point',
      body: `${about} opened it to prove who you are. If you were not there, say so under Me › How your data were used.`,
    }),
  },
  registerRead: {
    th: about => ({
      title: about ? `เจ้าหน้าที่ของ ${about} ดูข้อมูลทะเบียนของท่าน` : 'เจ้าหน้าที่ดูข้อมูลทะเบียนของท่าน',
      body: 'หน่วยงานนี้มีอำนาจตามกฎหมายดูได้โดยท่านไม่อยู่ด้วย หากท่านไม่ได้ติดต่อหน่วยงานนี้ ถามเหตุผลจากหน่วยงานได้ ดูรายละเอียดที่ ฉัน › ประวัติ',
    }),
    en: about => ({
      title: about
        ? `An officer of ${about} read your register entry`
        : 'An officer read your register entry',
      body: 'The law lets this organisation read it without you there. If you have no business with it, ask why. Details are under Me › History.',
    }),
  },
  serviceStopped: {
    th: about => ({
      title: 'ผู้ร่วมงานย้อนหรือถอนบริการ',
      body: `${about} ที่หน่วยงานของท่านดูแลถูกย้อนฉบับหรือถอนแล้ว ดูว่าใครทำและเพราะเหตุใดได้ที่พอร์ทัล`,
    }),
    en: about => ({
      title: 'A colleague stopped a version of a service',
      body: `${about}, which your organisation looks after, was rolled back or withdrawn. Who did it and why stands in the portal.`,
    }),
  },
} satisfies Record<string, Said>
