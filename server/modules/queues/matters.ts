// What is done at the counter of a registration office: how long it takes, what it costs, and which papers it needs.
import { type PaperId, papers } from './papers.ts'

type Both = { th: string; en: string }
type Matter = { name: Both; quarters: number; feeBaht: number; papers: readonly PaperId[] }

const own: readonly PaperId[] = ['ownCard', 'houseBook']

const matter = (
  th: string,
  en: string,
  quarters: number,
  feeBaht: number,
  needed: readonly PaperId[],
): Matter => ({
  name: { th, en },
  quarters,
  feeBaht,
  papers: needed,
})

// Quarters of an hour at one desk. Fees: Ministerial Regulations under the Identity Card Act B.E. 2526 and the Civil Registration Act B.E. 2534.
const matters = {
  cardFirst: matter('ทำบัตรประชาชนครั้งแรก', 'First ID card', 1, 0, [
    'houseBook',
    'birthCertificate',
    'companion',
  ]),
  cardRenew: matter('ต่ออายุบัตรประชาชน', 'Renew the ID card', 1, 0, ['ownCard']),
  cardLost: matter('บัตรประชาชนหายหรือถูกทำลาย', 'Lost or destroyed ID card', 1, 100, ['photoPaper']),
  cardChanged: matter(
    'เปลี่ยนบัตรเพราะชื่อหรือที่อยู่เปลี่ยน หรือบัตรชำรุด',
    'New card: other name or address, or damaged',
    1,
    100,
    ['ownCard', 'changePaper'],
  ),
  houseRegister: matter('ทะเบียนบ้าน ย้ายเข้า ย้ายออก', 'House register, moving in or out', 1, 0, [
    ...own,
    'headConsent',
  ]),
  houseNumber: matter('ขอเลขที่บ้าน', 'A house number', 2, 0, [...own, 'buildingPermit', 'landPaper']),
  correction: matter('แก้ไขรายการที่ผิดในทะเบียน', 'Correct what is wrong in the register', 1, 0, [
    ...own,
    'evidence',
  ]),
  copies: matter('คัดและรับรองสำเนา', 'Certified copies', 1, 10, ['ownCard']),
  birth: matter('แจ้งเกิด', 'Register a birth', 2, 0, [...own, 'hospitalBirth', 'parentsCards']),
  death: matter('แจ้งตาย', 'Register a death', 2, 0, [...own, 'hospitalDeath', 'deceasedCard']),
  name: matter('เปลี่ยนชื่อตัวหรือชื่อสกุล', 'Change of name', 2, 50, own),
  marriage: matter('จดทะเบียนสมรส', 'Marriage', 2, 0, [
    'bothCards',
    'houseBook',
    'twoWitnesses',
    'formerMarriage',
  ]),
  divorce: matter('จดทะเบียนหย่า', 'Divorce by consent', 2, 0, [
    'bothCards',
    'marriageCertificate',
    'agreement',
    'twoWitnesses',
  ]),
}

export type MatterId = keyof typeof matters
export const matterIds = Object.keys(matters) as [MatterId, ...MatterId[]]
export const matterOf = (id: MatterId): Matter => matters[id]

/** A matter as everybody reads it. */
export function viewMatter(id: MatterId) {
  const { name, quarters, feeBaht, papers: needed } = matterOf(id)
  return {
    id,
    name,
    minutes: quarters * 15,
    feeBaht,
    papers: needed.map(paper => ({ id: paper, ...papers[paper] })),
  }
}
