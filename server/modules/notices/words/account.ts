import type { Said } from './said.ts'

/** Of the account: phones, passkeys, the card, helpers, safety. */
export const account = {
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
  cardPasscodeSet: {
    th: () => ({
      title: 'ตั้งรหัสผ่านคู่กับบัตรของท่านแล้ว',
      body: 'บัตรกับรหัสผ่านใช้เปิดตัวตนของท่านได้ที่ตู้และเคาน์เตอร์ หากไม่ใช่ท่านที่ตั้ง ยกเลิกได้ทันทีที่ ฉัน › โทรศัพท์และการเข้าใช้',
    }),
    en: () => ({
      title: 'A passcode was set for your card',
      body: 'Card and passcode open your identity at kiosks and counters. If it was not you, end it now under Me › Phones.',
    }),
  },
  cardPasscodeEnded: {
    th: () => ({
      title: 'รหัสผ่านคู่กับบัตรสิ้นสุดแล้ว',
      body: 'บัตรของท่านใช้เข้าที่ตู้และเคาน์เตอร์ไม่ได้อีก หากต้องการใช้อีก ตั้งใหม่ได้ที่สำนักทะเบียน',
    }),
    en: () => ({
      title: 'The passcode of your card has ended',
      body: 'Your card opens nothing at kiosks and counters any more. A registration office can set it again.',
    }),
  },
  helperAllowed: {
    th: () => ({
      title: 'ท่านให้ผู้อื่นช่วยทำแทนแล้ว',
      body: 'ดูว่าใคร ทำอะไรได้ และถึงเมื่อใด ได้ที่ ฉัน › ช่วยและรับความช่วยเหลือ และจบได้ทันทีด้วยการกดครั้งเดียว',
    }),
    en: () => ({
      title: 'You let somebody help you',
      body: 'Who, with what and until when stands under Me › Helping. End it there at once with one press.',
    }),
  },
  helperEnded: {
    th: () => ({
      title: 'ความช่วยเหลือสิ้นสุดแล้ว',
      body: 'ผู้ช่วยทำแทนท่านไม่ได้อีก ทุกอย่างที่ทำไปอยู่ในประวัติของท่าน',
    }),
    en: () => ({
      title: 'A help has ended',
      body: 'Your helper can do nothing in your name any more. Everything they did stands in your history.',
    }),
  },
  phoneBound: {
    th: () => ({
      title: 'ผูกโทรศัพท์กับตัวตนของท่านแล้ว',
      body: 'โทรศัพท์เครื่องนี้ใช้แทนตัวท่านได้ หากไม่ใช่ท่าน ระงับทุกอย่างได้ที่ ฉัน › ความปลอดภัย',
    }),
    en: () => ({
      title: 'A phone was bound to your identity',
      body: 'This phone can now act for you. If it was not you, freeze everything under Me › Safety.',
    }),
  },
  phoneWaiting: {
    th: () => ({
      title: 'มีโทรศัพท์เครื่องใหม่ขอใช้ตัวตนของท่าน',
      body: 'เครื่องใหม่ยังใช้ไม่ได้จนกว่าท่านจะอนุญาต หรือจนพ้นเวลารอ หากไม่ใช่ท่าน ปฏิเสธได้ทันทีที่ ฉัน › โทรศัพท์และการเข้าใช้',
    }),
    en: () => ({
      title: 'A new phone asks to act for you',
      body: 'It cannot be used until you allow it or its waiting time is over. If it was not you, refuse it now under Me › Phones.',
    }),
  },
  phoneApproved: {
    th: () => ({
      title: 'อนุญาตโทรศัพท์เครื่องใหม่แล้ว',
      body: 'เครื่องใหม่ใช้แทนตัวท่านได้แล้ว หากไม่ใช่ท่านที่อนุญาต ระงับทุกอย่างได้ที่ ฉัน › ความปลอดภัย',
    }),
    en: () => ({
      title: 'A new phone was allowed',
      body: 'It can act for you from now on. If you did not allow it, freeze everything under Me › Safety.',
    }),
  },
  phoneRemoved: {
    th: () => ({
      title: 'นำโทรศัพท์ออกแล้ว',
      body: 'เครื่องนั้นใช้แทนตัวท่านไม่ได้อีก หากไม่ใช่ท่านที่นำออก ระงับทุกอย่างได้ที่ ฉัน › ความปลอดภัย',
    }),
    en: () => ({
      title: 'A phone was removed',
      body: 'It can no longer act for you. If you did not remove it, freeze everything under Me › Safety.',
    }),
  },
  phoneLocked: {
    th: () => ({
      title: 'แอปถูกล็อก',
      body: 'ใส่รหัสผ่านผิดหลายครั้งในโทรศัพท์ของท่าน กด “ลืมรหัสผ่าน” ในเครื่องนั้นเพื่อตั้งใหม่ด้วยใบหน้า หากไม่ใช่ท่านที่ใส่ อาจมีผู้อื่นถือเครื่องอยู่',
    }),
    en: () => ({
      title: 'The app is locked',
      body: 'The passcode was wrong too many times. Press “Forgot passcode” on that phone to set a new one with your face. If it was not you, somebody else may hold your phone.',
    }),
  },
  passcodeReset: {
    th: () => ({
      title: 'ตั้งรหัสผ่านใหม่แล้ว',
      body: 'รหัสผ่านของโทรศัพท์เครื่องหนึ่งถูกตั้งใหม่ด้วยใบหน้า หากไม่ใช่ท่าน ระงับทุกอย่างได้ที่ ฉัน › ความปลอดภัย',
    }),
    en: () => ({
      title: 'A passcode was set anew',
      body: 'The passcode of one of your phones was set anew with your face. If it was not you, freeze everything under Me › Safety.',
    }),
  },
  passkeyAdded: {
    th: () => ({
      title: 'เพิ่มพาสคีย์แล้ว',
      body: 'ใช้พาสคีย์นี้เข้าดูและควบคุมตัวตนของท่านได้จากเบราว์เซอร์ หากไม่ใช่ท่าน นำออกได้ที่ ฉัน › โทรศัพท์และการเข้าใช้',
    }),
    en: () => ({
      title: 'A passkey was added',
      body: 'It opens the control of your identity in a browser. If it was not you, remove it under Me › Phones.',
    }),
  },
  passkeyRemoved: {
    th: () => ({ title: 'นำพาสคีย์ออกแล้ว', body: 'พาสคีย์นั้นใช้เข้าไม่ได้อีก' }),
    en: () => ({ title: 'A passkey was removed', body: 'It opens nothing any more.' }),
  },
  passkeyUsed: {
    th: () => ({
      title: 'มีการเข้าด้วยพาสคีย์',
      body: 'มีการเปิดหน้าควบคุมตัวตนของท่านในเบราว์เซอร์ หากไม่ใช่ท่าน ระงับทุกอย่างได้ที่ ฉัน › ความปลอดภัย',
    }),
    en: () => ({
      title: 'A passkey was used',
      body: 'Somebody opened the control of your identity in a browser. If it was not you, freeze everything under Me › Safety.',
    }),
  },
  passkeyCopied: {
    th: () => ({
      title: 'ปฏิเสธพาสคีย์เพื่อความปลอดภัย',
      body: 'พาสคีย์หนึ่งของท่านอาจถูกคัดลอก เราไม่ให้เข้า แนะนำให้นำพาสคีย์นั้นออกที่ ฉัน › โทรศัพท์และการเข้าใช้',
    }),
    en: () => ({
      title: 'A passkey was refused for your safety',
      body: 'One of your passkeys may have been copied, so we did not let it in. Better remove it under Me › Phones.',
    }),
  },
  frozen: {
    th: () => ({
      title: 'ระงับทุกอย่างแล้ว',
      body: 'ไม่มีใครใช้ตัวตนของท่านได้ รวมทั้งตัวท่านเอง ปลดระงับได้ด้วยใบหน้าและรหัสผ่านในโทรศัพท์ที่ผูกไว้',
    }),
    en: () => ({
      title: 'Everything is frozen',
      body: 'Nobody can use your identity, yourself included. Lift it with your face and your passcode on a bound phone.',
    }),
  },
  unfrozen: {
    th: () => ({
      title: 'ปลดระงับแล้ว',
      body: 'ตัวตนของท่านใช้ได้ตามปกติ หากไม่ใช่ท่านที่ปลด ติดต่อสำนักทะเบียนทันที',
    }),
    en: () => ({
      title: 'No longer frozen',
      body: 'Your identity can be used as usual. If it was not you who lifted it, contact a registration office at once.',
    }),
  },
  // Of the time when a newer phone took the older one's place at once: stands in old inboxes.
  phoneReplaced: {
    th: () => ({ title: 'โทรศัพท์เครื่องเดิมใช้ไม่ได้แล้ว', body: 'มีการผูกเครื่องใหม่แทน' }),
    en: () => ({ title: 'Your former phone no longer works', body: 'A new phone was bound in its place.' }),
  },
  closed: {
    th: () => ({
      title: 'ปิดบัญชีแล้ว',
      body: 'โทรศัพท์ พาสคีย์ และสิทธิการเข้าถึงทั้งหมดสิ้นสุดลง ลงทะเบียนใหม่ได้ทุกเมื่อ',
    }),
    en: () => ({
      title: 'Your account is closed',
      body: 'All phones, passkeys and permissions have ended. You may register again at any time.',
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
  cardLost: {
    th: () => ({
      title: 'แจ้งบัตรหายแล้ว',
      body: 'บัตรใบนั้นใช้ยืนยันตัวตนไม่ได้อีก จองคิวทำบัตรใหม่ได้ที่ บริการ › คิวสำนักทะเบียน หากไม่ใช่ท่านที่แจ้ง ระงับทุกอย่างทันทีที่ ฉัน › ความปลอดภัย',
    }),
    en: () => ({
      title: 'Your card was reported lost',
      body: 'That card vouches for nobody any more. Book a visit for a new one under Services. If it was not you, freeze everything under Me › Safety.',
    }),
  },
} satisfies Record<string, Said>
