// Makes a value that a schema promises, the same for the same seed: an agency knows the same of a person every time.
import { createHash } from 'node:crypto'
import { toBuddhistDigits, toBuddhistYear } from '../../shared/buddhist-date.ts'
import { addDays } from '../../shared/partial-date.ts'
import { resolve, type Schema } from './documents.ts'
import type { Opened } from './store.ts'

export type Asked = Record<'path' | 'query' | 'body', Record<string, string>> & {
  /** By which the same request is known when it comes again. */
  key?: string
}
export type World = { document: Schema; asked: Asked; today: string; opened?: Opened }
/** A place in the value being made; its name is the seed of what is made there. */
type At = { seed: string; index: number; of: number; beside: Record<string, unknown> }
type Hint = Record<string, never>
type Count = { from: number; to: number }

/** The value of a request's member, or the empty text. */
export function askedAt(asked: Asked, place: string): string {
  const [where = '', name = ''] = place.split('/')
  return String(asked[where as 'body']?.[name] ?? '')
}

/** A whole number from 0 to below `count`, decided by the seed alone. */
export const pick = (seed: string, count: number): number =>
  createHash('sha256').update(seed).digest().readUInt32BE() % Math.max(1, count)

export function invent(world: World, schema: Schema, at: At): unknown {
  const found = resolve(world.document, schema)
  const hint = found['x-sandbox'] as Hint | undefined
  if (found.const !== undefined) return found.const
  const hinted = hint && Object.keys(hint).find(name => Object.hasOwn(makers, name))
  if (hint && hinted) return makers[hinted]?.(hint[hinted] as never, at, world)
  for (const list of [found.enum, found.examples])
    if (Array.isArray(list)) return list[pick(at.seed, list.length)]
  return inventByType(world, found, at)
}

function inventByType(world: World, schema: Schema, at: At): unknown {
  switch ([schema.type].flat()[0]) {
    case 'object':
      return inventObject(world, schema, at)
    case 'array': {
      const { from, to } = (schema['x-sandbox'] as { count?: Count } | undefined)?.count ?? { from: 0, to: 3 }
      const of = from + pick(`${at.seed}#`, to - from + 1)
      return Array.from({ length: of }, (_, index) =>
        invent(world, schema.items as Schema, { ...at, seed: `${at.seed}/${index}`, index, of }),
      )
    }
    case 'boolean':
      return pick(at.seed, 2) === 1
    case 'integer':
    case 'number': {
      const [least, most] = [Number(schema.minimum ?? 0), Number(schema.maximum ?? 100)]
      return least + pick(at.seed, most - least + 1)
    }
    default:
      throw new Error('a text needs an example, a list or a hint')
  }
}

/** Members in their order; some may come together from one choice, so that a hospital has its own name. */
function inventObject(world: World, schema: Schema, at: At): Record<string, unknown> {
  const choices = (schema['x-sandbox'] as { choose?: Record<string, unknown>[] } | undefined)?.choose ?? []
  const made: Record<string, unknown> = { ...choices[pick(`${at.seed}?`, choices.length)] }
  for (const [name, member] of Object.entries((schema.properties ?? {}) as Record<string, Schema>))
    if (!Object.hasOwn(made, name))
      made[name] = invent(world, member, { ...at, seed: `${at.seed}/${name}`, beside: made })
  return made
}

type Days = { fromDays: number; toDays: number }
type Maker = (parameters: never, at: At, world: World) => unknown
const dayOf = ({ fromDays, toDays }: Days, { seed }: At, { today }: World) =>
  addDays(today, fromDays + pick(seed, toDays - fromDays + 1))
const slashed = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}/${toBuddhistYear(day)}`
const baht = (satang: number) =>
  (satang / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const twoDigits = (number: number) => String(number).padStart(2, '0')
/** The month of the n-th entry of a list, the newest first. */
const monthOf = ({ index, of }: At) => twoDigits(of - index)

const makers: Record<string, Maker> = {
  is: (value: unknown) => value,
  oneOf: (values: unknown[], { seed }) => values[pick(seed, values.length)],
  /** reference, state, note, or openedAt of what was opened. */
  opened: (name: 'reference' | 'state' | 'note' | 'openedAt', _at, { opened }) =>
    name === 'openedAt' ? new Date(opened?.openedAt ?? 0).toISOString() : opened?.[name],
  input: (place: string, _at, { asked }) => askedAt(asked, place),
  digits: (length: number, { seed }) =>
    Array.from({ length }, (_, index) => pick(`${seed}${index}`, 10)).join(''),
  moneyText: ({ from, to }: { from: number; to: number }, { seed }) =>
    baht(from * 100 + pick(seed, (to - from) * 100)),
  sameAs: (name: string, { beside }) => beside[name],
  /** The sum of members beside this one. */
  sumOf: (names: string[], { beside }) =>
    baht(
      names.reduce(
        (sum, name) => sum + Math.round(Number(String(beside[name]).replaceAll(',', '')) * 100),
        0,
      ),
    ),
  isoDate: dayOf,
  isoMoment: (days: Days, at, world) =>
    `${dayOf(days, at, world)}T${twoDigits(6 + pick(`${at.seed}h`, 14))}:${twoDigits(pick(`${at.seed}m`, 60))}:00+07:00`,
  buddhistDigits: (days: Days, at, world) => toBuddhistDigits(dayOf(days, at, world)),
  buddhistSlashes: (days: Days, at, world) => slashed(dayOf(days, at, world)),
  /** This year, the one before, … down a list. */
  buddhistYearBack: (_none: object, { index }, { today }) => String(toBuddhistYear(today) - index),
  buddhistMonthBack: ({ yearFrom }: { yearFrom: string }, at, { asked }) =>
    `${askedAt(asked, yearFrom)}${monthOf(at)}`,
  buddhistSlashesBack: ({ yearFrom }: { yearFrom: string }, at, { asked }) =>
    `15/${monthOf(at)}/${askedAt(asked, yearFrom)}`,
}
