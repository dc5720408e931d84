// What a card shows of its holder. The register's view of a person has the same shape, so either can be drawn.

import type { Address } from '../../shared/address.ts'
import type { PersonName } from '../../shared/names.ts'
import type { Day, Expiry, PartialDate } from '../../shared/partial-date.ts'
import type { InventedPerson } from '../country/index.ts'

export type CardHolder = {
  citizenNumber: string
  name: PersonName
  birthDate: PartialDate
  address: Address
  card: { issueDate: Day; expiryDate: Expiry; laserCode: string; requestNumber: string }
}

/** The holder as the newest card of an invented person shows them. @throws Error for somebody without a card. */
export function cardHolderOf(person: InventedPerson): CardHolder {
  const card = person.cards.at(-1)
  if (!card) throw new Error('this invented person has no card')
  return {
    citizenNumber: person.citizenNumber,
    name: person.name,
    birthDate: person.birthDate,
    address: person.house.address,
    card,
  }
}
