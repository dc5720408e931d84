// What stands on the wall and on the slip, in both languages at once: whoever reads it has chosen none.
export const publicWords = {
  called: { th: 'เชิญหมายเลข', en: 'Now called' },
  next: { th: 'คิวถัดไป', en: 'Next' },
  nobodyCalled: { th: 'ยังไม่มีการเรียก', en: 'Nobody is called now' },
  nobodyWaits: { th: 'ไม่มีผู้รอ', en: 'Nobody waits' },
  atDesk: (desk: number) => ({ th: `ช่อง ${desk}`, en: `Desk ${desk}` }),
  calledAgain: { th: 'เรียกซ้ำ', en: 'Called again' },
  waiting: (count: number) => ({ th: `รออยู่ ${count} คิว`, en: `${count} waiting` }),
  opening: { th: 'กำลังเปิด', en: 'Opening' },
  lost: (time: string) => ({
    th: `ขาดการเชื่อมต่อตั้งแต่ ${time} น. หมายเลขอาจไม่ใช่ปัจจุบัน โปรดฟังเจ้าหน้าที่เรียก`,
    en: `No connection since ${time}. The numbers may be old: listen for the call.`,
  }),
  ended: { th: 'ลิงก์ของจอนี้สิ้นสุดแล้ว', en: 'The link of this screen has ended' },
  endedHelp: {
    th: 'เจ้าหน้าที่สร้างลิงก์ใหม่ได้ที่หน้าคิวของช่องบริการ',
    en: 'An officer makes a new one at a desk, beside the queue.',
  },
  queueNumber: { th: 'หมายเลขคิว', en: 'Queue number' },
  before: (count: number) =>
    count === 0
      ? { th: 'ท่านเป็นคิวถัดไป', en: 'You are next' }
      : { th: `ก่อนหน้าท่าน ${count} คิว`, en: `${count} before you` },
  follow: {
    th: 'ดูคิวนี้บนโทรศัพท์ สแกนหรือพิมพ์รหัส',
    en: 'Follow it on your phone: scan, or type the code',
  },
  keep: {
    th: 'โปรดรอเรียกหมายเลขที่จอหรือจากเจ้าหน้าที่ บัตรนี้ใช้เฉพาะวันที่ระบุ',
    en: 'Wait for your number on the screen or by voice. Good on this day only.',
  },
}

export type Both = { th: string; en: string }
