// Houses enter the register and leave it. Whoever calls has seen to the consents, the inspection and the registrar's word.
import { inventedHouseOffice, listSubdistricts, type Subdistrict } from '../../../invented/country/index.ts'
import type { Address, AreaName } from '../../../shared/address.ts'
import { toHouseCode } from '../../../shared/house-code.ts'
import type { Day } from '../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { houseAdded, houseEnded } from './events.ts'
import { fail } from './failures.ts'
import { listInhabitants } from './households.ts'
import { toAddressColumns } from './rows.ts'
import type { HouseRow, PeopleTables } from './tables.ts'

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)

/** The sub-district of a code of six digits, or undefined. */
export const findArea = (code: string): Subdistrict | undefined =>
  listSubdistricts().find(area => area.code === code)

/** The sub-districts of a district, by its names and its province's. */
export const listAreasOf = ({ district, province }: Record<'district' | 'province', AreaName>) =>
  listSubdistricts().filter(area => area.district.th === district.th && area.province.th === province.th)

export type NewHouse = {
  address: Address
  since: Day
  /** The house that it was a part of. */
  splitFrom?: string
}

/** Enters a house in which nobody lives yet; its code. @throws people.areaUnknown | houseNumberTaken */
export async function addHouse(tx: TxCtx, { address, since, splitFrom }: NewHouse): Promise<string> {
  if (!findArea(address.subdistrictCode)) throw fail.areaUnknown()
  const houseCode = await nextCode(tx, address.subdistrictCode)
  if (await hasHouseAt(tx, address)) throw fail.houseNumberTaken()
  await insertHouse(tx, address, {
    house_code: houseCode,
    kind: 'house',
    entered_on: since,
    other_house: splitFrom ?? null,
  })
  await tx.emit(houseAdded, { since })
  return houseCode
}

/** The next code of an office. Its row is held to the end of the transaction, so that of two houses entered at once one waits. */
async function nextCode(tx: TxCtx, subdistrictCode: string): Promise<string> {
  const district = subdistrictCode.slice(0, 4)
  const office = tx.settings.sandbox ? inventedHouseOffice(district) : district
  const { last_running } = await db(tx)
    .insertInto('people.house_office')
    .values({ office, last_running: 1 })
    .onConflict(conflict =>
      conflict
        .column('office')
        .doUpdateSet(set => ({ last_running: set('people.house_office.last_running', '+', 1) })),
    )
    .returning('last_running')
    .executeTakeFirstOrThrow()
  return toHouseCode(office, last_running)
}

async function hasHouseAt(tx: TxCtx, address: Address): Promise<boolean> {
  const same = await db(tx)
    .selectFrom('people.house')
    .select(['village_number', 'lane_th', 'road_th'])
    .where('subdistrict_code', '=', address.subdistrictCode)
    .where('house_number', '=', address.houseNumber)
    .where('ended_on', 'is', null)
    .execute()
  return same.some(
    row =>
      row.village_number === (address.villageNumber ?? null) &&
      row.lane_th === (address.lane?.th ?? null) &&
      row.road_th === (address.road?.th ?? null),
  )
}

const insertHouse = (
  tx: TxCtx,
  address: Address,
  own: Pick<HouseRow, 'house_code' | 'kind' | 'entered_on' | 'other_house'>,
) =>
  db(tx)
    .insertInto('people.house')
    .values({
      ...own,
      ...toAddressColumns(address),
      ended_on: null,
      end_kind: null,
    })
    .execute()

/** Ends a house in which no name stands any more; its row stays. @throws people.houseUnknown | houseLivedIn */
export async function endHouse(
  tx: TxCtx,
  houseCode: string,
  end: { endedOn: Day } & ({ how: 'merged'; into: string } | { how: 'demolished' }),
): Promise<void> {
  const house = await db(tx)
    .selectFrom('people.house')
    .select('house_code')
    .where('house_code', '=', houseCode)
    .where('kind', '=', 'house')
    .where('ended_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!house) throw fail.houseUnknown()
  if ((await listInhabitants(tx, houseCode)).length > 0) throw fail.houseLivedIn()
  const into = end.how === 'merged' ? { other_house: end.into } : {}
  await db(tx)
    .updateTable('people.house')
    .set({ ended_on: end.endedOn, end_kind: end.how, ...into })
    .where('house_code', '=', houseCode)
    .execute()
  await tx.emit(houseEnded, { endedOn: end.endedOn, how: end.how })
}

/** The central register of the district in which a house stands; opened when it is needed first (Civil Registration Act s. 33). */
export async function openCentralHouse(tx: TxCtx, address: Address): Promise<string> {
  const known = await findCentral(tx, address)
  if (known) return known
  const code = await nextCode(tx, address.subdistrictCode)
  // Whoever opened it meanwhile held the office.
  const opened = await findCentral(tx, address)
  if (opened) return opened
  const { lane: _lane, road: _road, villageNumber: _village, ...area } = address
  await insertHouse(
    tx,
    { ...area, houseNumber: '-' },
    { house_code: code, kind: 'central', entered_on: null, other_house: null },
  )
  return code
}

async function findCentral(tx: TxCtx, { subdistrictCode }: Address): Promise<string | undefined> {
  const row = await db(tx)
    .selectFrom('people.house')
    .select('house_code')
    .where('kind', '=', 'central')
    .where('subdistrict_code', 'like', `${subdistrictCode.slice(0, 4)}%`)
    .executeTakeFirst()
  return row?.house_code
}

/** Whether somebody was the last head of a house in which nobody lives any more. */
export async function wasLastHead(ctx: Ctx, houseCode: string, personId: string): Promise<boolean> {
  if ((await listInhabitants(ctx, houseCode)).length > 0) return false
  const last = await db(ctx)
    .selectFrom('people.membership')
    .select('person_id')
    .where('house_code', '=', houseCode)
    .where('is_head', '=', true)
    .orderBy('until_day', 'desc')
    .executeTakeFirst()
  return last?.person_id === personId
}
