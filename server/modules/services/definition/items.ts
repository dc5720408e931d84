// What of the register a service may ask for. A definition names items; only those it names, and told why, ever reach an agency.

import type { Address } from '../../../../shared/address.ts'
import { formatAddressTh } from '../../../../shared/address.ts'
import type { RegisterRecord } from '../../people/index.ts'
import type { Words } from './words.ts'

/** An entry of the register as far as items are read from it; the house is that of the entry, or one that was chosen. */
export type Entry = Omit<RegisterRecord, 'home'> & {
  home: { houseCode: string; address: Address } | undefined
}

export const items = {
  citizenNumber: ['เลขประจำตัวประชาชน', 'Citizen number', record => record.citizenNumber],
  nameTh: ['ชื่อและนามสกุล', 'Name in Thai', record => record.nameTh],
  nameEn: ['ชื่อและนามสกุลภาษาอังกฤษ', 'Name in English', record => record.nameEn],
  firstNameTh: ['ชื่อตัว', 'First name', record => record.name.firstTh],
  lastNameTh: ['นามสกุล', 'Surname', record => record.name.lastTh],
  birthDate: ['วันเกิด', 'Date of birth', record => record.birthDate],
  sex: ['เพศ', 'Sex', record => record.sex],
  houseCode: ['รหัสประจำบ้าน', 'House code', record => record.home?.houseCode],
  addressTh: [
    'ที่อยู่ตามทะเบียนบ้าน',
    'Registered address',
    record => record.home && formatAddressTh(record.home.address),
  ],
  subdistrictCode: ['รหัสตำบล', 'Subdistrict code', record => record.home?.address.subdistrictCode],
  provinceTh: ['จังหวัด', 'Province', record => record.home?.address.province.th],
} as const satisfies Record<
  string,
  readonly [th: string, en: string, read: (record: Entry) => string | undefined]
>

export type Item = keyof typeof items
export const itemNames = Object.keys(items) as [Item, ...Item[]]
export const labelOf = (item: Item): Words => ({ th: items[item][0], en: items[item][1] })

/** Those items of a record and nothing else. */
export function pickItems(record: Entry, wanted: readonly Item[]): Partial<Record<Item, string>> {
  return Object.fromEntries(
    wanted.flatMap(item => {
      const value = items[item][2](record)
      return value === undefined ? [] : [[item, value]]
    }),
  )
}
