// What somebody may choose from the register: what it lets this person see, and no more. Asked each time anew: who moves away, grows up or
// dies is no choice any more, however long ago they were chosen.
import { formatAddressEn, formatAddressTh } from '../../../../shared/address.ts'
import { localDay } from '../../../../shared/opening-hours.ts'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { uuidOfHash } from '../../../platform/crypto.ts'
import { listHousesNumberedFor } from '../../households/index.ts'
import {
  ADULT_YEARS,
  findHouse,
  getRegisterRecord,
  listInhabitants,
  listMinorChildren,
} from '../../people/index.ts'
import type { List } from '../definition/asked.ts'
import type { Shown } from '../definition/conversion.ts'
import type { FieldOf } from '../definition/form.ts'
import type { Entry } from '../definition/items.ts'
import type { Asker } from './asker.ts'

type Choice = { value: string; entry: Entry }

/** Whom or what somebody may choose in a field. Its values are theirs alone: in another's form they are nothing (A50). */
export async function listChoices(
  ctx: Ctx,
  { list, agedFrom = 0, agedTo = Number.POSITIVE_INFINITY }: FieldOf<'fromRegister'>,
  { record }: Asker,
): Promise<Choice[]> {
  const today = localDay(ctx.now())
  const toChoice = (entry: Entry): Choice => {
    const id = list === 'houses' ? entry.home?.houseCode : entry.personId
    const hash = ctx.vault.keyedHash('service-choice', `${record.personId}:${list}:${id}`)
    return { value: uuidOfHash(hash), entry }
  }
  if (list === 'houses') return (await findHouses(ctx, record)).map(toChoice)
  const entries = await Promise.all(
    (await findPeople(ctx, list, record)).map(personId => getRegisterRecord(ctx, personId)),
  )
  return entries
    .filter(({ birthDate }) => ageOn(birthDate, today) >= agedFrom && ageOn(birthDate, today) <= agedTo)
    .map(toChoice)
}

/**
 * The head of a house has the whole of its register, as its paper has it. But who is of age says for themselves what an agency hears of
 * them: a landlord is the head of a tenant's house, too (PDPA s. 19).
 */
async function findPeople(ctx: Ctx, list: Exclude<List, 'houses'>, { personId, home }: Asker['record']) {
  if (list === 'children') return listMinorChildren(ctx, personId)
  if (!home?.isHead) return []
  const inhabitants = await listInhabitants(ctx, home.houseCode)
  const today = localDay(ctx.now())
  return inhabitants
    .filter(one => one.personId !== personId && ageOn(one.birthDate, today) < ADULT_YEARS)
    .map(one => one.personId)
}

/** Where their name stands, and what was numbered for them. */
async function findHouses(ctx: Ctx, record: Asker['record']): Promise<Entry[]> {
  const own = record.home ? [record.home.houseCode] : []
  const codes = [...new Set([...own, ...(await listHousesNumberedFor(ctx, record.personId))])]
  const houses = await Promise.all(codes.map(code => findHouse(ctx, code)))
  return houses.flatMap(home => (home ? [{ ...record, home }] : []))
}

/** A choice as the person reads it. */
export function sayChoice(
  list: List,
  { nameTh, nameEn, birthDate, home }: Entry,
): { text: Shown; beside: Shown } {
  if (list !== 'houses')
    return {
      text: { type: 'words', th: nameTh, en: nameEn },
      beside: { type: 'date', date: birthDate },
    }
  const address = home && { th: formatAddressTh(home.address), en: formatAddressEn(home.address) }
  return {
    text: address ? { type: 'words', ...address } : { type: 'none' },
    beside: { type: 'text', text: home?.houseCode ?? '' },
  }
}
