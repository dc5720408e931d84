// What people are told, in both languages. `about` is the name of an organisation, never of a person.
type Words = { title: string; body: string }
type Said = { th: (about: string) => Words; en: (about: string) => Words }

const said = {
  registered: {
    th: () => ({
      title: 'ลงทะเบียนสำเร็จ',
      body: 'บัตรของท่านอยู่ในโทรศัพท์เครื่องนี้แล้ว หากท่านไม่ได้ลงทะเบียนเอง ติดต่อสำนักทะเบียนทันที',
    }),
    en: () => ({
      title: 'You are registered',
      body: 'Your card is on this phone now. If you did not register yourself, contact a registration office at once.',
    }),
  },
  phoneBound: {
    th: () => ({
      title: 'ผูกโทรศัพท์กับตัวตนของท่านแล้ว',
      body: 'โทรศัพท์เครื่องนี้ใช้แทนตัวท่านได้ หากไม่ใช่ท่าน ให้ลงทะเบียนใหม่หรือติดต่อสำนักทะเบียนทันที',
    }),
    en: () => ({
      title: 'A phone was bound to your identity',
      body: 'This phone can now act for you. If it was not you, register again or contact a registration office at once.',
    }),
  },
  phoneReplaced: {
    th: () => ({
      title: 'โทรศัพท์เครื่องเดิมใช้ไม่ได้แล้ว',
      body: 'มีการผูกเครื่องใหม่แทน หากไม่ใช่ท่าน ติดต่อสำนักทะเบียนทันที',
    }),
    en: () => ({
      title: 'Your former phone no longer works',
      body: 'A new phone was bound in its place. If it was not you, contact a registration office at once.',
    }),
  },
  phoneLocked: {
    th: () => ({
      title: 'แอปถูกล็อก',
      body: 'ใส่รหัสผ่านผิดหลายครั้งในโทรศัพท์ของท่าน ลงทะเบียนใหม่เพื่อใช้ต่อ หากไม่ใช่ท่านที่ใส่ ระวังว่ามีผู้อื่นถือเครื่องอยู่',
    }),
    en: () => ({
      title: 'The app is locked',
      body: 'The passcode was wrong too many times on your phone. Register again to go on. If it was not you, somebody else may hold your phone.',
    }),
  },
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
  sessionStolen: {
    th: about => ({
      title: 'ยกเลิกการเข้าสู่ระบบเพื่อความปลอดภัย',
      body: `พบการใช้รหัสซ้ำ${about ? `ที่ ${about}` : ''} เราจึงยกเลิกให้ ท่านเข้าสู่ระบบใหม่ได้ตามปกติ`,
    }),
    en: about => ({
      title: 'A sign-in was ended for your safety',
      body: `A one-time code was used twice${about ? ` at ${about}` : ''}, so we ended that sign-in. You can sign in again as usual.`,
    }),
  },
} satisfies Record<string, Said>

export type NoticeKind = keyof typeof said

/** A notice in both languages. */
export function sayNotice(kind: NoticeKind, about: { th: string | null; en: string | null }) {
  return { th: said[kind].th(about.th ?? ''), en: said[kind].en(about.en ?? '') }
}
