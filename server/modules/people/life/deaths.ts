// A death is entered: cards end, the name leaves its house, a marriage ends, and somebody else is head.
import { ageOn, type Day } from '../../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import { findHomeCode, leaveHouse, listInhabitants } from '../households.ts'
import { getPerson, recordDeath } from '../people.ts'
import type { PeopleTables } from '../tables.ts'
import { beginEntry, type Office, writeEntry } from './entries.ts'
import { endMarriage, findSpouse, holdPeople, partyOf } from './marriages.ts'

export type Death = {
  personId: string
  diedOn: Day
  time: string | undefined
  place: { th: string; en: string }
  cause: { th: string; en: string }
  informantId: string
  informant: 'spouse' | 'relative' | 'head'
  office: Office
}

export type Bereaved = { familyIds: string[]; spouseId: string | undefined }

/**
 * Enters a death; who of the house and the family is to know.
 * @throws people.personUnknown | alreadyDead
 */
export async function registerDeath(tx: TxCtx, death: Death): Promise<Bereaved> {
  const { personId, diedOn } = death
  await holdPeople(tx, [personId])
  const person = await getPerson(tx, personId)
  const houseCode = await findHomeCode(tx, personId)
  const housemates = houseCode === undefined ? [] : await listInhabitants(tx, houseCode)
  const spouse = await findSpouse(tx, personId)
  await recordDeath(tx, { personId, diedOn })
  if (spouse) await endMarriage(tx, personId, spouse, diedOn, 'death')
  if (houseCode !== undefined) await leaveHouse(tx, personId, houseCode, diedOn)
  const family = [
    ...housemates.map(one => one.personId),
    ...(spouse ? [spouse.personId] : []),
    ...(await listChildrenAndParents(tx, personId)),
    death.informantId,
  ]
  const entry = await beginEntry(tx, 'death', death.office)
  await writeEntry(tx, {
    kind: 'death',
    paperId: `death-${personId}`,
    ownerId: personId,
    holders: family,
    day: diedOn,
    record: {
      ...entry,
      deceased: partyOf(person),
      sex: person.sex,
      nationality: person.isThai ? 'thai' : 'other',
      birthDate: person.birthDate,
      ageYears: ageOn(person.birthDate, diedOn),
      diedOn,
      time: death.time ?? null,
      place: death.place,
      cause: death.cause,
      informant: death.informant,
    },
  })
  return { familyIds: [...new Set(family)].filter(id => id !== personId), spouseId: spouse?.personId }
}

/** Own children and parents who stand in the register. */
export async function listChildrenAndParents(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await tables<PeopleTables>(ctx)
    .selectFrom('people.parent')
    .select(['person_id', 'parent_id'])
    .where(one => one.or([one('person_id', '=', personId), one('parent_id', '=', personId)]))
    .execute()
  return [
    ...new Set(rows.flatMap(row => (row.person_id === personId ? (row.parent_id ?? []) : row.person_id))),
  ]
}
