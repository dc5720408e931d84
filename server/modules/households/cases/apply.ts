// What a case changes in the register when it is done, kind by kind; in the transaction of the last yes.
import type { TxCtx } from '../../../platform/context.ts'
import {
  addHouse,
  endHouse,
  findArea,
  findHead,
  findHomeCode,
  findHouse,
  listInhabitants,
  movePeople,
  openCentralHouse,
  thaiDay,
} from '../../people/index.ts'
import { fail } from '../failures.ts'
import { askersOf } from './end.ts'
import type { CasePersonRow, CaseRow } from './tables.ts'
import { openTold } from './told.ts'

/** Whose house it was or is: their copies end and they are told. */
type Applied = Pick<CaseRow, 'house_code' | 'other_house'> & { concerned: string[] }
type Case = { row: CaseRow; people: CasePersonRow[]; houseNumber: string | undefined }

/** @throws people.* and households.* where the register changed meanwhile */
export function applyCase(tx: TxCtx, one: Case): Promise<Applied> {
  switch (one.row.kind) {
    case 'newHouse':
      return numberHouse(tx, one)
    case 'split':
      return splitHouse(tx, one)
    case 'merge':
      return mergeHouses(tx, one)
    case 'cancel':
      return cancelHouse(tx, one)
    case 'stranger':
      return moveToCentral(tx, one)
  }
}

async function numberHouse(tx: TxCtx, { row, people, houseNumber }: Case): Promise<Applied> {
  const { building } = openTold(tx, row)
  const area = building && findArea(building.subdistrictCode)
  if (!building || !area || houseNumber === undefined) throw fail.numberMissing()
  const { code: subdistrictCode, ...names } = area
  const { villageNumber, movesIn } = building
  const since = thaiDay(tx.now())
  const address = { ...names, subdistrictCode, houseNumber, ...(villageNumber ? { villageNumber } : {}) }
  const houseCode = await addHouse(tx, { address, since })
  const owner = askersOf(row, people).at(-1) ?? row.person_id
  const concerned = movesIn ? await moveOut(tx, { who: [owner], to: houseCode, headId: owner }) : []
  return { house_code: houseCode, other_house: null, concerned }
}

async function splitHouse(tx: TxCtx, { row, people, houseNumber }: Case): Promise<Applied> {
  const house = await requireHouse(tx, row)
  if (houseNumber === undefined) throw fail.numberMissing()
  const staying = await listInhabitants(tx, house.houseCode)
  const made = await addHouse(tx, {
    address: { ...house.address, houseNumber },
    since: thaiDay(tx.now()),
    splitFrom: house.houseCode,
  })
  const headId = people.find(one => one.part === 'newHead')?.person_id
  const who = people.map(one => one.person_id)
  await moveOut(tx, { who, from: house.houseCode, to: made, headId })
  return {
    house_code: house.houseCode,
    other_house: made,
    concerned: staying.map(one => one.personId),
  }
}

async function mergeHouses(tx: TxCtx, { row, people }: Case): Promise<Applied> {
  const { houseCode } = await requireHouse(tx, row)
  const other = row.other_house ?? ''
  // Whoever agreed speaks for that house only while they are its head.
  const agreed = people.find(one => one.part === 'otherHead')?.person_id
  if (agreed === undefined || (await findHead(tx, other)) !== agreed) throw fail.caseImpossible()
  const [staying, coming] = [await listInhabitants(tx, houseCode), await listInhabitants(tx, other)]
  await moveOut(tx, { who: coming.map(one => one.personId), from: other, to: houseCode })
  await endHouse(tx, other, { endedOn: thaiDay(tx.now()), how: 'merged', into: houseCode })
  return {
    house_code: houseCode,
    other_house: other,
    concerned: [...staying, ...coming].map(one => one.personId),
  }
}

/** Who asked moves by themselves before; whoever else still stands there goes to the central register, as they agreed or were heard. */
async function cancelHouse(tx: TxCtx, { row, people }: Case): Promise<Applied> {
  const house = await findHouse(tx, row.house_code ?? '')
  if (!house) throw fail.caseImpossible()
  const { houseCode, address } = house
  const left = (await listInhabitants(tx, houseCode)).map(one => one.personId)
  const who = people.map(one => one.person_id).filter(id => left.includes(id))
  const concerned =
    who.length > 0 ? await moveOut(tx, { who, from: houseCode, to: await openCentralHouse(tx, address) }) : []
  await endHouse(tx, houseCode, { endedOn: thaiDay(tx.now()), how: 'demolished' })
  return { house_code: houseCode, other_house: null, concerned }
}

async function moveToCentral(tx: TxCtx, { row, people }: Case): Promise<Applied> {
  const house = await findHouse(tx, row.house_code ?? '')
  if (!house) throw fail.caseImpossible()
  const central = await openCentralHouse(tx, house.address)
  const who = people.map(one => one.person_id)
  const concerned = await moveOut(tx, { who, from: house.houseCode, to: central })
  return { house_code: house.houseCode, other_house: central, concerned: [...concerned, row.person_id] }
}

/** The house of a case, while who asked is its head. */
async function requireHouse(tx: TxCtx, row: CaseRow) {
  const house = await findHouse(tx, row.house_code ?? '')
  if (!house || (await findHead(tx, house.houseCode)) !== row.person_id) throw fail.caseImpossible()
  return house
}

type Going = { who: string[]; from?: string; to: string; headId?: string | undefined }

/** Writes names over on the present day; everybody whose house it was or is. */
async function moveOut(tx: TxCtx, { who, from, to, headId }: Going): Promise<string[]> {
  const left = from ?? (await findHomeCode(tx, who[0] ?? ''))
  if (left === undefined) throw fail.homeless()
  const heads = [await findHead(tx, left), await findHead(tx, to)]
  const { nextHeadId } = await movePeople(tx, {
    personIds: who,
    from: left,
    to,
    movedOn: thaiDay(tx.now()),
    ...(headId === undefined ? {} : { headId }),
  })
  return [...new Set([...who, ...heads, nextHeadId])].filter(id => id !== undefined)
}
