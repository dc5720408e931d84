// A form by itself: names, and fields that hang on others.
import type { Field } from './definition/form.ts'
import type { PublishedService } from './load.ts'
import { neededBy } from './use/field.ts'

/** Every fault of a form, as sentences. */
export function findFaultsOfForm({ form }: PublishedService): string[] {
  const names = form.map(field => field.name)
  return [
    ...new Set(
      names
        .filter((name, index) => names.indexOf(name) !== index)
        .map(name => `two fields are called ${name}`),
    ),
    ...form.flatMap((field, index) => [
      ...findFaultsOfOnlyWhen(field, form.slice(0, index)),
      ...findFaultsOfNeeded(field, form),
    ]),
  ]
}

/** A field may hang on one before it whose values are known. */
function findFaultsOfOnlyWhen({ name, onlyWhen }: Field, before: Field[]): string[] {
  if (!onlyWhen) return []
  const other = before.find(field => field.name === onlyWhen.field)
  if (!other) return [`${name} is asked only when ${onlyWhen.field}, which does not stand before it`]
  const values = valuesOf(other)
  if (!values) return [`${name} hangs on ${other.name}, which is no choice`]
  return onlyWhen.oneOf
    .filter(value => !values.includes(value))
    .map(value => `${name}: ${other.name} is never ${value}`)
}

function valuesOf(field: Field): string[] | undefined {
  if (field.type === 'choice' || field.type === 'several') return field.choices.map(({ value }) => value)
  return field.type === 'agreement' ? ['yes'] : undefined
}

/** A list that is made with a field needs it always. */
const findFaultsOfNeeded = (field: Field, form: readonly Field[]): string[] =>
  field.type === 'options'
    ? form
        .filter(other => neededBy(field).includes(other.name) && other.onlyWhen)
        .map(other => `the list of ${field.name} is made with ${other.name}, which is not always asked`)
    : []
