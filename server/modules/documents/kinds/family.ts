// Registers of marriage, of divorce and of names, after the forms คร.2, คร.6 and ช.3 or ช.5.
import type { Papers } from '../../people/index.ts'
import { at, cell, entryBlock, type Kind, partyCells } from './form.ts'
import type { Say } from './say.ts'

type Couple = Pick<Papers['marriage'], 'husband' | 'wife' | 'sides'>

function coupleBlocks(say: Say, { husband, wife, sides }: Couple) {
  const [first, second] = sides
    ? [say.words('คู่สมรสฝ่ายที่หนึ่ง', 'The first spouse'), say.words('คู่สมรสฝ่ายที่สอง', 'The second spouse')]
    : [say.words('ฝ่ายชาย', 'The husband'), say.words('ฝ่ายหญิง', 'The wife')]
  return [
    { heading: first, cells: partyCells(say, husband, 'husband') },
    { heading: second, cells: partyCells(say, wife, 'wife') },
  ]
}

function endOf(say: Say, { endedByDeathOn, endedByDivorceOn }: Papers['marriage']): string {
  if (endedByDivorceOn)
    return `${say.words('สิ้นสุดด้วยการหย่าเมื่อ', 'Ended by divorce on')} ${say.date(endedByDivorceOn)}`
  return endedByDeathOn
    ? `${say.words('สิ้นสุดด้วยความตายเมื่อ', 'Ended by death on')} ${say.date(endedByDeathOn)}`
    : say.words('ไม่พบรายการสิ้นสุดการสมรสในทะเบียน', 'No end of it stands in the register')
}

export const marriage: Kind<Papers['marriage']> = {
  holders: ({ husband, wife }) => [husband.name, wife.name],
  form: (record, say) => ({
    formCode: say.words('คร.2', 'K.R.2'),
    title: say.words('สำเนาทะเบียนสมรส', 'Copy of Marriage Registration'),
    blocks: [
      entryBlock(say, say.words('รายการทะเบียนสมรส', 'The entry'), record),
      ...coupleBlocks(say, record),
      {
        heading: say.words('บันทึก', 'Notes'),
        cells: [cell(say.words('สถานะการสมรส', 'The marriage'), endOf(say, record), 12)],
      },
    ],
  }),
}

export const divorce: Kind<Papers['divorce']> = {
  holders: ({ husband, wife }) => [husband.name, wife.name],
  form: (record, say) => ({
    formCode: say.words('คร.6', 'K.R.6'),
    title: say.words('สำเนาทะเบียนหย่า', 'Copy of Divorce Registration'),
    blocks: [
      entryBlock(say, say.words('รายการทะเบียนหย่า', 'The entry'), record),
      ...coupleBlocks(say, record),
      entryBlock(say, say.words('การสมรสที่สิ้นสุด', 'The marriage that ended'), record.marriage, 'marriage.'),
    ],
  }),
}

const reasons = {
  marriage: { th: 'เปลี่ยนชื่อสกุลเมื่อสมรส', en: 'Family name upon marriage' },
  divorce: { th: 'กลับใช้ชื่อสกุลเดิมเมื่อหย่า', en: 'Former family name upon divorce' },
  ownWish: { th: 'ความประสงค์ของเจ้าของชื่อ', en: 'Own wish' },
}

export const nameChange: Kind<Papers['nameChange']> = {
  holders: ({ person }) => [person.name],
  form: (record, say) => ({
    formCode: record.reason === 'ownWish' ? say.words('ช.3', 'Ch.3') : say.words('ช.5', 'Ch.5'),
    title: say.words('สำเนาทะเบียนเปลี่ยนชื่อ', 'Copy of Name Change Registration'),
    blocks: [
      entryBlock(say, say.words('รายการทะเบียน', 'The entry'), record),
      { heading: say.words('เจ้าของชื่อ', 'The person'), cells: partyCells(say, record.person, 'person') },
      {
        heading: say.words('การเปลี่ยนชื่อ', 'The change'),
        cells: [
          at('before', cell(say.words('ชื่อเดิม', 'Former name'), say.both(record.before), 6)),
          at('after', cell(say.words('ชื่อใหม่', 'New name'), say.both(record.after), 6, true)),
          at('reason', cell(say.words('เหตุ', 'Reason'), say.both(reasons[record.reason]), 12), reasons),
        ],
      },
    ],
  }),
}
