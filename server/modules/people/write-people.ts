// Writes many people at once. A batch travels as one JSON document a table: the server takes it apart by column name,
// which is several times faster than one parameter a value and needs no COPY protocol.
import { sql } from 'kysely'
import type { InventedPerson } from '../../../invented/country/index.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { toSurnameRow } from './life/surnames.ts'
import {
  toCardRows,
  toFormerNameRows,
  toHouseRow,
  toMembershipRow,
  toParentRows,
  toPersonRow,
  toPhotoRows,
} from './rows.ts'

const batchSize = 2_000

export type InsertOptions = {
  /** Another choice of face than by sex and age (tests that must know the face). */
  chooseCastId?: (person: InventedPerson) => string
  /** Called in the transaction of each batch with the index after its last person. */
  onBatch?: (tx: TxCtx, written: number, nextIndex: number) => Promise<void>
}

/** Streams invented people into the register, a batch a transaction; those already there are left as they are. Returns how many were given. */
export async function insertInventedPeople(
  ctx: Ctx,
  people: Iterable<InventedPerson>,
  { chooseCastId, onBatch }: InsertOptions = {},
): Promise<number> {
  let written = 0
  let batch: InventedPerson[] = []
  const flush = async () => {
    const full = batch
    batch = []
    written += full.length
    await transaction(ctx, async tx => {
      await insertBatch(tx, full, chooseCastId)
      await onBatch?.(tx, written, full.at(-1)!.index + 1)
    })
  }
  for (const person of people) {
    batch.push(person)
    if (batch.length === batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  return written
}

async function insertBatch(
  tx: TxCtx,
  people: readonly InventedPerson[],
  chooseCastId: InsertOptions['chooseCastId'],
) {
  const now = tx.now()
  const dead = people.filter(person => person.diedOn !== undefined)
  // A household cut by a batch or given alone still needs its house: the first seen of each house brings it.
  const houses = new Map(people.map(person => [person.house.houseCode, person]))
  await insertRows(
    tx,
    'person',
    people.map(person => toPersonRow(person, now)),
  )
  await insertRows(tx, 'house', [...houses.values()].map(toHouseRow))
  await insertRows(tx, 'membership', people.map(toMembershipRow))
  await insertRows(tx, 'parent', people.flatMap(toParentRows))
  await insertRows(tx, 'former_name', people.flatMap(toFormerNameRows))
  await insertRows(tx, 'surname', surnamesOf(people))
  await insertRows(tx, 'card', people.flatMap(toCardRows))
  await insertRows(
    tx,
    'photo',
    people.flatMap(person => toPhotoRows(person, chooseCastId)),
  )
  await insertRows(
    tx,
    'death',
    dead.map(person => ({ person_id: person.personId, died_on: person.diedOn, recorded_at: now })),
  )
}

function surnamesOf(people: readonly InventedPerson[]) {
  const names = people.flatMap(({ name, formerNames }) => [name, ...formerNames.map(former => former.name)])
  // In order: batches that run at once wait for each other and never for ever.
  return [...new Set(names.flatMap(({ lastTh }) => lastTh ?? []))].toSorted().map(toSurnameRow)
}

async function insertRows(tx: TxCtx, table: string, rows: readonly object[]) {
  if (rows.length === 0) return
  const name = sql.id('people', table)
  await sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)
    on conflict do nothing`.execute(tx.db)
}
