// What a value is on our side held against what it is on the agency's: a form that would be refused each time it is sent, a value that
// can never be shown.
import type { Operation } from './agency/contract.ts'
import { type Address, splitAddress } from './definition/address.ts'
import type { Binding, Call } from './definition/call.ts'
import type { Conversion } from './definition/conversion.ts'
import type { Field } from './definition/form.ts'
import { placeOfAnswer } from './lint-call.ts'
import type { PublishedService } from './load.ts'

const sentAs: Partial<Record<Field['type'], string>> = {
  amount: 'integer',
  count: 'integer',
  agreement: 'boolean',
  several: 'array',
  files: 'array',
  place: 'object',
}
const typesOfPayment: Record<string, string> = { amountSatang: 'integer' }

/** Every member of a request: is it of the type, among the words, and always there if it must be? */
export function findFaultsOfTypes(service: PublishedService, call: Call, operation: Operation): string[] {
  const { contract } = service.agency
  const places = [
    ...operation.parameters.map(({ name, pointer, required }) => ({
      binding: call.parameters[name],
      isRequired: required,
      // What is typed as digits goes into a path or a query as the number it is.
      types: contract.typesAt(pointer, '')?.flatMap(type => (isNumber(type) ? [type, 'string'] : [type])),
      words: contract.wordsAt(pointer, '')?.map(String),
      name,
    })),
    ...Object.entries(call.body ?? {}).flatMap(([pointer, binding]) => {
      const place = operation.body
      if (place === undefined) return []
      return {
        binding,
        isRequired: contract.requires(place, pointer),
        types: contract.typesAt(place, pointer),
        words: (contract.wordsAt(place, pointer) ?? contract.wordsAt(place, `${pointer}/0`))?.map(String),
        name: pointer,
      }
    }),
  ]
  return places.flatMap(({ binding, isRequired, types, words, name }) => {
    if (!binding) return []
    const field = fieldOf(service, binding)
    const type = typeOf(service, binding)
    const chosen =
      'is' in binding ? [binding.is] : field && 'choices' in field ? field.choices.map(one => one.value) : []
    return [
      ...(types && type && !fits(type, types)
        ? [`${operation.id}: ${name} is ${types.join(' or ')}, and gets ${type}`]
        : []),
      ...(words
        ? chosen
            .filter(one => !words.includes(String(one)))
            .map(one => `${operation.id}: ${name} can not be ${one}`)
        : []),
      ...(field && isRequired && (!field.required || field.onlyWhen) && field.type !== 'files'
        ? [`${operation.id} needs ${name}, and the field ${field.name} may be empty`]
        : []),
    ]
  })
}

const isNumber = (type: string) => type === 'integer' || type === 'number'
const fits = (type: string, types: string[]) =>
  types.includes(type) || (type === 'integer' && types.includes('number'))

function fieldOf({ form }: PublishedService, binding: Binding): Field | undefined {
  const address = 'from' in binding ? splitAddress(binding.from) : undefined
  return address?.source === 'form'
    ? form.find(field => field.name === address.pointer.slice(1).split('/')[0])
    : undefined
}

function typeOf(service: PublishedService, binding: Binding): string | undefined {
  if ('is' in binding) return Number.isInteger(binding.is) ? 'integer' : typeof binding.is
  const { source, pointer } = splitAddress(binding.from)
  const [name = '', member] = pointer.slice(1).split('/')
  if (source === 'form') {
    const type = service.form.find(field => field.name === name)?.type
    if (type === 'place' && member) return 'number'
    return type && (sentAs[type] ?? 'string')
  }
  return source === 'payment' ? (typesOfPayment[name] ?? 'string') : 'string'
}

/** What is shown is one value, and one that the conversion knows. */
export function findFaultsOfShown(service: PublishedService, call: Call): string[] {
  const { result } = service
  const place = placeOfAnswer(service, call)
  if (place === undefined) return []
  const { contract } = service.agency
  const shown = [
    ...[...result.rows, ...(result.asOf ? [result.asOf] : [])].map(({ from, as }) => ({
      from,
      as,
      types: contract.typesAt(place, splitAddress(from).pointer),
    })),
    ...result.tables.flatMap(({ each, columns }) =>
      columns.map(({ from, as }) => ({ from, as, types: typesInList(service, place, each, from) })),
    ),
  ]
  return shown.flatMap(({ from, as, types }) => {
    const known = types?.filter(type => type !== 'null')
    return known?.length && !known.some(type => converts(as, type))
      ? [`${from} is ${known.join(' or ')}, which ${nameOf(as)} does not show`]
      : []
  })
}

function typesInList({ agency }: PublishedService, place: string, each: Address, from: Address) {
  const [list, pointer] = [splitAddress(each).pointer, splitAddress(from).pointer]
  return (
    agency.contract.typesAt(place, `${list}/0${pointer}`) ??
    agency.contract.typesAt(place, `${list}${pointer}`)
  )
}

const onlyText = ['isoMoment', 'isoDate', 'buddhistSlashes']
const nameOf = (as: Conversion | undefined) => (typeof as === 'object' ? Object.keys(as)[0] : (as ?? 'text'))

function converts(as: Conversion | undefined, type: string): boolean {
  if (type === 'object' || type === 'array') return false
  if (typeof as === 'object') return 'words' in as || type !== 'boolean'
  if (as === undefined || as === 'text') return true
  if (type === 'boolean') return false
  if (as === 'moneySatang') return type !== 'number'
  return type === 'string' || !onlyText.includes(as)
}
