// What is done at the counter of a registration office: how long it takes, what it costs, which papers it needs, and who says so.
import { type PaperId, papers } from './papers.ts'

type Both = { th: string; en: string }

/**
 * Who says so: the list of 132 services, by number and public source, or what registration offices are known to ask for, which nobody has
 * confirmed yet. An unconfirmed one is shown as such.
 */
type Basis = { isConfirmed: boolean; source: string }
type Fee = Basis & { fromBaht: number; toBaht: number; note?: Both }
type Matter = { name: Both; quarters: number; fee: Fee; papers: readonly PaperId[]; papersAre: Basis }

const listed = (source: string): Basis => ({ isConfirmed: true, source: `service list ${source}` })
const known = (source: string): Basis => ({ isConfirmed: false, source })

const practice = known('common practice of registration offices')
const cardFees = listed('12 [N16]')

const free = (basis: Basis): Fee => ({ ...basis, fromBaht: 0, toBaht: 0 })
const costs = (baht: number, basis: Basis): Fee => ({ ...basis, fromBaht: baht, toBaht: baht })
const lateFrom = (th: string, en: string): Both => ({
  th: `${th}อาจมีค่าปรับไม่เกิน 1,000 บาท`,
  en: `${en}, a fine of up to 1,000 baht may be due`,
})

const own: readonly PaperId[] = ['ownCard', 'houseBook']

// Quarters of an hour at one desk.
const matters = {
  cardFirst: {
    name: { th: 'ทำบัตรประชาชนครั้งแรก', en: 'First ID card' },
    quarters: 1,
    fee: free(cardFees),
    papers: ['houseBook', 'birthCertificate', 'companion'],
    papersAre: practice,
  },
  cardRenew: {
    name: { th: 'ต่ออายุบัตรประชาชน', en: 'Renew the ID card' },
    quarters: 1,
    fee: free(cardFees),
    papers: ['ownCard'],
    papersAre: practice,
  },
  cardLost: {
    name: { th: 'บัตรประชาชนหายหรือถูกทำลาย', en: 'Lost or destroyed ID card' },
    quarters: 1,
    fee: costs(100, cardFees),
    papers: ['photoPaper'],
    papersAre: practice,
  },
  cardChanged: {
    name: {
      th: 'เปลี่ยนบัตรเพราะชื่อหรือที่อยู่เปลี่ยน หรือบัตรชำรุด',
      en: 'New card: other name or address, or damaged',
    },
    quarters: 1,
    fee: costs(100, cardFees),
    papers: ['ownCard', 'changePaper'],
    papersAre: practice,
  },
  houseRegister: {
    name: { th: 'ทะเบียนบ้าน ย้ายเข้า ย้ายออก', en: 'House register, moving in or out' },
    quarters: 1,
    fee: {
      ...free(listed('4 [N13]')),
      note: lateFrom('แจ้งย้ายช้ากว่า 15 วัน', 'Notified later than 15 days after moving'),
    },
    papers: [...own, 'headConsent'],
    papersAre: practice,
  },
  houseNumber: {
    name: { th: 'ขอเลขที่บ้าน', en: 'A house number' },
    quarters: 2,
    fee: {
      ...free(listed('6 [N14]')),
      note: lateFrom('แจ้งช้ากว่า 15 วันหลังสร้างเสร็จ', 'Notified later than 15 days after completion'),
    },
    papers: [...own, 'buildingPermit', 'landPaper', 'housePhotos', 'delegate'],
    papersAre: listed('6 [N14]'),
  },
  correction: {
    name: { th: 'แก้ไขรายการที่ผิดในทะเบียน', en: 'Correct what is wrong in the register' },
    quarters: 1,
    fee: free(practice),
    papers: [...own, 'evidence'],
    papersAre: practice,
  },
  copies: {
    name: { th: 'คัดและรับรองสำเนา', en: 'Certified copies' },
    quarters: 1,
    fee: {
      ...known('service list 8, at the counter'),
      fromBaht: 10,
      toBaht: 20,
      note: { th: 'คิดต่อฉบับ คัดเองในแอปนี้ไม่มีค่าธรรมเนียม', en: 'For each copy. In this app they are free.' },
    },
    papers: ['ownCard'],
    papersAre: practice,
  },
  birth: {
    name: { th: 'แจ้งเกิด', en: 'Register a birth' },
    quarters: 2,
    fee: {
      ...free(known('service list 14')),
      note: lateFrom('แจ้งช้ากว่า 15 วันหลังเกิด', 'Notified later than 15 days after the birth'),
    },
    papers: [...own, 'hospitalBirth', 'parentsCards'],
    papersAre: known('service list 14'),
  },
  death: {
    name: { th: 'แจ้งตาย', en: 'Register a death' },
    quarters: 2,
    fee: {
      ...free(known('service list 15')),
      note: lateFrom(
        'แจ้งช้ากว่า 24 ชั่วโมงหลังตายหรือพบศพ',
        'Notified later than 24 hours after the death or the finding of the body',
      ),
    },
    papers: [...own, 'hospitalDeath', 'deceasedCard'],
    papersAre: known('service list 15'),
  },
  name: {
    name: { th: 'เปลี่ยนชื่อตัวหรือชื่อสกุล', en: 'Change of name' },
    quarters: 2,
    fee: { ...known('service list 17'), fromBaht: 50, toBaht: 100 },
    papers: own,
    papersAre: practice,
  },
  marriage: {
    name: { th: 'จดทะเบียนสมรส', en: 'Marriage' },
    quarters: 2,
    fee: free(known('service list 16, at the office')),
    papers: ['bothCards', 'houseBook', 'twoWitnesses', 'formerMarriage'],
    papersAre: known('service list 16'),
  },
  divorce: {
    name: { th: 'จดทะเบียนหย่า', en: 'Divorce by consent' },
    quarters: 2,
    fee: free(known('service list 16, at the office')),
    papers: ['bothCards', 'marriageCertificate', 'agreement', 'twoWitnesses'],
    papersAre: known('service list 16'),
  },
} satisfies Record<string, Matter>

export type MatterId = keyof typeof matters
export const matterIds = Object.keys(matters) as [MatterId, ...MatterId[]]
export const matterOf = (id: MatterId): Matter => matters[id]

/** A matter as everybody reads it. */
export function viewMatter(id: MatterId) {
  const { name, quarters, fee, papers: needed, papersAre } = matterOf(id)
  return {
    id,
    name,
    minutes: quarters * 15,
    fee,
    papers: needed.map(paper => ({ id: paper, ...papers[paper] })),
    papersAre,
  }
}
