// The sandbox's way in: choose an invented person, get their specimen card. Refuses anybody who is not invented.
import { inventPersonForNumber } from '../../../invented/country/index.ts'
import { isValidCitizenNumber } from '../../../shared/citizen-number.ts'
import { ageOn } from '../../../shared/partial-date.ts'
import type { Ctx } from '../../platform/context.ts'
import { draw } from './drawing.ts'
import { fail } from './failures.ts'
import { findPersonByNumber, getPerson, getPersonForCard } from './people.ts'
import { getRegisterPhoto, keepOwnPhoto } from './photos.ts'
import { standardSeed, thaiDay } from './seed.ts'
import { findPhoto, findSeeding, listCardHolders, type SpecimenKind } from './store.ts'
import type { Person } from './views.ts'
import { insertInventedPeople } from './write-people.ts'

export type Side = 'front' | 'back' | 'sheet'
export type PeopleFilter = { count: number; page: number; card: SpecimenKind }

/** Invented people with a card of that kind, a page at a time. */
export async function listInventedPeople(ctx: Ctx, { count, page, card }: PeopleFilter) {
  const rows = await listCardHolders(ctx, { kind: card, limit: count, offset: page * count })
  return Promise.all(
    rows.map(async row => {
      const person = await getPerson(ctx, row.person_id)
      const { personId, nameTh, nameEn, citizenNumber } = person
      return {
        personId,
        nameTh,
        nameEn,
        citizenNumber,
        ageYears: ageOn(person.birthDate, thaiDay(ctx.now())),
        cardStatus: row.status,
        cardVersion: row.version,
        face: (await findPhoto(ctx, personId))?.cast_id ?? undefined,
      }
    }),
  )
}

/** One side of a person's specimen card (default: the newest), or the sheet to print, as PNG. @throws people.personUnknown | cardUnknown */
export async function drawSpecimen(
  ctx: Ctx,
  personId: string,
  side: Side,
  version?: number,
): Promise<Uint8Array> {
  const holder = await getInvented(ctx, personId, version)
  return draw(side, { holder, portraitJpeg: await getRegisterPhoto(ctx, personId) })
}

/** What the chip of an invented person's newest card is made of. */
export async function readChipHolder(ctx: Ctx, personId: string) {
  const { citizenNumber, name, birthDate, address, card, sex, nameTh, nameEn } = await getInvented(
    ctx,
    personId,
  )
  const { issueDate, expiryDate, laserCode, requestNumber } = card
  return {
    holder: {
      citizenNumber,
      name,
      birthDate,
      address,
      card: { issueDate, expiryDate, laserCode, requestNumber },
    },
    sex,
    person: { personId, nameTh, nameEn, citizenNumber },
  }
}

/** Puts the visitor's face on the card and into the register for a day. */
export async function makeSpecimen(ctx: Ctx, personId: string, picture: Uint8Array): Promise<Date> {
  await getInvented(ctx, personId)
  return keepOwnPhoto(ctx, personId, picture)
}

async function getInvented(ctx: Ctx, personId: string, version?: number) {
  const person = await getPersonForCard(ctx, personId, version)
  if (!person.isInvented) throw fail.personUnknown()
  return person
}

/**
 * The person of a number; an unknown one becomes an invented adult, as the real sandbox takes any valid number.
 * @throws people.sandboxOnly, people.numberInvalid
 */
export async function getOrInventPerson(ctx: Ctx, citizenNumber: string): Promise<Person> {
  const known = await findPersonByNumber(ctx, citizenNumber)
  if (known) return known
  if (!ctx.settings.sandbox) throw fail.sandboxOnly()
  if (!isValidCitizenNumber(citizenNumber)) throw fail.numberInvalid()
  const today = (await findSeeding(ctx, standardSeed))?.today ?? thaiDay(ctx.now())
  const invented = inventPersonForNumber(citizenNumber, today)
  await insertInventedPeople(ctx, [invented])
  return getPerson(ctx, invented.personId)
}
