// One invented person: everything the register would know about somebody.
import type { Address } from '../../shared/address.ts'
import type { PersonName } from '../../shared/names.ts'
import type { Day, PartialDate } from '../../shared/partial-date.ts'
import type { InventedCard } from './cards.ts'
import type { Role } from './household.ts'
import type { Sex } from './naming.ts'

export type InventedParent = {
  personId?: string | undefined
  firstTh: string
  firstEn: string
  lastTh?: string | undefined
}
export type InventedHouse = { houseCode: string; address: Address }

/** Everything about one invented person. `cards` is oldest first and empty for those who have none. */
export type InventedPerson = {
  index: number
  personId: string
  citizenNumber: string
  sex: Sex
  birthDate: PartialDate
  birthBuddhist: string
  name: PersonName
  formerNames: { name: PersonName; until: Day }[]
  isThai: boolean
  diedOn?: Day | undefined
  house: InventedHouse
  role: Role
  isHouseFirst: boolean
  memberSince: Day
  mother: InventedParent
  father: InventedParent
  cards: InventedCard[]
  /** Fixes the face within the cast (see face.ts) and the light and pose of the photograph. */
  faceRoll: number
}
