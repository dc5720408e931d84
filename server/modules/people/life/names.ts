// A name changes: the one borne until today is kept, and the change is an entry of its own.
import { longNameEn, longNameTh, type PersonName } from '../../../../shared/names.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import { nameChanged } from '../events.ts'
import { fail } from '../failures.ts'
import { getPerson } from '../people.ts'
import { toNameColumns } from '../rows.ts'
import { thaiDay } from '../seed.ts'
import type { PeopleTables } from '../tables.ts'
import { toName } from '../views.ts'
import { beginEntry, type Office, writeEntry } from './entries.ts'
import { findSpouse, holdPeople, partyOf } from './marriages.ts'
import { enterSurname, findSurnameUse } from './surnames.ts'

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)

/** What changes; what is not there stays. */
export type NewName = Partial<Pick<PersonName, 'title' | 'firstTh' | 'firstEn' | 'lastTh' | 'lastEn'>>

type Change = {
  personId: string
  name: NewName
  because: 'marriage' | 'divorce' | 'ownWish'
  /** True for a surname that is new in the country, and nobody else's (Person Name Act s. 8). */
  isNewSurname?: boolean
  office: Office
}

/** Changes a name as of today. @throws people.personUnknown | nameChangedToday | surnameTaken */
export async function changeName(tx: TxCtx, { personId, name, because, isNewSurname, office }: Change) {
  await holdPeople(tx, [personId])
  const person = await getPerson(tx, personId)
  const before = person.name
  const after = { ...before, ...name }
  if (isNewSurname && after.lastTh) await takeNewSurname(tx, after.lastTh)
  const today = thaiDay(tx.now())
  const kept = await db(tx)
    .insertInto('people.former_name')
    .values({ person_id: personId, until_day: today, ...toNameColumns(before) })
    .onConflict(conflict => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst()
  if (!kept) throw fail.nameChangedToday()
  await db(tx)
    .updateTable('people.person')
    .set(toNameColumns(after))
    .where('person_id', '=', personId)
    .execute()
  const both = (one: PersonName) => ({ th: longNameTh(one), en: longNameEn(one) })
  await writeEntry(tx, {
    kind: 'nameChange',
    paperId: `name-${today}`,
    ownerId: personId,
    holders: [],
    day: today,
    record: {
      ...(await beginEntry(tx, 'nameChange', office)),
      person: partyOf({ ...person, name: after }),
      before: both(before),
      after: both(after),
      reason: because,
    },
  })
  await tx.emit(nameChanged, { because }, { personId })
}

async function takeNewSurname(tx: TxCtx, surname: string) {
  if ((await findSurnameUse(tx, surname)) !== 'free' || !(await enterSurname(tx, surname)))
    throw fail.surnameTaken()
}

export type FamilyName = { from: 'father' | 'mother' | 'spouse' | 'former'; lastTh: string; lastEn: string }

/** Surnames that somebody may take without asking: of their parents, of whom they are married to, and those they bore. */
export async function listFamilyNames(ctx: Ctx, personId: string): Promise<FamilyName[]> {
  const own = (await getPerson(ctx, personId)).name
  const parents = await db(ctx)
    .selectFrom('people.parent')
    .select(['kind', 'parent_id'])
    .where('person_id', '=', personId)
    .execute()
  const former = await db(ctx)
    .selectFrom('people.former_name')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('until_day', 'desc')
    .execute()
  const spouse = await findSpouse(ctx, personId)
  const ids = [
    ...parents.flatMap(({ kind, parent_id: id }) => (id ? [{ from: kind, id }] : [])),
    ...(spouse ? [{ from: 'spouse' as const, id: spouse.personId }] : []),
  ]
  const living = await Promise.all(
    ids.map(async ({ from, id }) => ({ from, name: (await getPerson(ctx, id)).name })),
  )
  const all = [...living, ...former.map(row => ({ from: 'former' as const, name: toName(row) }))]
  const seen = new Set([own.lastTh])
  return all.flatMap(({ from, name: { lastTh, lastEn } }) => {
    if (!lastTh || !lastEn || seen.has(lastTh)) return []
    seen.add(lastTh)
    return [{ from, lastTh, lastEn }]
  })
}
