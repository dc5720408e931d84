// The register of a house, after the form ท.ร.14.
import { formatHouseCode } from '../../../../shared/house-code.ts'
import type { Papers } from '../../people/index.ts'
import { at, type Block, cell, type Kind } from './form.ts'
import { nationalities, type Say, sayNationality, saySex, sexes } from './say.ts'

type House = Papers['house']

export const house: Kind<House> = {
  holders: ({ members }) => members.slice(0, 1).map(({ name }) => name),
  form: (record, say) => ({
    formCode: say.words('ท.ร.14', 'T.R.14'),
    title: say.words('สำเนาทะเบียนบ้าน', 'Copy of House Registration'),
    blocks: [
      {
        heading: say.words('รายการเกี่ยวกับบ้าน', 'The house'),
        cells: [
          cell(say.words('รหัสประจำบ้าน', 'House code'), say.print(formatHouseCode(record.houseCode)), 4, true),
          at('office', cell(say.words('สำนักทะเบียน', 'Registration office'), say.both(record.office), 8)),
          at('address', cell(say.words('ที่อยู่', 'Address'), say.both(record.address), 12)),
        ],
      },
      ...(record.scope === 'all' ? [everybody(record, say)] : []),
      ...record.members.map((member, index) => resident(member, index, say)),
    ],
  }),
}

const roles = {
  head: { th: 'เจ้าบ้าน', en: 'Head of house' },
  resident: { th: 'ผู้อาศัย', en: 'Resident' },
}

const everybody = ({ members }: House, say: Say): Block => ({
  heading: say.print(
    say.words(`ผู้มีชื่ออยู่ในบ้าน ${members.length} คน`, `Persons in the house: ${members.length}`),
  ),
  table: {
    columns: [
      { label: say.words('ลำดับ', 'No.'), share: 1 },
      { label: say.words('ชื่อตัว-ชื่อสกุล', 'Full name'), share: 5 },
      { label: say.words('เลขประจำตัวประชาชน', 'Identification no.'), share: 4 },
      { label: say.words('สถานภาพ', 'Status'), share: 2 },
      { label: say.words('เข้าอยู่เมื่อ', 'Since'), share: 2 },
    ],
    rows: members.map((member, index) => [
      say.print(String(index + 1)),
      say.both(member.name),
      say.citizenNumber(member.citizenNumber),
      say.both(roles[member.role]),
      say.shortDate(member.since),
    ]),
  },
})

function resident(member: House['members'][number], index: number, say: Say): Block {
  const path = (name: string) => `members.${index}.${name}`
  return {
    heading: say.print(
      say.words(`รายการบุคคลในบ้าน ลำดับที่ ${index + 1}`, `Entry no. ${index + 1} in the house`),
    ),
    cells: [
      at(path('name'), cell(say.words('ชื่อตัว-ชื่อสกุล', 'Full name'), say.both(member.name), 5, true)),
      cell(say.words('เลขประจำตัวประชาชน', 'Identification no.'), say.citizenNumber(member.citizenNumber), 4),
      at(path('role'), cell(say.words('สถานภาพ', 'Status'), say.both(roles[member.role]), 3), roles),
      at(path('birthDate'), cell(say.words('เกิดเมื่อ', 'Born on'), say.date(member.birthDate), 5), 'date'),
      at(
        path('nationality'),
        cell(say.words('สัญชาติ', 'Nationality'), sayNationality(say, member.nationality), 4),
        nationalities,
      ),
      at(path('sex'), cell(say.words('เพศ', 'Sex'), saySex(say, member.sex), 3), sexes),
      at(path('mother'), cell(say.words('มารดาผู้ให้กำเนิด ชื่อ', 'Mother'), say.both(member.mother), 6)),
      at(path('father'), cell(say.words('บิดาผู้ให้กำเนิด ชื่อ', 'Father'), say.both(member.father), 6)),
      at(
        path('from'),
        cell(say.words('มาจาก', 'Moved from'), member.from ? say.both(member.from) : bornHere(say), 7),
      ),
      at(
        path('since'),
        cell(say.words('เข้ามาอยู่ในบ้านนี้เมื่อ', 'In this house since'), say.date(member.since), 5),
        'date',
      ),
    ],
  }
}

const bornHere = (say: Say) => say.words('เกิดในบ้านนี้', 'Born in this house')
