export { listSubdistricts, type Subdistrict } from './areas.ts'
export type { CardStatus, InventedCard } from './cards.ts'
export { cardExpiry, cardStatuses, firstCardAge, lifetimeCardAge } from './cards.ts'
export type { CountryOptions } from './country.ts'
export { countryDay, inventCountry, inventPerson, inventPersonForNumber } from './country.ts'
export type { CastPlace } from './face.ts'
export { castIndexOf } from './face.ts'
export type { Role } from './household.ts'
export { type Couple, type CoupleMember, findCouples, inventMarriageDay, marriageAge } from './marriages.ts'
export type { Sex } from './naming.ts'
export { inventedHouseOffice, inventedId, isInventedNumber } from './numbers.ts'
export {
  type CardReason,
  type InventedFormerCard,
  inventBirth,
  inventCardHistory,
  inventDeathEntry,
  inventDivorce,
  inventMarriageEntry,
  inventMove,
  inventNameEntry,
  officeOf,
} from './papers.ts'
export type { InventedHouse, InventedParent, InventedPerson } from './person.ts'
