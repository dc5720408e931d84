// What a mini-app may ask for. The contract also names a mobile number and an address for mail: this platform keeps neither of a
// person, so they are always null there and nobody can ask for them.
import { datePartsOf, type PartialDate } from '../../../shared/partial-date.ts'
import type { Person } from '../people/index.ts'

type Described = { th: string; en: string; field: string; read: (person: Person) => string | null }

const described = {
  citizenId: {
    th: 'เลขประจำตัวประชาชน',
    en: 'Citizen number',
    field: 'citizenId',
    read: person => person.citizenNumber,
  },
  firstName: { th: 'ชื่อ', en: 'First name', field: 'firstName', read: ({ name }) => name.firstTh },
  lastName: { th: 'นามสกุล', en: 'Last name', field: 'lastName', read: ({ name }) => name.lastTh ?? null },
  dateOfBirth: {
    th: 'วันเกิด',
    en: 'Date of birth',
    field: 'dateOfBirthString',
    read: person => toDateString(person.birthDate),
  },
} as const satisfies Record<string, Described>

export type ItemName = keyof typeof described
export const itemNames = Object.keys(described) as [ItemName, ...ItemName[]]

export const labelOf = (item: ItemName) => ({ th: described[item].th, en: described[item].en })

/** What the items say of a person, under the contract's names; what was not agreed to is null. */
export const readItems = (person: Person, agreed: readonly ItemName[]) =>
  Object.fromEntries(
    itemNames.map(item => [
      described[item].field,
      agreed.includes(item) ? described[item].read(person) : null,
    ]),
  )

/** Gregorian `yyyyMMdd`, with dashes for what the register does not know. */
export function toDateString(date: PartialDate): string {
  const { year, month, day } = datePartsOf(date) ?? { year: 0 }
  const two = (part: number | undefined) => (part === undefined ? '--' : String(part).padStart(2, '0'))
  return `${String(year).padStart(4, '0')}${two(month)}${two(day)}`
}
