// Everything about me, in one open document (PDPA s. 30: access; s. 31: a form that machines can read).
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { recordFact } from '../../platform/context.ts'
import { describeFor as describeAudit } from '../audit/index.ts'
import { describeFor as describeAuthenticators } from '../authenticators/index.ts'
import { describeFor as describeConsent } from '../consent/index.ts'
import { describeFor as describeCounter } from '../counter/index.ts'
import { describeFor as describeDocuments } from '../documents/index.ts'
import { describeFor as describeFederation } from '../federation/index.ts'
import { describeFor as describeHelping } from '../helping/index.ts'
import { describeFor as describeHouseholds } from '../households/index.ts'
import { describeFor as describeLifeEvents } from '../life-events/index.ts'
import { describeFor as describeLinkage } from '../linkage/index.ts'
import { describeFor as describeMessages } from '../messages/index.ts'
import { describeFor as describeMiniApps } from '../mini-apps/index.ts'
import { describeFor as describeNotices } from '../notices/index.ts'
import { describeFor as describePayments } from '../payments/index.ts'
import { describeFor as describePeople } from '../people/index.ts'
import { describeFor as describePortal } from '../portal/index.ts'
import { describeFor as describeProofing } from '../proofing/index.ts'
import { describeFor as describeQueues } from '../queues/index.ts'
import { describeFor as describeServices } from '../services/index.ts'
import { describeFor as describeStaff } from '../staff/index.ts'
import { exported } from './events.ts'

const parts = {
  register: [
    describePeople,
    'ข้อมูลในทะเบียนราษฎรและรูปถ่าย',
    'What the civil register holds, with the photograph',
  ],
  authenticators: [
    describeAuthenticators,
    'บัญชี โทรศัพท์ พาสคีย์ และการเปิดใช้',
    'Account, phones, passkeys and sessions',
  ],
  proofing: [
    describeProofing,
    'การพิสูจน์ตัวตนและผลการตรวจ',
    'Attempts to prove who you are, and their outcomes',
  ],
  counter: [describeCounter, 'การยืนยันตัวตนที่จุดบริการและตู้', 'Cases at counters and kiosks, and their outcomes'],
  staff: [describeStaff, 'หน้าที่และนัดของท่านที่จุดบริการ', 'Your roles and bookings at service points'],
  queues: [describeQueues, 'การนัดและคิวของท่านที่สำนักทะเบียน', 'Your visits to registration offices'],
  documents: [describeDocuments, 'เอกสารที่ออกให้ท่าน', 'Documents issued to you'],
  households: [
    describeHouseholds,
    'การแจ้งย้ายที่อยู่และเรื่องบ้านของท่าน',
    'Your moves from house to house, and cases about houses',
  ],
  lifeEvents: [
    describeLifeEvents,
    'การแจ้งเกิด ตาย สมรส หย่า และเปลี่ยนชื่อของท่าน',
    'Births, deaths, marriages, divorces and names you notified',
  ],
  consent: [describeConsent, 'ข้อความที่ยอมรับและสิ่งที่ยินยอมให้', 'Texts accepted and what was agreed to'],
  federation: [describeFederation, 'หน่วยงานที่อนุญาต', 'Organisations that may ask for your data'],
  linkage: [
    describeLinkage,
    'หน่วยงานที่ท่านเป็นเจ้าหน้าที่ดูทะเบียน',
    'Organisations for which you may look into the register',
  ],
  portal: [
    describePortal,
    'หน่วยงานที่ท่านดูแลในพอร์ทัลนักพัฒนา',
    'Organisations you look after in the developer portal',
  ],
  payments: [
    describePayments,
    'บิลที่ท่านจ่ายหรือจะจ่าย พร้อมใบเสร็จ',
    'Bills you paid or were to pay, with their receipts',
  ],
  services: [
    describeServices,
    'บริการที่อนุญาต คำตอบล่าสุด และบริการที่ปักหมุด',
    'Services you allowed, their last answers, and those you keep at hand',
  ],
  miniApps: [
    describeMiniApps,
    'มินิแอปที่อนุญาต และเมื่อใดที่ส่งข้อความถึงท่าน',
    'Mini-apps you allowed, and when they wrote to you',
  ],
  notices: [describeNotices, 'ข้อความถึงท่าน', 'Messages to you'],
  messages: [describeMessages, 'ข้อความสั้น (SMS) ที่ส่งถึงท่าน', 'Text messages (SMS) sent to you'],
  helping: [describeHelping, 'ผู้ที่ช่วยท่านและผู้ที่ท่านช่วย', 'Who helped you, and whom you helped'],
  history: [describeAudit, 'ประวัติการใช้ตัวตนของท่าน', 'What happened to your identity'],
} as const

/** The whole document. Secrets and their hashes are not in it, nor scores that would help an attacker (A34). */
export async function exportMe(ctx: Ctx) {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  const described = await Promise.all(
    Object.entries(parts).map(async ([name, [hold, th, en]]) => [
      name,
      { about: { th, en }, data: await hold(ctx, personId) },
    ]),
  )
  await recordFact(ctx, exported, {}, { personId })
  return {
    format: 'tuaton-export-1',
    madeAt: ctx.now().toISOString(),
    law: 'PDPA B.E. 2562 ss. 30-31',
    parts: Object.fromEntries(described) as Record<keyof typeof parts, { about: object; data: object }>,
  }
}
