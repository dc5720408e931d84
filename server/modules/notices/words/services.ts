import type { Said } from './said.ts'

/** Of agencies, reminders and visits. */
export const services = {
  applicationMoved: {
    th: about => ({
      title: about ? `${about}: มีความคืบหน้า` : 'คำขอของท่านมีความคืบหน้า',
      body: 'หน่วยงานเปลี่ยนสถานะเรื่องของท่าน ดูได้ที่ บริการ › เรื่องของฉัน',
    }),
    en: about => ({
      title: about ? `${about}: something moved` : 'Something you sent has moved',
      body: 'The agency changed where it stands. See Services › My applications.',
    }),
  },
  // Its own words are sealed in the notice; these stand in the push.
  agencyMessage: {
    th: () => ({ title: 'มีข้อความถึงท่านจากหน่วยงาน', body: 'อ่านได้ในกล่องข้อความ' }),
    en: () => ({ title: 'An agency wrote to you', body: 'Read it in your inbox.' }),
  },
  reminderDue: {
    th: about => ({
      title: about || 'มีสิ่งที่ใกล้ครบกำหนด',
      body: 'ใกล้ครบกำหนดแล้ว เปิดเพื่อดูรายละเอียดและสิ่งที่ทำต่อได้',
    }),
    en: about => ({
      title: about || 'Something is due soon',
      body: 'It is due soon. Open it for the details and what to do next.',
    }),
  },
  visitTomorrow: {
    th: about => ({
      title: 'พรุ่งนี้ท่านมีนัดที่สำนักทะเบียน',
      body: `${about} ดูเวลาและเอกสารที่ต้องนำไป หรือเลื่อนและยกเลิกได้ที่ บริการ › คิวสำนักทะเบียน`,
    }),
    en: about => ({
      title: 'You have a visit to a registration office tomorrow',
      body: `${about}. The time and what to bring stand under Services › Registration office; you can change or cancel it there.`,
    }),
  },
  visitToday: {
    th: about => ({
      title: 'วันนี้ท่านมีนัดที่สำนักทะเบียน',
      body: `${about} ถึงแล้วใส่รหัสที่ติดไว้ที่สำนักทะเบียน หรือแสดงคิวอาร์ที่โต๊ะ`,
    }),
    en: about => ({
      title: 'You have a visit to a registration office today',
      body: `${about}. Once there, type the code that hangs at the place, or show your QR code at the desk.`,
    }),
  },
  visitCalled: {
    th: about => ({ title: 'ถึงคิวของท่านแล้ว', body: `${about} เปิดเพื่อดูว่าเชิญที่ช่องใด` }),
    en: about => ({ title: 'It is your turn', body: `${about}. Open it to see which desk.` }),
  },
  visitMissed: {
    th: about => ({
      title: 'เวลานัดของท่านผ่านไปแล้ว',
      body: `${about} วันนี้ยังไปรับคิวเดินเข้าได้ ไม่ต้องจองใหม่ หากไปไม่ได้ คราวหน้ายกเลิกล่วงหน้าเพื่อให้ผู้อื่นได้เวลา`,
    }),
    en: about => ({
      title: 'The time of your visit has passed',
      body: `${about}. You can still come today and wait as a walk-in. If you cannot come, please cancel next time, so that somebody else has the time.`,
    }),
  },
} satisfies Record<string, Said>
