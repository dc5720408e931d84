// Certificates of birth and of death, after the forms ท.ร.1 and ท.ร.4.
import type { Papers } from '../../people/index.ts'
import { at, cell, entryBlock, type Kind, partyCells } from './form.ts'
import { nationalities, sayNationality, saySex, sexes } from './say.ts'

const head = { th: 'เจ้าบ้าน', en: 'The head of the house' }
const informants = {
  birth: { mother: { th: 'มารดา', en: 'The mother' }, father: { th: 'บิดา', en: 'The father' }, head },
  death: { spouse: { th: 'คู่สมรส', en: 'The spouse' }, relative: { th: 'ญาติ', en: 'A relative' }, head },
}

export const birth: Kind<Papers['birth']> = {
  holders: ({ child }) => [child.name],
  form: (record, say) => ({
    formCode: say.words('ท.ร.1', 'T.R.1'),
    title: say.words('สำเนาสูติบัตร', 'Copy of Birth Certificate'),
    blocks: [
      entryBlock(say, say.words('รายการทะเบียน', 'The entry'), record),
      {
        heading: say.words('เด็กที่เกิด', 'The child'),
        cells: [
          ...partyCells(say, record.child, 'child'),
          at('sex', cell(say.words('เพศ', 'Sex'), saySex(say, record.sex), 3), sexes),
          at(
            'nationality',
            cell(say.words('สัญชาติ', 'Nationality'), sayNationality(say, record.nationality), 3),
            nationalities,
          ),
          at('birthDate', cell(say.words('เกิดเมื่อ', 'Born on'), say.date(record.birthDate), 4), 'date'),
          at('time', cell(say.words('เวลา', 'Time'), say.time(record.time), 2)),
          at('place', cell(say.words('สถานที่เกิด', 'Place of birth'), say.both(record.place), 12)),
        ],
      },
      { heading: say.words('มารดา', 'The mother'), cells: partyCells(say, record.mother, 'mother') },
      { heading: say.words('บิดา', 'The father'), cells: partyCells(say, record.father, 'father') },
      {
        heading: say.words('ผู้แจ้งการเกิด', 'Notified by'),
        cells: [
          at(
            'informant',
            cell(say.words('เกี่ยวข้องเป็น', 'Relation'), say.both(informants.birth[record.informant]), 12),
            informants.birth,
          ),
        ],
      },
    ],
  }),
}

export const death: Kind<Papers['death']> = {
  holders: ({ deceased }) => [deceased.name],
  form: (record, say) => ({
    formCode: say.words('ท.ร.4', 'T.R.4'),
    title: say.words('สำเนามรณบัตร', 'Copy of Death Certificate'),
    blocks: [
      entryBlock(say, say.words('รายการทะเบียน', 'The entry'), record),
      {
        heading: say.words('ผู้ตาย', 'The deceased'),
        cells: [
          ...partyCells(say, record.deceased, 'deceased'),
          at('sex', cell(say.words('เพศ', 'Sex'), saySex(say, record.sex), 2), sexes),
          at(
            'nationality',
            cell(say.words('สัญชาติ', 'Nationality'), sayNationality(say, record.nationality), 2),
            nationalities,
          ),
          at('birthDate', cell(say.words('เกิดเมื่อ', 'Born on'), say.date(record.birthDate), 5), 'date'),
          cell(say.words('อายุ (ปี)', 'Age (years)'), say.print(String(record.ageYears)), 3),
          at('diedOn', cell(say.words('ตายเมื่อ', 'Died on'), say.date(record.diedOn), 8, true), 'date'),
          at('time', cell(say.words('เวลา', 'Time'), say.time(record.time), 4)),
          at('place', cell(say.words('สถานที่ตาย', 'Place of death'), say.both(record.place), 8)),
          at('cause', cell(say.words('สาเหตุการตาย', 'Cause of death'), say.both(record.cause), 4)),
        ],
      },
      {
        heading: say.words('ผู้แจ้งการตาย', 'Notified by'),
        cells: [
          at(
            'informant',
            cell(say.words('เกี่ยวข้องเป็น', 'Relation'), say.both(informants.death[record.informant]), 12),
            informants.death,
          ),
        ],
      },
    ],
  }),
}
