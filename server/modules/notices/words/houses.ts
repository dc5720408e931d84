import type { Said } from './said.ts'

/** Of cases about houses. */
export const houses = {
  houseConsentAsked: {
    th: () => ({
      title: 'มีเรื่องบ้านที่ต้องการคำตอบจากท่าน',
      body: 'ดูว่าใครขออะไร แล้วยินยอมหรือปฏิเสธได้ภายใน 15 วัน ถ้าไม่รู้เรื่อง ให้ปฏิเสธ',
    }),
    en: () => ({
      title: 'A case about a house needs your answer',
      body: 'See who asks for what, and accept or refuse within 15 days. Refuse what you know nothing of.',
    }),
  },
  houseCaseAgreed: {
    th: () => ({
      title: 'ทุกคนยินยอมแล้ว นัดตรวจบ้านได้',
      body: 'เลือกวันและเวลาให้เจ้าหน้าที่ไปตรวจ',
    }),
    en: () => ({
      title: 'Everybody agreed: choose when the office comes',
      body: 'Pick a day and an hour for the inspection.',
    }),
  },
  inspectionAgain: {
    th: () => ({
      title: 'เจ้าหน้าที่ต้องไปตรวจบ้านอีกครั้ง',
      body: 'เลือกวันและเวลาใหม่ได้เลย',
    }),
    en: () => ({
      title: 'The house has to be inspected again',
      body: 'Pick another day and hour.',
    }),
  },
  houseCaseDone: {
    th: () => ({
      title: 'เรื่องบ้านของท่านเสร็จแล้ว',
      body: 'ทะเบียนเปลี่ยนแล้ว เปิดเพื่อดูผล สำเนาทะเบียนบ้านฉบับก่อนสิ้นสุดแล้ว',
    }),
    en: () => ({
      title: 'Your case about a house is done',
      body: 'The register has changed: open it for the outcome. Older copies of the house registration have ended.',
    }),
  },
  houseCaseRefused: {
    th: () => ({
      title: 'เรื่องบ้านของท่านไม่ได้รับอนุมัติ',
      body: 'ทะเบียนไม่เปลี่ยน เปิดเพื่อดูเหตุผล และยื่นใหม่ได้',
    }),
    en: () => ({
      title: 'Your case about a house was refused',
      body: 'The register stays as it is. Open it for the reason; you may ask again.',
    }),
  },
  houseCaseExpired: {
    th: () => ({
      title: 'เรื่องบ้านของท่านหมดอายุแล้ว',
      body: 'เกินเวลาที่กำหนด ทะเบียนไม่เปลี่ยน ยื่นใหม่ได้',
    }),
    en: () => ({
      title: 'Your case about a house has expired',
      body: 'Its time is over and nothing has changed. You may ask again.',
    }),
  },
  houseCaseWithdrawn: {
    th: () => ({
      title: 'เรื่องบ้านที่เกี่ยวกับท่านถูกถอนแล้ว',
      body: 'ทะเบียนไม่เปลี่ยน ท่านไม่ต้องทำอะไร',
    }),
    en: () => ({
      title: 'A case about a house that concerns you was taken back',
      body: 'There is nothing for you to do.',
    }),
  },
  houseChanged: {
    th: () => ({
      title: 'ทะเบียนบ้านของท่านเปลี่ยนแล้ว',
      body: 'บ้านเลขที่หรือรายชื่อในบ้านเปลี่ยนตามเรื่องที่นายทะเบียนอนุมัติ สำเนาฉบับก่อนสิ้นสุดแล้ว ดูได้ที่ ฉัน › บ้านของฉัน',
    }),
    en: () => ({
      title: 'The register of your house has changed',
      body: 'Its number or its people changed by a case that a registrar approved; older copies have ended. See Me › My house.',
    }),
  },
  addressDoubted: {
    th: () => ({
      title: 'กำลังตรวจสอบที่อยู่ของท่านในทะเบียน',
      body: 'เจ้าบ้านแจ้งว่าไม่แน่ใจว่าท่านอยู่บ้านนี้ ยังไม่มีอะไรเปลี่ยน บอกเราได้ว่าท่านอยู่หรือไม่ภายใน 15 วัน ถ้าท่านบอกว่าอยู่ ชื่อจะอยู่ที่เดิม เว้นแต่รับฟังท่านแล้วพบเป็นอย่างอื่น',
    }),
    en: () => ({
      title: 'Your address in the register is being looked at',
      body: 'The head of the house is not sure that you live there. Nothing has changed. Tell us within 15 days whether you do: if you say so, your name stays unless you are heard and it turns out otherwise.',
    }),
  },
  houseToEnd: {
    th: () => ({
      title: 'มีผู้ขอยกเลิกเลขที่บ้านที่ท่านมีชื่ออยู่',
      body: 'เจ้าบ้านแจ้งว่ารื้อบ้านแล้ว ยังไม่มีอะไรเปลี่ยน ตอบได้ภายใน 15 วัน ย้ายชื่อเองได้ทุกเมื่อ',
    }),
    en: () => ({
      title: 'Your house number may be cancelled',
      body: 'The head says that the house was taken down. Nothing has changed. Answer within 15 days; you may move your name yourself at any time.',
    }),
  },
  hearingOpened: {
    th: () => ({
      title: 'นายทะเบียนขอฟังคำชี้แจงของท่าน',
      body: 'เป็นเรื่องชื่อของท่านในทะเบียนบ้าน ยังไม่มีการตัดสิน เปิดอ่านข้อเท็จจริง แล้วชี้แจงพร้อมหลักฐานภายใน 15 วัน ในแอปหรือที่สำนักทะเบียน',
    }),
    en: () => ({
      title: 'The registrar wants to hear you',
      body: 'It is about your name in a house register. Nothing is decided. Read the facts and answer, with evidence, within 15 days: here or at the registration office.',
    }),
  },
  heardAtCounter: {
    th: () => ({
      title: 'เจ้าหน้าที่บันทึกคำชี้แจงของท่านแล้ว',
      body: 'เปิดเพื่ออ่านว่าบันทึกไว้อย่างไร ถ้าไม่ได้ไปที่เคาน์เตอร์ แจ้งสำนักทะเบียนทันที',
    }),
    en: () => ({
      title: 'What you said at the counter was written down',
      body: 'Open it to read what was written. If you were not there, tell the registration office at once.',
    }),
  },
  addressStays: {
    th: () => ({
      title: 'ที่อยู่ของท่านอยู่เหมือนเดิม',
      body: 'การตรวจสอบจบแล้ว ชื่อของท่านอยู่ในบ้านเดิม',
    }),
    en: () => ({
      title: 'Your address stays as it is',
      body: 'The look at it is over: your name stands where it stood.',
    }),
  },
  addressCentral: {
    th: () => ({
      title: 'ชื่อของท่านอยู่ในทะเบียนบ้านกลางแล้ว',
      body: 'ท่านยังมีสิทธิครบทุกอย่าง ย้ายเข้าบ้านที่อยู่จริงได้ที่ ฉัน › บ้านของฉัน เปิดเพื่ออ่านเหตุผล และวิธีอุทธรณ์หากไม่เห็นด้วย',
    }),
    en: () => ({
      title: 'Your name stands in the central register now',
      body: 'You have lost no right. Move it to where you live under Me › My house. Open it for the reasons, and for how to appeal.',
    }),
  },
  reportEnded: {
    th: () => ({
      title: 'ตรวจสอบคนที่ท่านแจ้งเสร็จแล้ว',
      body: 'เปิดเพื่อดูผล',
    }),
    en: () => ({
      title: 'The person you reported was looked into',
      body: 'Open it for the outcome.',
    }),
  },
} satisfies Record<string, Said>
