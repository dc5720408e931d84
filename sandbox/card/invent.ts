// Whose card it is: an invented person, with the portrait as small as a chip wants it.
import { cardHolderOf } from '../../invented/cards/index.ts'
import {
  castIndexOf,
  countryDay,
  type InventedPerson,
  inventCountry,
  inventPersonForNumber,
} from '../../invented/country/index.ts'
import { cast, drawFace, jpegOf } from '../../invented/faces/index.ts'
import { ageOn, type Day, type Expiry, type PartialDate } from '../../shared/partial-date.ts'
import { memoryMap } from '../../shared/thai-card/memory-map.ts'
import { cardMemory } from './memory.ts'

/**
 * What the chip holds: `noPhoto` leaves the photograph empty; dates given here replace the invented ones. `day` is when the
 * register was filled, from which it reckons the dates of cards.
 */
export type Contents = {
  citizenNumber: string
  day?: Day
  noPhoto?: boolean
  expiryDate?: Expiry
  birthDate?: PartialDate
}

/** The file of the card of the invented person with that number. @throws RangeError for a number that is not valid. */
export async function inventCardMemory(contents: Contents): Promise<Uint8Array> {
  const person = findPerson(contents.citizenNumber, contents.day ?? countryDay)
  const holder = cardHolderOf(person)
  const { expiryDate = holder.card.expiryDate, birthDate = holder.birthDate } = contents
  const photo = contents.noPhoto ? new Uint8Array() : await chipPortrait(person, holder.card.issueDate)
  return cardMemory({ ...holder, birthDate, card: { ...holder.card, expiryDate } }, person.sex, photo)
}

/** Seed and size of the country that `npm start` writes into an empty register. */
const country = { seed: 1, people: 10_000 }

/** As the sandbox's register does: somebody of the country, or else an adult invented for the number. */
function findPerson(citizenNumber: string, today: Day): InventedPerson {
  for (const person of inventCountry({ ...country, today }))
    if (person.citizenNumber === citizenNumber) return person
  return inventPersonForNumber(citizenNumber, today)
}

const photoSize = { width: 297, height: 355 }

/** The portrait at the best quality that the chip has room for, as the cameras of the offices do: 4 to 5 kB. */
async function chipPortrait(person: InventedPerson, issueDate: Day): Promise<Uint8Array> {
  const age = ageOn(person.birthDate, issueDate)
  const member = cast[castIndexOf(cast, person.sex, age, person.faceRoll)]
  if (!member) throw new Error('the cast is empty')
  const portrait = drawFace(member, { distance: 0.85 }, photoSize)
  for (let quality = 60; quality > 0; quality -= 4) {
    const jpeg = await jpegOf(portrait, quality)
    if (jpeg.length <= memoryMap.photo.length) return jpeg
  }
  throw new Error('no portrait is small enough for the chip')
}
