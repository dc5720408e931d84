import type { Said } from './said.ts'

/** Of bills and money. */
export const money = {
  paid: {
    th: () => ({
      title: 'ชำระเงินสำเร็จ',
      body: 'ธนาคารยืนยันแล้ว ใบเสร็จอยู่ที่ ฉัน › การชำระเงิน หากไม่ใช่ท่าน ติดต่อธนาคารของท่านทันที',
    }),
    en: () => ({
      title: 'Your payment went through',
      body: 'The bank has confirmed it. The receipt is under Me › Payments. If it was not you, contact your bank at once.',
    }),
  },
  moneyWaits: {
    th: () => ({
      title: 'มีเงินของท่านรอตรวจสอบ',
      body: 'เงินที่จ่ายเกิน ขาด ซ้ำ หรือช้ากว่ากำหนดไม่หายไปไหน เจ้าหน้าที่สองคนจะตรวจและคืนให้ ดูได้ที่ ฉัน › การชำระเงิน',
    }),
    en: () => ({
      title: 'Some of your money is being looked at',
      body: 'What was paid too much, too little, twice or too late is not lost: two officers look at it and send it back. See Me › Payments.',
    }),
  },
  moneyStays: {
    th: () => ({
      title: 'ไม่ได้คืนเงินตามที่ขอ',
      body: 'เจ้าหน้าที่สองคนพิจารณาแล้ว บิลนี้ชำระถูกต้อง สอบถามเพิ่มได้กับผู้รับเงินที่อยู่บนใบเสร็จ',
    }),
    en: () => ({
      title: 'The money was not sent back',
      body: 'Two officers looked at it: the bill was paid rightly. For more, ask the payee named on the receipt.',
    }),
  },
  moneyBack: {
    th: () => ({
      title: 'คืนเงินให้ท่านแล้ว',
      body: 'ธนาคารคืนเงินเข้าบัญชีที่ท่านใช้จ่าย ดูได้ที่ ฉัน › การชำระเงิน',
    }),
    en: () => ({
      title: 'Your money was sent back',
      body: 'The bank returned it to the account it was paid from. See Me › Payments.',
    }),
  },
} satisfies Record<string, Said>
