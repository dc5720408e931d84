// Who lives in a house, and the changes of it. Whoever calls has seen to the consents that the law asks for.
import type { Address } from '../../../shared/address.ts'
import { ageOn, type Day } from '../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { headChanged, moved } from './events.ts'
import { fail } from './failures.ts'
import { thaiDay } from './seed.ts'
import type { HouseRow, PeopleTables } from './tables.ts'
import { type Person, toAddress, toPerson } from './views.ts'

/** Civil and Commercial Code s. 19. */
export const ADULT_YEARS = 20

export type House = { houseCode: string; address: Address; kind: HouseRow['kind'] }
export type Inhabitant = Person & { isHead: boolean; since: Day }

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)

/** The house of a code, or undefined; one that was merged or taken down is no house any more. */
export async function findHouse(ctx: Ctx, houseCode: string): Promise<House | undefined> {
  const row = await findHouseRow(ctx, houseCode)
  return row?.ended_on === null ? toHouse(row) : undefined
}

/** The same, also where the house has ended. */
export async function findHouseEver(ctx: Ctx, houseCode: string): Promise<House | undefined> {
  const row = await findHouseRow(ctx, houseCode)
  return row && toHouse(row)
}

const findHouseRow = (ctx: Ctx, houseCode: string) =>
  db(ctx).selectFrom('people.house').selectAll().where('house_code', '=', houseCode).executeTakeFirst()

const toHouse = (row: HouseRow): House => ({
  houseCode: row.house_code,
  address: toAddress(row),
  kind: row.kind,
})

/** The code of the house where somebody's name stands now, or undefined. */
export async function findHomeCode(ctx: Ctx, personId: string): Promise<string | undefined> {
  const row = await db(ctx)
    .selectFrom('people.membership')
    .select('house_code')
    .where('person_id', '=', personId)
    .where('until_day', 'is', null)
    .executeTakeFirst()
  return row?.house_code
}

/** The living whose names stand in a house, its head first. */
export async function listInhabitants(ctx: Ctx, houseCode: string): Promise<Inhabitant[]> {
  const rows = await db(ctx)
    .selectFrom('people.membership')
    .innerJoin('people.person', 'people.person.person_id', 'people.membership.person_id')
    .leftJoin('people.death', 'people.death.person_id', 'people.membership.person_id')
    .selectAll('people.person')
    .select(['is_head', 'since_day'])
    .where('house_code', '=', houseCode)
    .where('until_day', 'is', null)
    .where('died_on', 'is', null)
    .orderBy('is_head', 'desc')
    .orderBy('since_day')
    .orderBy('people.person.person_id')
    .execute()
  return rows.map(row => ({ ...toPerson(row), isHead: row.is_head, since: row.since_day }))
}

/** The living head of a house, or undefined. */
export async function findHead(ctx: Ctx, houseCode: string): Promise<string | undefined> {
  return (await listInhabitants(ctx, houseCode)).find(one => one.isHead)?.personId
}

/** Own children under age whose names stand in the same house. */
export async function listChildrenAtHome(ctx: Ctx, personId: string): Promise<Inhabitant[]> {
  const houseCode = await findHomeCode(ctx, personId)
  if (houseCode === undefined) return []
  const children = await db(ctx)
    .selectFrom('people.parent')
    .select('person_id')
    .where('parent_id', '=', personId)
    .execute()
  const ids = new Set(children.map(row => row.person_id))
  const today = thaiDay(ctx.now())
  return (await listInhabitants(ctx, houseCode)).filter(
    one => ids.has(one.personId) && ageOn(one.birthDate, today) < ADULT_YEARS,
  )
}

export type Move = {
  personIds: readonly string[]
  from: string
  to: string
  movedOn: Day
  /** Who becomes head of a house where nobody lives, if not the eldest adult. */
  headId?: string
}

/**
 * Writes people over from one house to another. Where the head leaves, the eldest adult who stays is head, or nobody; who comes into a
 * house where nobody lives becomes its head, if of age. Returns whoever became head of the house that was left.
 * @throws people.houseUnknown | notInHouse | movedBefore
 */
export async function movePeople(
  tx: TxCtx,
  { personIds, from, to, movedOn, headId }: Move,
): Promise<{ nextHeadId: string | undefined }> {
  // Always in the order of their codes: two moves between the same houses wait for each other and never for ever.
  const houses = await db(tx)
    .selectFrom('people.house')
    .select(['house_code', 'kind'])
    .where('house_code', 'in', [from, to])
    .where('ended_on', 'is', null)
    .orderBy('house_code')
    .forUpdate()
    .execute()
  const target = houses.find(house => house.house_code === to)
  if (from === to || !target) throw fail.houseUnknown()
  const leaving = (await listInhabitants(tx, from)).filter(one => personIds.includes(one.personId))
  if (leaving.length !== personIds.length) throw fail.notInHouse()
  if (leaving.some(one => one.since >= movedOn)) throw fail.movedBefore()
  const isEmpty = target.kind === 'house' && (await listInhabitants(tx, to)).length === 0
  await db(tx)
    .updateTable('people.membership')
    .set({ until_day: movedOn })
    .where('person_id', 'in', personIds)
    .where('until_day', 'is', null)
    .execute()
  const first = isEmpty
    ? (leaving.find(one => one.personId === headId) ?? eldestAdult(leaving, thaiDay(tx.now())))
    : undefined
  await db(tx)
    .insertInto('people.membership')
    .values(
      leaving.map(({ personId }) => ({
        person_id: personId,
        since_day: movedOn,
        house_code: to,
        role: 'relative' as const,
        until_day: null,
        is_head: personId === first?.personId,
      })),
    )
    .execute()
  for (const { personId } of leaving) await tx.emit(moved, { movedOn }, { personId })
  const nextHeadId = leaving.some(one => one.isHead) ? await passHeadOn(tx, from) : undefined
  return { nextHeadId }
}

/** Takes the name of somebody who died off a house; where it was the head's, the eldest adult is head. */
export async function leaveHouse(tx: TxCtx, personId: string, houseCode: string, until: Day): Promise<void> {
  await db(tx)
    .selectFrom('people.house')
    .select('house_code')
    .where('house_code', '=', houseCode)
    .forUpdate()
    .execute()
  const left = await db(tx)
    .updateTable('people.membership')
    .set({ until_day: until })
    .where('person_id', '=', personId)
    .where('house_code', '=', houseCode)
    .where('until_day', 'is', null)
    .returning('is_head')
    .executeTakeFirst()
  if (left?.is_head) await passHeadOn(tx, houseCode)
}

async function passHeadOn(tx: TxCtx, houseCode: string): Promise<string | undefined> {
  const next = eldestAdult(await listInhabitants(tx, houseCode), thaiDay(tx.now()))
  if (!next) return undefined
  await db(tx)
    .updateTable('people.membership')
    .set({ is_head: true })
    .where('person_id', '=', next.personId)
    .where('until_day', 'is', null)
    .execute()
  await tx.emit(headChanged, {}, { personId: next.personId })
  return next.personId
}

const eldestAdult = (people: readonly Inhabitant[], today: Day) =>
  people
    .filter(one => ageOn(one.birthDate, today) >= ADULT_YEARS)
    .toSorted((one, other) => (one.birthDate < other.birthDate ? -1 : 1))[0]
