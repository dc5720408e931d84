// What people are told, in both languages. `about` is the name of an organisation or a service, never of a person.
export type NoticeWords = { title: string; body: string }
type Words = NoticeWords
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
  documentIssued: {
    th: () => ({
      title: 'ออกเอกสารรับรองให้ท่านแล้ว',
      body: 'ดูและบันทึกได้ที่ ฉัน › เอกสารของฉัน หากท่านไม่ได้ขอ ยกเลิกเอกสารนั้นและระงับทุกอย่างที่ ฉัน › ความปลอดภัย',
    }),
    en: () => ({
      title: 'A certified document was issued to you',
      body: 'It is under Me › My documents. If you did not ask for it, revoke it there and freeze everything under Me › Safety.',
    }),
  },
  documentRevoked: {
    th: () => ({
      title: 'เอกสารของท่านถูกยกเลิก',
      body: 'ใครตรวจเอกสารนั้นทางออนไลน์จะเห็นว่าใช้ไม่ได้แล้ว ดูเหตุได้ที่ ฉัน › เอกสารของฉัน',
    }),
    en: () => ({
      title: 'A document of yours was revoked',
      body: 'Whoever checks it online sees that it is good no more. The reason is under Me › My documents.',
    }),
  },
  documentOutdated: {
    th: () => ({
      title: 'เอกสารของท่านไม่เป็นปัจจุบันแล้ว',
      body: 'ทะเบียนเปลี่ยนไปหลังออกเอกสาร ฉบับเดิมยังเป็นของแท้ แต่ผู้ตรวจจะเห็นว่าไม่เป็นปัจจุบัน ขอฉบับใหม่ได้ที่ ฉัน › เอกสารของฉัน',
    }),
    en: () => ({
      title: 'A document of yours is out of date',
      body: 'The register changed after it was issued. It is still genuine, but whoever checks it sees that it is no longer current. Ask for a new one under Me › My documents.',
    }),
  },
  documentCorrected: {
    th: () => ({
      title: 'แก้ไขเอกสารของท่านแล้ว',
      body: 'มีฉบับใหม่ที่ถูกต้องที่ ฉัน › เอกสารของฉัน ฉบับเดิมเก็บไว้โดยระบุว่าแก้ไขแล้ว',
    }),
    en: () => ({
      title: 'A document of yours was put right',
      body: 'The right one is under Me › My documents. The former stays there, marked as corrected.',
    }),
  },
  entryCorrected: {
    th: () => ({
      title: 'แก้ไขรายการทะเบียนของท่านแล้ว',
      body: 'ดูได้ที่ ฉัน › ข้อมูลทะเบียนของฉัน สำเนาที่ออกก่อนหน้านี้ใช้ไม่ได้แล้ว ขอฉบับใหม่ได้ทันที',
    }),
    en: () => ({
      title: 'Your entry in the register was put right',
      body: 'See Me › My entries in the register. Copies issued before are no longer good; new ones can be had at once.',
    }),
  },
  correctionRefused: {
    th: () => ({
      title: 'นายทะเบียนไม่แก้ไขเอกสารตามที่ขอ',
      body: 'ติดต่อสำนักทะเบียนพร้อมหลักฐาน หากท่านยังเห็นว่ารายการผิด',
    }),
    en: () => ({
      title: 'A correction was refused',
      body: 'If you still think the entry is wrong, visit a registration office with your evidence.',
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
      body: 'เจ้าบ้านแจ้งว่าไม่แน่ใจว่าท่านอยู่บ้านนี้ ยังไม่มีอะไรเปลี่ยน บอกเราได้ว่าท่านอยู่หรือไม่ภายใน 15 วัน ถ้าท่านบอกว่าอยู่ ชื่อจะอยู่ที่เดิม',
    }),
    en: () => ({
      title: 'Your address in the register is being looked at',
      body: 'The head of the house is not sure that you live there. Nothing has changed. Tell us within 15 days whether you do: if you say so, your name stays.',
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
      body: 'ท่านยังมีสิทธิครบทุกอย่าง ย้ายเข้าบ้านที่อยู่จริงได้ที่ ฉัน › บ้านของฉัน หากไม่ถูกต้อง ติดต่อสำนักทะเบียน',
    }),
    en: () => ({
      title: 'Your name stands in the central register now',
      body: 'You have lost no right. Move it to where you live under Me › My house; if this is wrong, tell the registration office.',
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
} satisfies Record<string, Said>

export type NoticeKind = keyof typeof said

/** A notice in both languages. */
export function sayNotice(kind: NoticeKind, about: { th: string | null; en: string | null }) {
  return { th: said[kind].th(about.th ?? ''), en: said[kind].en(about.en ?? '') }
}
