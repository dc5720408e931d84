import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables, transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { listNames } from '../authenticators/index.ts'
import { labelItems } from '../federation/index.ts'
import { describeClient } from '../parties/index.ts'
import { getPerson } from '../people/index.ts'
import { describeService } from '../services/index.ts'
import { describePlace } from '../staff/index.ts'
import { kinds } from './kinds.ts'
import type { AccessRow, AuditTables } from './tables.ts'

const KEEP_YEARS = 2
const db = (ctx: Ctx) => tables<AuditTables>(ctx)

/** Keeps one fact for its person; delivered again it is kept once. */
export async function keepFact(ctx: Ctx, { id, at, name, personId, data }: RecordedEvent): Promise<void> {
  if (personId === null) return
  const [kind, toRow] = kinds[name as keyof typeof kinds]
  const empty = {
    party_id: null,
    client_id: null,
    service_id: null,
    items: null,
    via: null,
    level: null,
    authenticator_id: null,
    other_person_id: null,
  }
  const row: AccessRow = { person_id: personId, id, at, kind, ...empty, ...toRow(data as never) }
  await transaction(ctx, tx =>
    db(tx)
      .insertInto('audit.access')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .execute(),
  )
}

/** A page of a person's history, newest first, with the names as they stand now. */
export async function listHistory(
  ctx: Ctx,
  personId: string,
  page: { before?: string | undefined; limit: number },
) {
  let reading = db(ctx)
    .selectFrom('audit.access')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (page.before !== undefined) reading = reading.where('id', '<', page.before)
  const rows = await reading.execute()
  const shown = rows.slice(0, page.limit)
  const [names, people, clients, places] = await Promise.all([
    listNames(ctx, personId),
    describePeople(ctx, shown),
    describeClients(ctx, shown),
    describePlaces(ctx, shown),
  ])
  const last = shown.at(-1)
  return {
    entries: shown.map(row => ({
      ...toEntry(row, { names, people, clients, places }),
      ...serviceOf(ctx, row),
    })),
    ...(rows.length > page.limit && last ? { next: last.id } : {}),
  }
}

async function describeClients(ctx: Ctx, rows: AccessRow[]) {
  const ids = [...new Set(rows.flatMap(row => row.client_id ?? []))]
  const found = await Promise.all(ids.map(async id => [id, await describeClient(ctx, id)] as const))
  return new Map(found)
}

/** Places of counters and kiosks stand where an organisation would; they have no client. */
async function describePlaces(ctx: Ctx, rows: AccessRow[]) {
  const ids = [...new Set(rows.flatMap(row => (row.client_id ? [] : (row.party_id ?? []))))]
  const found = await Promise.all(ids.map(async id => [id, await describePlace(ctx, id)] as const))
  return new Map(found)
}

const serviceOf = (ctx: Ctx, { service_id }: AccessRow) => {
  const service = service_id === null ? undefined : describeService(ctx, service_id)
  return service ? { service } : {}
}

/** Of the other one the name as it stands now, and nothing else. */
async function describePeople(ctx: Ctx, rows: AccessRow[]) {
  const ids = [...new Set(rows.flatMap(row => row.other_person_id ?? []))]
  const found = await Promise.all(ids.map(async id => [id, await getPerson(ctx, id)] as const))
  return new Map(found.map(([id, { nameTh, nameEn }]) => [id, { nameTh, nameEn }]))
}

type Named = {
  names: Map<string, string>
  people: Awaited<ReturnType<typeof describePeople>>
  clients: Map<string, Awaited<ReturnType<typeof describeClient>>>
  places: Awaited<ReturnType<typeof describePlaces>>
}

function toEntry(row: AccessRow, { names, people, clients, places }: Named) {
  const client = row.client_id ? clients.get(row.client_id) : undefined
  const place = row.party_id ? places.get(row.party_id) : undefined
  const other = row.other_person_id ? people.get(row.other_person_id) : undefined
  const name = row.authenticator_id ? names.get(row.authenticator_id) : undefined
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    ...(client ? { party: client.party } : place ? { party: place } : {}),
    ...(other ? { otherPerson: other } : {}),
    ...(row.client_id ? { clientId: row.client_id } : {}),
    ...(row.items ? { items: row.items, itemLabels: labelItems(row.items).map(toWords) } : {}),
    ...(row.level ? { level: row.level } : {}),
    ...(row.via ? { via: row.via } : {}),
    ...(name ? { deviceName: name } : {}),
    ...(row.authenticator_id ? { deviceId: row.authenticator_id } : {}),
  }
}

const toWords = ({ labelTh, labelEn }: { labelTh: string; labelEn: string }) => ({ th: labelTh, en: labelEn })

/** Erases what has outlived its time. */
export async function eraseOldHistory(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now())
  before.setUTCFullYear(before.getUTCFullYear() - KEEP_YEARS)
  await db(ctx).deleteFrom('audit.access').where('at', '<', before).execute()
}

/** Erases a person's history, when the account is closed. The sealed facts stay for the legal time. */
export async function eraseHistory(tx: TxCtx, personId: string): Promise<void> {
  await db(tx).deleteFrom('audit.access').where('person_id', '=', personId).execute()
}
