// The history of somebody's ID cards, after the form บ.ป.1.
import type { Papers } from '../../people/index.ts'
import { at, type Kind, partyCells } from './form.ts'

const reasons = {
  first: { th: 'บัตรครั้งแรก', en: 'First card' },
  expired: { th: 'บัตรเดิมหมดอายุ', en: 'Former card expired' },
  lost: { th: 'บัตรเดิมหาย', en: 'Former card lost' },
  changed: { th: 'เปลี่ยนรายการหรือชำรุด', en: 'Changed or damaged' },
}
const statuses = {
  valid: { th: 'ใช้ได้', en: 'Valid' },
  expired: { th: 'หมดอายุ', en: 'Expired' },
  lost: { th: 'หาย', en: 'Lost' },
  replaced: { th: 'ออกใบใหม่แทนแล้ว', en: 'Replaced' },
  cancelled: { th: 'ยกเลิก', en: 'Cancelled' },
}

export const cardHistory: Kind<Papers['cardHistory']> = {
  holders: ({ person }) => [person.name],
  form: (record, say) => ({
    formCode: say.words('บ.ป.1', 'B.P.1'),
    title: say.words('สำเนาประวัติการทำบัตรประจำตัวประชาชน', 'Copy of Identity Card History'),
    blocks: [
      { heading: say.words('ผู้ถือบัตร', 'The holder'), cells: partyCells(say, record.person, 'person') },
      {
        heading: say.words('บัตรที่ออกให้', 'Cards issued'),
        table: {
          list: 'cards',
          columns: [
            { label: say.words('ใบที่', 'No.'), share: 1 },
            at('issueDate', { label: say.words('วันออกบัตร', 'Issued'), share: 2 }, 'date'),
            at('expiryDate', { label: say.words('วันหมดอายุ', 'Expires'), share: 2 }, 'date'),
            at('reason', { label: say.words('เหตุที่ออก', 'Reason'), share: 3 }, reasons),
            at('office', { label: say.words('ออกให้ที่', 'Office'), share: 4 }),
            at('status', { label: say.words('สถานะ', 'State'), share: 3 }, statuses),
          ],
          rows: record.cards.map((card, index) => [
            say.print(String(index + 1)),
            say.shortDate(card.issueDate),
            say.shortDate(card.expiryDate),
            say.both(reasons[card.reason]),
            say.both(card.office),
            say.both(statuses[card.status]),
          ]),
        },
      },
    ],
  }),
}
