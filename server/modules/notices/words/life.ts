import type { Said } from './said.ts'

/** Of births, marriages, names. */
export const life = {
  lifeAsked: {
    th: about => ({
      title: `มีผู้ขอให้ท่านยืนยัน: ${about}`,
      body: 'ดูว่าใครขอ และยืนยันหรือปฏิเสธได้ที่ ฉัน › เกิด สมรส ตาย และชื่อ ภายใน 15 วัน ถ้าไม่รู้จัก ให้ปฏิเสธ',
    }),
    en: about => ({
      title: `You are asked to confirm: ${about}`,
      body: 'See who asks under Me › Births, marriages, names, and say yes or no within 15 days. Say no to whom you do not know.',
    }),
  },
  lifeAccepted: {
    th: about => ({
      title: `อีกฝ่ายยืนยันแล้ว: ${about}`,
      body: 'ไปสำนักทะเบียนใดก็ได้พร้อมเลขที่แจ้งและสิ่งที่ต้องนำไป ภายใน 60 วัน ดูได้ที่ ฉัน › เกิด สมรส ตาย และชื่อ',
    }),
    en: about => ({
      title: `The other said yes: ${about}`,
      body: 'Go to any registry within 60 days, with the number and what to bring. Both are under Me › Births, marriages, names.',
    }),
  },
  lifeDeclined: {
    th: about => ({
      title: `อีกฝ่ายไม่ยืนยัน: ${about}`,
      body: 'เรื่องนี้สิ้นสุดแล้ว ทะเบียนไม่เปลี่ยน',
    }),
    en: about => ({ title: `The other said no: ${about}`, body: 'It has ended. The register is as it was.' }),
  },
  lifeDone: {
    th: about => ({
      title: `จดทะเบียนแล้ว: ${about}`,
      body: 'ทะเบียนเปลี่ยนแล้ว ขอสำเนารับรองได้ทันทีที่ ฉัน › เอกสาร หากไม่ถูกต้อง ติดต่อสำนักทะเบียน',
    }),
    en: about => ({
      title: `Entered in the register: ${about}`,
      body: 'A certified copy can be had at once under Me › Documents. If something is wrong, contact a registration office.',
    }),
  },
  lifeFine: {
    th: about => ({
      title: `ชำระค่าปรับแล้วจะจดทะเบียนให้: ${about}`,
      body: 'นายทะเบียนเห็นชอบแล้ว เนื่องจากแจ้งเกินกำหนดจึงมีค่าปรับ ชำระภายใน 15 วันที่ ฉัน › เกิด สมรส ตาย และชื่อ หรือที่สำนักทะเบียน เมื่อได้รับเงินระบบจดทะเบียนให้เอง',
    }),
    en: about => ({
      title: `To be entered once the fine is paid: ${about}`,
      body: 'The registrar has agreed. The notice was late, so there is a fine: pay it within 15 days under Me › Births, marriages, names, or at a registry. It is entered by itself when the money is there.',
    }),
  },
  lifeAgain: {
    th: about => ({
      title: `ได้รับค่าปรับแล้ว นายทะเบียนต้องดูอีกครั้ง: ${about}`,
      body: 'ระหว่างที่รอชำระ ข้อมูลในทะเบียนเปลี่ยนไป จึงยังจดทะเบียนไม่ได้ ไปสำนักทะเบียนพร้อมเลขที่แจ้งภายใน 60 วัน ไม่มีค่าปรับอีก',
    }),
    en: about => ({
      title: `The fine is paid; a registrar has to look again: ${about}`,
      body: 'The register has changed meanwhile, so it could not be entered. Go to a registry with the number within 60 days. There is no further fine.',
    }),
  },
  nameIsNew: {
    th: () => ({
      title: 'ชื่อของท่านในทะเบียนเปลี่ยนแล้ว',
      body: 'ขอมีบัตรประชาชนใหม่ภายใน 60 วัน สำเนาทะเบียนบ้านเดิมสิ้นสุดแล้ว และแจ้งธนาคารหรือหน่วยงานที่ท่านใช้บริการ หากไม่ใช่ท่าน ติดต่อสำนักทะเบียนทันที',
    }),
    en: () => ({
      title: 'Your name in the register is another now',
      body: 'Ask for a new ID card within 60 days. Older copies of your house registration have ended; tell your bank and others. If it was not you, contact a registration office at once.',
    }),
  },
  lifeRefused: {
    th: about => ({
      title: `นายทะเบียนไม่รับ: ${about}`,
      body: 'ดูเหตุผลได้ที่ ฉัน › เกิด สมรส ตาย และชื่อ แก้แล้วแจ้งใหม่ได้',
    }),
    en: about => ({
      title: `The registrar refused: ${about}`,
      body: 'Why stands under Me › Births, marriages, names. Put it right and notify again.',
    }),
  },
  lifeWithdrawn: {
    th: about => ({ title: `ผู้แจ้งถอนแล้ว: ${about}`, body: 'ท่านไม่ต้องทำอะไร ทะเบียนไม่เปลี่ยน' }),
    en: about => ({
      title: `It was taken back: ${about}`,
      body: 'You need do nothing. The register is as it was.',
    }),
  },
  lifeExpired: {
    th: about => ({
      title: `พ้นเวลาแล้ว: ${about}`,
      body: 'ไม่มีการยืนยันหรือไม่ได้ไปสำนักทะเบียนในเวลา แจ้งใหม่ได้',
    }),
    en: about => ({
      title: `Its time is over: ${about}`,
      body: 'Nobody confirmed it, or came to a registry in time. You can notify again.',
    }),
  },
} satisfies Record<string, Said>
