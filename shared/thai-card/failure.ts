// Why a card could not be read: exact enough that whoever stands at the counter knows what to do next.

/** Every reason, with what to say to the person who holds the card. */
export const cardFailures = {
  serviceMissing: {
    th: 'โปรแกรมอ่านบัตรของเครื่องนี้ (PC/SC) ไม่ได้ทำงาน',
    en: 'The smart card service of this machine (PC/SC) is not running.',
  },
  noReader: {
    th: 'ไม่พบเครื่องอ่านบัตร กรุณาเสียบเครื่องอ่าน',
    en: 'No card reader was found. Plug one in.',
  },
  readerLost: {
    th: 'เครื่องอ่านบัตรถูกถอดออกระหว่างการอ่าน',
    en: 'The card reader was unplugged during the reading.',
  },
  readerBusy: {
    th: 'โปรแกรมอื่นกำลังใช้เครื่องอ่านบัตรอยู่ กรุณาปิดโปรแกรมนั้น',
    en: 'Another program is using the card reader. Close it.',
  },
  noCard: { th: 'ไม่มีบัตรในเครื่องอ่าน กรุณาเสียบบัตร', en: 'There is no card in the reader. Insert the card.' },
  severalCards: {
    th: 'มีบัตรอยู่ในเครื่องอ่านมากกว่าหนึ่งเครื่อง กรุณาเลือกเครื่องอ่าน',
    en: 'There are cards in several readers. Choose one.',
  },
  cardRemoved: {
    th: 'บัตรถูกดึงออกก่อนอ่านเสร็จ กรุณาเสียบบัตรแล้วอ่านใหม่',
    en: 'The card was pulled out before the reading ended. Insert it and read again.',
  },
  cardMute: {
    th: 'บัตรไม่ตอบ กรุณาตรวจด้านของบัตร เช็ดชิป แล้วเสียบใหม่',
    en: 'The card does not answer. Check which way round it is, wipe the chip and insert it again.',
  },
  notThaiCard: {
    th: 'บัตรนี้ไม่ใช่บัตรประจำตัวประชาชนไทย',
    en: 'This is not a Thai national ID card.',
  },
  appletMissing: {
    th: 'ไม่พบข้อมูลบัตรประชาชนในชิปของบัตรนี้',
    en: 'The chip of this card does not hold the data of an ID card.',
  },
  unreadable: {
    th: 'อ่านข้อมูลในชิปไม่ได้ กรุณาเช็ดชิปแล้วลองใหม่',
    en: 'The data of the chip could not be read. Wipe the chip and try again.',
  },
  timedOut: {
    th: 'บัตรหรือเครื่องอ่านไม่ตอบภายในเวลา กรุณาดึงบัตรออกแล้วเสียบใหม่',
    en: 'The card or the reader did not answer in time. Take the card out and insert it again.',
  },
} as const satisfies Record<string, { th: string; en: string }>
export type CardFailure = keyof typeof cardFailures

/** A card that could not be read. `reason` is all that may be shown or kept; the cause stays inside. */
export class CardReadError extends Error {
  readonly reason: CardFailure
  constructor(reason: CardFailure, cause?: unknown) {
    super(cardFailures[reason].en, { cause })
    this.name = 'CardReadError'
    this.reason = reason
  }
}
