import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { newId, tables, transaction } from '../../../platform/context.ts'
import { ownItemsOf } from '../definition/asked.ts'
import type { Field } from '../definition/form.ts'
import type { Item } from '../definition/items.ts'
import { fail } from '../failures.ts'
import { type Fault, faultAt } from '../faults.ts'
import type { PublishedService } from '../load.ts'
import type { RecordedCaseRow, ServiceTables } from '../tables.ts'
import { type Difference, findDifferences } from './compare.ts'
import { checkOwn, type Staff } from './own.ts'
import { namesSomebody, RecordedCase } from './recorded-case.ts'
import { type Rehearsal, rehearse } from './rehearse.ts'
import { findFaultsOfSchema } from './schema-faults.ts'

const db = (ctx: Ctx) => tables<ServiceTables>(ctx)
const CASES_MOST = 30
export const CASE_MOST_BYTES = 48 * 1024

export type Tried = {
  id: string
  name: string
  recorded: RecordedCase
  rehearsal: Rehearsal
  differences: Difference[]
}

/** The recorded cases of a service by their names. */
export const listCases = (ctx: Ctx, serviceId: string): Promise<RecordedCaseRow[]> =>
  db(ctx)
    .selectFrom('services.recorded_case')
    .selectAll()
    .where('service_id', '=', serviceId)
    .orderBy('name')
    .orderBy('id')
    .execute()

/** Tries a service with every recorded case. */
export async function tryCases(ctx: Ctx, service: PublishedService): Promise<Tried[]> {
  return (await listCases(ctx, service.id)).map(({ id, name, content }) => {
    const rehearsal = rehearse(ctx, service, content)
    return { id, name, recorded: content, rehearsal, differences: findDifferences(rehearsal, content) }
  })
}

type Recording = { serviceId: string; caseId?: string | undefined; name: string; text: string }

/** Keeps a case, new or in place of one. @throws services.serviceUnknown | caseInvalid | caseNamesSomebody | tooManyCases */
export async function recordCase(ctx: Ctx, staff: Staff, recording: Recording): Promise<void> {
  const { serviceId, caseId, name } = recording
  const content = JSON.stringify(readCase(recording.text))
  await transaction(ctx, async tx => {
    await checkOwn(tx, staff, serviceId)
    const known = await listCases(tx, serviceId)
    if (caseId === undefined && known.length >= CASES_MOST) throw fail.tooManyCases({ most: CASES_MOST })
    if (caseId !== undefined && !known.some(({ id }) => id === caseId)) throw fail.definitionUnknown()
    await sql`insert into services.recorded_case (service_id, id, name, content, author_id, changed_at)
      values (${serviceId}, ${caseId ?? newId(tx)}, ${name}, ${content}::jsonb, ${staff.personId}, ${tx.now()})
      on conflict (service_id, id) do update set name = excluded.name, content = excluded.content,
        author_id = excluded.author_id, changed_at = excluded.changed_at`.execute(tx.db)
  })
}

/** @throws services.caseInvalid | caseNamesSomebody */
export function readCase(text: string): RecordedCase {
  if (Buffer.byteLength(text) > CASE_MOST_BYTES)
    throw fail.caseInvalid({ faults: [faultAt([], 'tooLong', { most: String(CASE_MOST_BYTES) })] })
  if (namesSomebody(text)) throw fail.caseNamesSomebody()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw fail.caseInvalid({ faults: [toFault(error)] })
  }
  if (isTooDeep(value)) throw fail.caseInvalid({ faults: [faultAt([], 'tooDeep')] })
  // No database keeps a NUL in a text.
  if (text.includes('\\u0000')) throw fail.caseInvalid({ faults: [faultAt([], 'notJson')] })
  const parsed = RecordedCase.safeParse(value)
  if (!parsed.success) throw fail.caseInvalid({ faults: findFaultsOfSchema(parsed.error, value) })
  return parsed.data
}

/** The engine says where it stopped to understand. */
function toFault(error: unknown): Fault {
  const line = /line (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  return { ...faultAt([], 'notJson'), line: line ? Number(line) : undefined }
}

const DEPTH_MOST = 40

/** Whether a value is nested deeper than any answer should be. */
const isTooDeep = (value: unknown, left = DEPTH_MOST): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some(one => isTooDeep(one, left - 1)))

export async function removeCase(ctx: Ctx, staff: Staff, serviceId: string, caseId: string): Promise<void> {
  await checkOwn(ctx, staff, serviceId)
  await db(ctx)
    .deleteFrom('services.recorded_case')
    .where('service_id', '=', serviceId)
    .where('id', '=', caseId)
    .execute()
}

const beginField = (type: Field['type']) =>
  type === 'agreement' ? 'yes' : type === 'fromRegister' ? '1' : ''
const beginItems = (items: readonly Item[]) =>
  Object.fromEntries(items.map(item => [item, item === 'citizenNumber' ? '9000000000012' : '']))

/** A case to begin with: every item, field and answer that the service names, to be filled in. */
export function beginCase({ data, form, call, case: sent }: PublishedService): z.input<typeof RecordedCase> {
  const chosenFrom = data.flatMap(one => ('tells' in one ? [[one.item, [beginItems(one.tells)]]] : []))
  const lists = form.flatMap(field => (field.type === 'options' ? [field.call.operation] : []))
  const operations = [...lists, call?.operation, sent?.follow.operation].filter(name => name !== undefined)
  return {
    person: {
      level: 2,
      isThai: true,
      isHeadOfHouse: true,
      items: beginItems(ownItemsOf(data)),
      ...(chosenFrom.length > 0 ? { lists: Object.fromEntries(chosenFrom) } : {}),
    },
    form: Object.fromEntries(
      form.flatMap(({ name, type }) => (type === 'sum' ? [] : [[name, beginField(type)]])),
    ),
    answers: Object.fromEntries(operations.map(name => [name, { status: 200, body: {} }])),
    expects: { outcome: 'ok', rows: {} },
  }
}
