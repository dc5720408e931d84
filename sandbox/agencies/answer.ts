// What an agency answers when it behaves: from its records, or from its table.
import { localDay } from '../../shared/opening-hours.ts'
import type { AgencyDocument, Operation, Plan } from './documents.ts'
import { type Asked, askedAt, invent, pick } from './invent.ts'
import { end, listSlots, open, settle, show } from './opened.ts'
import type { Store } from './store.ts'

export type Answer = { status: number; body: unknown }

export function answer(agency: AgencyDocument, operation: Operation, asked: Asked, store: Store): Answer {
  const { plan } = operation
  if ('record' in plan) return answerFromRecord(agency, operation, plan.record, asked, store)
  if ('table' in plan) return answerFromTable(plan.table, asked)
  if ('slots' in plan) return listSlots(agency, plan.slots, asked, store)
  if ('settles' in plan) return settle(plan.settles, asked, store)
  if ('opens' in plan) return open({ agency, operation, asked, store }, plan.opens)
  if ('shows' in plan) return show({ agency, operation, asked, store }, plan.shows)
  return end({ agency, operation, asked, store }, plan.ends)
}

type RecordPlan = Extract<Plan, { record: unknown }>['record']
type TablePlan = Extract<Plan, { table: unknown }>['table']

function answerFromRecord(
  agency: AgencyDocument,
  operation: Operation,
  plan: RecordPlan,
  asked: Asked,
  store: Store,
) {
  const key = [plan.key, plan.and].flatMap(place => (place ? askedAt(asked, place) : [])).join(':')
  return store.getOrMake(operation.id, key, () => {
    const seed = `${agency.id}:${operation.id}:${key}`
    if (pick(`${seed}:absent`, 100) < plan.absentPercent)
      return { status: plan.absent.status, body: plan.absent.body }
    const world = { document: agency.document, asked, today: localDay(new Date()) }
    return { status: 200, body: invent(world, operation.answer, { seed, index: 0, of: 1, beside: {} }) }
  })
}

function answerFromTable({ rows, match = {}, otherwise, list, search }: TablePlan, asked: Asked): Answer {
  if (list !== undefined) {
    const word = search ? askedAt(asked, search) : ''
    const found = rows.filter(row => Object.values(row).some(value => String(value).includes(word)))
    return { status: 200, body: { [list.slice(1)]: found } }
  }
  const row = rows.find(one =>
    Object.entries(match).every(([place, column]) => one[column.slice(1)] === askedAt(asked, place)),
  )
  if (row) return { status: 200, body: row }
  return otherwise ? { status: 200, body: fill(otherwise, asked) } : { status: 404, body: {} }
}

/** `{ input: body/surname }` stands for what was asked with. */
const fill = (template: Record<string, unknown>, asked: Asked) =>
  Object.fromEntries(
    Object.entries(template).map(([name, value]) =>
      typeof value === 'object' && value !== null && 'input' in value
        ? [name, askedAt(asked, String(value.input))]
        : [name, value],
    ),
  )
