import { sql } from 'kysely'
import { type CardStatus, cardStatuses } from '../../../invented/country/index.ts'
import type { Day } from '../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { anyOf, lookUp, together } from '../../platform/together.ts'
import type {
  CardRow,
  DeathRow,
  HouseRow,
  MembershipRow,
  OwnPhotoRow,
  PeopleTables,
  PersonRow,
  PhotoRow,
} from './tables.ts'

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)

export const findPersonRow = lookUp<PersonRow>(
  (ctx, personIds) =>
    db(ctx)
      .selectFrom('people.person')
      .selectAll()
      .where('person_id', '=', anyOf(personIds, 'uuid'))
      .execute(),
  row => row.person_id,
)

export const findPersonRowByNumber = lookUp<PersonRow>(
  (ctx, numbers) =>
    db(ctx).selectFrom('people.person').selectAll().where('citizen_number', '=', anyOf(numbers)).execute(),
  row => row.citizen_number,
)

export const findDeath = lookUp<DeathRow>(
  (ctx, personIds) =>
    db(ctx)
      .selectFrom('people.death')
      .selectAll()
      .where('person_id', '=', anyOf(personIds, 'uuid'))
      .execute(),
  row => row.person_id,
)

export const findCard = (ctx: Ctx, personId: string, version: number) =>
  db(ctx)
    .selectFrom('people.card')
    .selectAll()
    .where('person_id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst()

export const findNewestCard = lookUp<CardRow>(
  (ctx, personIds) =>
    db(ctx)
      .selectFrom('people.card')
      .selectAll()
      .distinctOn('person_id')
      .where('person_id', '=', anyOf(personIds, 'uuid'))
      .orderBy('person_id')
      .orderBy('version', 'desc')
      .execute(),
  row => row.person_id,
)

/** The house a person lives in, or the last one of somebody dead, with how they live there. */
export const findMembership = lookUp<Home>(
  (ctx, personIds) =>
    db(ctx)
      .selectFrom('people.membership')
      .innerJoin('people.house', 'people.house.house_code', 'people.membership.house_code')
      .selectAll('people.house')
      .select(['person_id', 'is_head', 'since_day'])
      .distinctOn('person_id')
      .where('person_id', '=', anyOf(personIds, 'uuid'))
      .orderBy('person_id')
      .orderBy('since_day', 'desc')
      .execute(),
  row => row.person_id,
)
type Home = HouseRow & Pick<MembershipRow, 'person_id' | 'is_head' | 'since_day'>

/** The parents as registered, with the number of those who are in the register themselves. */
export const listParents = together(async (ctx: Ctx, personIds: readonly string[]) => {
  const rows = await db(ctx)
    .selectFrom('people.parent')
    .leftJoin('people.person', 'people.person.person_id', 'people.parent.parent_id')
    .select([
      'people.parent.person_id as child_id',
      'kind',
      'people.parent.first_th',
      'people.parent.last_th',
      'citizen_number',
    ])
    .where('people.parent.person_id', '=', anyOf(personIds, 'uuid'))
    .execute()
  return personIds.map(personId => rows.filter(row => row.child_id === personId))
})

export type CheckRow = PersonRow & { cards: Pick<CardRow, CheckedCard>[]; died_on: Day | null }
type CheckedCard =
  | 'laser_code'
  | 'issue_date'
  | 'expiry_date'
  | 'status'
  | 'version'
  | 'card_id'
  | 'request_number'

/** Person, all cards and death in one statement, so that a known and an unknown number cost one round trip each. */
export async function findForCheck(ctx: Ctx, citizenNumber: string): Promise<CheckRow | undefined> {
  const found = await sql<CheckRow>`
    select person.*, death.died_on, coalesce((
      select json_agg(json_build_object('laser_code', laser_code, 'issue_date', issue_date,
        'expiry_date', expiry_date, 'status', status, 'version', version, 'card_id', card_id,
        'request_number', request_number))
      from people.card where card.person_id = person.person_id), '[]') as cards
    from people.person left join people.death using (person_id)
    where citizen_number = ${citizenNumber}`.execute(ctx.db)
  return found.rows[0]
}

/** Changes the state of a card that is in one of the given states; undefined when none is. */
export const updateCardStatus = (
  tx: TxCtx,
  personId: string,
  version: number,
  from: readonly CardStatus[],
  status: CardStatus,
) =>
  db(tx)
    .updateTable('people.card')
    .set({ status })
    .where('person_id', '=', personId)
    .where('version', '=', version)
    .where('status', 'in', from)
    .returning('card_id')
    .executeTakeFirst()

/** Records a death; false when one is recorded already. */
export async function insertDeath(tx: TxCtx, personId: string, diedOn: Day): Promise<boolean> {
  const inserted = await db(tx)
    .insertInto('people.death')
    .values({ person_id: personId, died_on: diedOn, recorded_at: tx.now() })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function cancelCards(tx: TxCtx, personId: string) {
  await db(tx)
    .updateTable('people.card')
    .set({ status: 'cancelled' })
    .where('person_id', '=', personId)
    .where('status', '=', 'valid')
    .execute()
}

export const findPhoto = (ctx: Ctx, personId: string) =>
  db(ctx).selectFrom('people.photo').selectAll().where('person_id', '=', personId).executeTakeFirst()

export async function upsertPhoto(tx: TxCtx, photo: PhotoRow) {
  await db(tx)
    .insertInto('people.photo')
    .values(photo)
    .onConflict(conflict => conflict.column('person_id').doUpdateSet(photo))
    .execute()
}

/** A visitor's own photograph, while it is kept. */
export const findOwnPhoto = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('people.own_photo')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()

export async function upsertOwnPhoto(tx: TxCtx, photo: OwnPhotoRow) {
  await db(tx)
    .insertInto('people.own_photo')
    .values(photo)
    .onConflict(conflict => conflict.column('person_id').doUpdateSet(photo))
    .execute()
}

export async function eraseOwnPhotos(ctx: Ctx) {
  await db(ctx).deleteFrom('people.own_photo').where('expires_at', '<=', ctx.now()).execute()
}

/** What a sandbox card may be like: a state of a card, or the card of somebody who died. */
export const specimenKinds = [...cardStatuses, 'dead'] as const
export type SpecimenKind = (typeof specimenKinds)[number]

/** Cards of that kind with their invented holders, in a fixed order: the newest of each, but a replaced one is by its nature an older. */
export async function listCardHolders(
  ctx: Ctx,
  { kind, limit, offset }: { kind: SpecimenKind; limit: number; offset: number },
) {
  const found = await sql<{ person_id: string; version: number; status: CardStatus }>`
    select card.person_id, card.version, card.status
    from people.card join people.person using (person_id)
    where is_invented
      and (card.status = ${kind} or ${kind === 'dead'})
      and exists (select from people.death where death.person_id = card.person_id) = ${kind === 'dead'}
      and (${kind === 'replaced'} or not exists (
        select from people.card later where later.person_id = card.person_id and later.version > card.version))
    order by card.person_id, card.version limit ${limit} offset ${offset}`.execute(ctx.db)
  return found.rows
}

/** True when somebody in the register is invented. */
export async function hasInventedPeople(ctx: Ctx): Promise<boolean> {
  const row = await db(ctx)
    .selectFrom('people.person')
    .select('person_id')
    .where('is_invented', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export const findSeeding = (ctx: Ctx, seed: number) =>
  db(ctx).selectFrom('people.seeding').selectAll().where('seed', '=', seed).executeTakeFirst()

export async function saveSeeding(tx: TxCtx, row: PeopleTables['people.seeding']) {
  await db(tx)
    .insertInto('people.seeding')
    .values(row)
    .onConflict(conflict => conflict.column('seed').doUpdateSet({ written: row.written }))
    .execute()
}

/** Marks valid cards whose last day has passed. */
export async function expireCards(ctx: Ctx) {
  await sql`update people.card set status = 'expired'
    where status = 'valid' and expiry_date < (${ctx.now()}::timestamptz at time zone 'Asia/Bangkok')::date`.execute(
    ctx.db,
  )
}
