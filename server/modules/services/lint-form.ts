// A form by itself: names, and fields that hang on others.
import type { Field, FieldOf } from './definition/form.ts'
import { type Fault, faultAt, type Path } from './faults.ts'
import type { PublishedService } from './load.ts'
import { neededBy } from './use/field.ts'

/** Every fault of a form. */
export function findFaultsOfForm({ form, reminder }: PublishedService): Fault[] {
  const names = form.map(field => field.name)
  return [
    ...names.flatMap((field, index) =>
      names.indexOf(field) === index ? [] : [faultAt(['form', index, 'name'], 'fieldTwice', { field })],
    ),
    // What tells two reminders of a service apart is what was typed for them.
    ...form.flatMap(({ name, type }, index) =>
      reminder && (type === 'sum' || type === 'fromRegister')
        ? [faultAt(['form', index, 'type'], 'notInReminder', { field: name })]
        : [],
    ),
    ...form.flatMap((field, index) => [
      ...findFaultsOfOnlyWhen(['form', index, 'onlyWhen'], field, form.slice(0, index)),
      ...findFaultsOfNeeded(['form', index, 'call'], field, form),
      ...(field.type === 'sum' ? findFaultsOfSum(['form', index, 'of'], field, form.slice(0, index)) : []),
    ]),
  ]
}

/** A field may hang on one before it whose values are known. */
function findFaultsOfOnlyWhen(at: Path, { name, onlyWhen }: Field, before: Field[]): Fault[] {
  if (!onlyWhen) return []
  const other = before.find(field => field.name === onlyWhen.field)
  if (!other) return [faultAt([...at, 'field'], 'fieldNotBefore', { field: name, other: onlyWhen.field })]
  const values = valuesOf(other)
  if (!values) return [faultAt([...at, 'field'], 'fieldNoChoice', { field: name, other: other.name })]
  return onlyWhen.oneOf.flatMap((value, index) =>
    values.includes(value)
      ? []
      : [faultAt([...at, 'oneOf', index], 'fieldNeverHas', { field: name, other: other.name, value })],
  )
}

function valuesOf(field: Field): string[] | undefined {
  if (field.type === 'choice' || field.type === 'several') return field.choices.map(({ value }) => value)
  return field.type === 'agreement' ? ['yes'] : undefined
}

/** A list that is made with a field needs it always. */
const findFaultsOfNeeded = (at: Path, field: Field, form: readonly Field[]): Fault[] =>
  field.type === 'options'
    ? form
        .filter(other => neededBy(field).includes(other.name) && other.onlyWhen)
        .map(other => faultAt(at, 'listNeedsField', { field: field.name, other: other.name }))
    : []

type Sum = FieldOf<'sum'>
type Factor = Extract<Sum['of'][number], { field: string }>

/** What is added up stands before the sum, is a number or a choice that counts, and is money where the sum is. */
const findFaultsOfSum = (at: Path, sum: Sum, before: Field[]): Fault[] =>
  sum.of.flatMap((term, index) =>
    'fixed' in term ? [] : findFaultsOfTerm([...at, index], sum, { term, before }),
  )

function findFaultsOfTerm(
  at: Path,
  { name: field, counts }: Sum,
  { term, before }: { term: Factor; before: Field[] },
): Fault[] {
  const { field: name, by, times } = term
  const [other, factor] = [name, times].map(one => before.find(field => field.name === one))
  if (!other) return [faultAt([...at, 'field'], 'sumNotBefore', { field, other: name })]
  if (typeof times === 'string' && !factor)
    return [faultAt([...at, 'times'], 'sumNotBefore', { field, other: times })]
  const isPriced = by !== undefined || typeof times === 'number'
  return [
    ...(by ? findFaultsOfBy([...at, 'by'], { field, other, by }) : []),
    ...[by ? undefined : other, factor]
      .filter(one => one !== undefined && !isNumber(one))
      .map(one => faultAt([...at], 'sumNoNumber', { field, other: one?.name ?? '' })),
    ...(isMixed(counts, { other, factor, isPriced })
      ? [faultAt(at, 'sumMixes', { field, other: other.name })]
      : []),
  ]
}

type Counted = { other: Field; factor: Field | undefined; isPriced: boolean }

/** Money times a number is money, money times money is nothing; a number has no money in it. */
function isMixed(counts: Sum['counts'], { other, factor, isPriced }: Counted): boolean {
  const amounts = [other, factor].filter(one => one !== undefined && countsMoney(one)).length
  return counts === 'number' ? amounts > 0 : amounts === 2 || (amounts === 0 && !isPriced)
}

const isNumber = ({ type }: Field) => type === 'amount' || type === 'count' || type === 'sum'
const countsMoney = (field: Field) =>
  field.type === 'amount' || (field.type === 'sum' && field.counts === 'satang')

type By = { field: string; other: Field; by: Readonly<Record<string, number>> }

/** Every choice counts something, if nothing then 0, and nothing else does. */
function findFaultsOfBy(at: Path, { field, other, by }: By): Fault[] {
  const values = valuesOf(other)
  if (!values) return [faultAt(at, 'sumNoChoice', { field, other: other.name })]
  return [
    ...values
      .filter(value => !Object.hasOwn(by, value))
      .map(value => faultAt(at, 'sumLacksChoice', { field, other: other.name, value })),
    ...Object.keys(by)
      .filter(value => !values.includes(value))
      .map(value => faultAt([...at, value], 'fieldNeverHas', { field, other: other.name, value })),
  ]
}
