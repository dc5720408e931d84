// A field as the app draws it: what it is and what may be chosen, never where its value goes.
import { toBuddhistYear } from '../../../../shared/buddhist-date.ts'
import { addDays, type Day } from '../../../../shared/partial-date.ts'
import { splitAddress, tokensOf } from '../definition/address.ts'
import type { Call } from '../definition/call.ts'
import type { Field, FieldOf } from '../definition/form.ts'

export function describeField(field: Field, today: Day) {
  const { name, type, label, help, required, onlyWhen } = field
  const about = { name, type, label, required, ...(help ? { help } : {}), ...(onlyWhen ? { onlyWhen } : {}) }
  return { ...about, ...limitsOf(field, today) }
}

function limitsOf(field: Field, today: Day) {
  switch (field.type) {
    case 'digits':
      return { length: field.length }
    case 'text':
    case 'story':
      return { maxLength: field.maxLength }
    case 'amount':
      return { most: field.mostBaht }
    case 'count':
    case 'files':
      return { most: field.most }
    case 'buddhistYear':
      return {
        years: Array.from({ length: field.yearsBack + 1 }, (_, back) => toBuddhistYear(today) - back),
      }
    case 'date':
      return {
        ...(field.daysBack === undefined ? {} : { earliest: addDays(today, -field.daysBack) }),
        ...(field.daysAhead === undefined ? {} : { latest: addDays(today, field.daysAhead) }),
      }
    case 'choice':
    case 'several':
      return { choices: field.choices }
    case 'sum': {
      const { of, most, counts, unit } = field
      return { sum: { of, most, counts, ...(unit ? { unit } : {}) } }
    }
    case 'fromRegister':
      return { list: field.list }
    case 'options':
      return { after: neededBy(field) }
    default:
      return {}
  }
}

/** Whether the list of a field is the person's own: it comes when the service may see them. */
export const knowsPerson = ({ call }: FieldOf<'options'>): boolean =>
  bindingsOf(call).some(binding => 'from' in binding && splitAddress(binding.from).source === 'person')

const bindingsOf = ({ parameters, body }: Call) => [
  ...Object.values(parameters),
  ...Object.values(body ?? {}),
]

/** The fields that the list of a field is made with. */
export const neededBy = ({ call }: FieldOf<'options'>): string[] =>
  bindingsOf(call).flatMap(binding => {
    const address = 'from' in binding ? splitAddress(binding.from) : undefined
    return address?.source === 'form' ? (tokensOf(address.pointer)[0] ?? []) : []
  })
