// Accepted with the passcode, last of all: what binding this phone and loading the card means.
import type { ConsentText } from './text.ts'

export const card: ConsentText = {
  kind: 'card',
  version: '2026-11-23',
  languages: {
    th: {
      title: 'ยินยอมให้ผูกโทรศัพท์และโหลดบัตร',
      sections: [
        {
          heading: 'เมื่อท่านยินยอม',
          paragraphs: [
            'โทรศัพท์เครื่องนี้จะเป็นเครื่องเดียวที่ใช้แทนตัวท่านได้ หากเคยลงทะเบียนเครื่องอื่นไว้ เครื่องนั้นจะใช้ไม่ได้ทันที และเราจะแจ้งให้ทราบ',
            'ข้อมูลบนบัตรและภาพจากทะเบียนจะถูกโหลดมาไว้ในแอป เพื่อแสดงได้แม้ไม่มีสัญญาณ ข้อมูลถูกซ่อนไว้จนกว่าท่านจะแตะให้แสดง',
          ],
        },
        {
          heading: 'วัตถุประสงค์และฐานทางกฎหมาย',
          paragraphs: [
            'เพื่อแสดงตนและเข้าใช้บริการของรัฐ ตามความยินยอมของท่าน (มาตรา 19 แห่งพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562)',
            'หน่วยงานที่ตรวจบัตรหรือให้ท่านเข้าสู่ระบบ จะได้รับเฉพาะรายการที่ท่านเห็นและอนุญาตในครั้งนั้น และเราเก็บประวัติให้ท่านดูได้เสมอ',
          ],
        },
        {
          heading: 'หากไม่ยินยอม',
          paragraphs: [
            'จะไม่มีการผูกเครื่องและไม่โหลดบัตร ท่านยังใช้บัตรตัวจริงได้ตามปกติ และภาพที่ถ่ายไว้จะถูกลบภายใน 24 ชั่วโมง',
          ],
        },
        {
          heading: 'ระยะเวลา การถอน และติดต่อ',
          paragraphs: [
            'มีผลจนกว่าบัตรหมดอายุ ท่านผูกเครื่องใหม่ หรือท่านถอนความยินยอม ซึ่งทำได้ในแอปทุกเมื่อและง่ายเท่ากับการให้ เมื่อถอนแล้ว บัตรในเครื่องจะถูกลบ',
            'ท่านมีสิทธิขอดู แก้ไข ลบ ระงับ คัดค้าน และร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล ติดต่อ dpo@tuaton.example หรือสำนักทะเบียนใกล้บ้าน',
          ],
        },
      ],
    },
    en: {
      title: 'Consent to bind this phone and load your card',
      sections: [
        {
          heading: 'When you agree',
          paragraphs: [
            'This phone becomes the only one that can act for you. If you registered another before, that one stops working at once, and we tell you so.',
            'The data on your card and your photograph from the register are loaded into the app, so that it can be shown without a signal. They stay hidden until you tap to show them.',
          ],
        },
        {
          heading: 'Purpose and legal basis',
          paragraphs: [
            'To show who you are and to use state services, with your consent (section 19 of the Personal Data Protection Act B.E. 2562).',
            'An organisation that checks your card or lets you sign in receives only the items you see and allow that time, and the history is always there for you to read.',
          ],
        },
        {
          heading: 'If you refuse',
          paragraphs: [
            'No phone is bound and no card is loaded. Your physical card serves as before, and the pictures taken are erased within 24 hours.',
          ],
        },
        {
          heading: 'How long, withdrawing, and contact',
          paragraphs: [
            'It holds until the card expires, you bind another phone, or you withdraw, which you can do in the app at any time, as easily as agreeing. Withdrawing erases the card from the phone.',
            'You may ask to see, correct, erase or restrict your data, object, and complain to the Office of the Personal Data Protection Committee. Contact: dpo@tuaton.example, or your nearest registration office.',
          ],
        },
      ],
    },
  },
}
