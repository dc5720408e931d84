import type { Said } from './said.ts'

/** Of moving house. */
export const moves = {
  moveAsked: {
    th: () => ({
      title: 'มีผู้ขอย้ายเข้าบ้านของท่าน',
      body: 'ดูว่าใครขอ และยินยอมหรือปฏิเสธได้ที่ ฉัน › บ้านของฉัน ภายใน 15 วัน ถ้าไม่รู้จัก ให้ปฏิเสธ',
    }),
    en: () => ({
      title: 'Somebody asks to move into your house',
      body: 'See who it is under Me › My house, and accept or refuse within 15 days. Refuse whom you do not know.',
    }),
  },
  moveAccepted: {
    th: () => ({
      title: 'เจ้าบ้านยินยอมแล้ว รอนายทะเบียน',
      body: 'เจ้าบ้านปลายทางยินยอมให้ย้ายเข้า นายทะเบียนจะพิจารณาต่อ ดูได้ที่ ฉัน › บ้านของฉัน',
    }),
    en: () => ({
      title: 'The head of the house agreed; a registrar decides next',
      body: 'Where it stands is under Me › My house.',
    }),
  },
  moveRefused: {
    th: () => ({
      title: 'การย้ายที่อยู่ไม่ได้รับอนุญาต',
      body: 'ชื่อของท่านยังอยู่ในบ้านเดิม ดูเหตุผลและขอใหม่ได้ที่ ฉัน › บ้านของฉัน',
    }),
    en: () => ({
      title: 'Your move was refused',
      body: 'Your name stays where it is. Why, and how to ask again, is under Me › My house.',
    }),
  },
  moveRefusedToHead: {
    th: () => ({
      title: 'นายทะเบียนไม่อนุญาตการย้ายเข้าบ้านของท่าน',
      body: 'ไม่มีใครย้ายเข้าบ้านของท่าน',
    }),
    en: () => ({
      title: 'A registrar refused a move into your house',
      body: 'Nobody moves in.',
    }),
  },
  moveDone: {
    th: () => ({
      title: 'ย้ายที่อยู่เรียบร้อยแล้ว',
      body: 'ชื่อของท่านอยู่ในบ้านใหม่แล้ว สำเนาทะเบียนบ้านฉบับก่อนสิ้นสุดแล้ว ดูได้ที่ ฉัน › บ้านของฉัน',
    }),
    en: () => ({
      title: 'You have moved',
      body: 'Your name stands in the new house. Copies of the old house registration have ended. See Me › My house.',
    }),
  },
  movedIn: {
    th: () => ({
      title: 'มีผู้ย้ายเข้าบ้านของท่านแล้ว',
      body: 'รายชื่อในบ้านเปลี่ยนแล้ว สำเนาทะเบียนบ้านฉบับก่อนสิ้นสุด ดูได้ที่ ฉัน › บ้านของฉัน',
    }),
    en: () => ({
      title: 'Somebody has moved into your house',
      body: 'The list of your house has changed, and older copies have ended. See Me › My house.',
    }),
  },
  movedOut: {
    th: () => ({
      title: 'มีผู้ย้ายออกจากบ้านของท่านแล้ว',
      body: 'รายชื่อในบ้านเปลี่ยนแล้ว สำเนาทะเบียนบ้านฉบับก่อนสิ้นสุด ดูได้ที่ ฉัน › บ้านของฉัน',
    }),
    en: () => ({
      title: 'Somebody has moved out of your house',
      body: 'The list of your house has changed, and older copies have ended. See Me › My house.',
    }),
  },
  headNow: {
    th: () => ({
      title: 'ท่านเป็นเจ้าบ้านแล้ว',
      body: 'เจ้าบ้านคนเดิมย้ายออก ท่านเป็นผู้ใหญ่ที่อายุมากที่สุดในบ้าน หากไม่ถูกต้อง ติดต่อสำนักทะเบียน',
    }),
    en: () => ({
      title: 'You are the head of your house now',
      body: 'The former head moved out, and you are the eldest adult there. If that is wrong, tell a registration office.',
    }),
  },
  moveExpired: {
    th: () => ({
      title: 'คำขอย้ายที่อยู่หมดเวลา',
      body: 'ไม่มีคำตอบในเวลาที่กำหนด ชื่อของท่านยังอยู่ในบ้านเดิม ขอใหม่ได้ หรือไปสำนักทะเบียนพร้อมเจ้าบ้าน',
    }),
    en: () => ({
      title: 'Your move has expired',
      body: 'Nobody answered in time, and your name stays where it is. Ask again, or go to a registration office with the head of the house.',
    }),
  },
  moveWithdrawn: {
    th: () => ({
      title: 'ผู้ขอย้ายเข้าบ้านของท่านถอนคำขอแล้ว',
      body: 'ท่านไม่ต้องทำอะไร',
    }),
    en: () => ({
      title: 'A move into your house was withdrawn',
      body: 'There is nothing for you to do.',
    }),
  },
} satisfies Record<string, Said>
