// A form by itself: names, and fields that hang on others.
import type { Field } from './definition/form.ts'
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
