// A form by itself: names, and fields that hang on others.
import type { Field, FieldOf } from './definition/form.ts'
import { type Fault, faultAt, type Path } from './faults.ts'
import type { PublishedService } from './load.ts'
import { neededBy } from './use/field.ts'

/** Every fault of a form. */
export function findFaultsOfForm({ form }: PublishedService): Fault[] {
  const names = form.map(field => field.name)
  return [
    ...names.flatMap((field, index) =>
      names.indexOf(field) === index ? [] : [faultAt(['form', index, 'name'], 'fieldTwice', { field })],
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

/** What is added up stands before the sum, is a number or a choice that counts, and is money where the sum is. */
const findFaultsOfSum = (at: Path, { name: field, counts, of }: FieldOf<'sum'>, before: Field[]): Fault[] =>
  of.flatMap((term, index) => {
    if ('fixed' in term) return []
    const { by, times } = term
    const [other, factor] = [term.field, times].map(name => before.find(one => one.name === name))
    const isMoney = other !== undefined && countsMoney(other)
    const isFactorMoney = factor !== undefined && countsMoney(factor)
    const isPriced = isMoney || isFactorMoney || by !== undefined || typeof times === 'number'
    const isMixed = counts === 'satang' ? !isPriced || (isMoney && isFactorMoney) : isMoney || isFactorMoney
    return [
      ...(other
        ? by
          ? findFaultsOfBy([...at, index, 'by'], { field, other, by })
          : isNumber(other)
            ? []
            : [faultAt([...at, index, 'field'], 'sumNoNumber', { field, other: other.name })]
        : [faultAt([...at, index, 'field'], 'sumNotBefore', { field, other: term.field })]),
      ...(typeof times !== 'string' || (factor && isNumber(factor))
        ? []
        : [
            faultAt([...at, index, 'times'], factor ? 'sumNoNumber' : 'sumNotBefore', {
              field,
              other: times,
            }),
          ]),
      ...(other && isMixed ? [faultAt([...at, index], 'sumMixes', { field, other: other.name })] : []),
    ]
  })

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
