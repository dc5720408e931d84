// What a value is on our side held against what it is on the agency's: a form that would be refused each time it is sent, a value that
// can never be shown.
import type { Operation } from './agency/contract.ts'
import { type Address, splitAddress, tokensOf } from './definition/address.ts'
import type { Binding, Call } from './definition/call.ts'
import type { Conversion } from './definition/conversion.ts'
import type { Field } from './definition/form.ts'
import { type Fault, faultAt, type Path } from './faults.ts'
import { placeOfAnswer } from './lint-call.ts'
import type { PublishedService } from './load.ts'

const sentAs: Partial<Record<Field['type'], string>> = {
  amount: 'integer',
  count: 'integer',
  sum: 'integer',
  agreement: 'boolean',
  several: 'array',
  files: 'array',
  place: 'object',
}
const typesOfPayment: Record<string, string> = { amountSatang: 'integer' }

/** Every member of a request: is it of the type, among the words, and always there if it must be? */
export function findFaultsOfTypes(
  service: PublishedService,
  { at, call }: { at: Path; call: Call },
  operation: Operation,
): Fault[] {
  const { contract } = service.agency
  const places = [
    ...operation.parameters.map(({ name, pointer, required }) => ({
      binding: call.parameters[name],
      isRequired: required,
      // What is typed as digits goes into a path or a query as the number it is.
      types: contract.typesAt(pointer, '')?.flatMap(type => (isNumber(type) ? [type, 'string'] : [type])),
      words: contract.wordsAt(pointer, '')?.map(String),
      ...{ name, place: [...at, 'parameters', name] },
    })),
    ...Object.entries(call.body ?? {}).flatMap(([pointer, binding]) => {
      const body = operation.body
      if (body === undefined) return []
      return {
        binding,
        isRequired: contract.requires(body, pointer) && !comesWhole(service, body, { call, pointer }),
        types: contract.typesAt(body, pointer),
        words: (contract.wordsAt(body, pointer) ?? contract.wordsAt(body, `${pointer}/0`))?.map(String),
        ...{ name: pointer, place: [...at, 'body', pointer] },
      }
    }),
  ]
  return places.flatMap(({ binding, isRequired, types, words, name, place }) => {
    if (!binding) return []
    const field = fieldOf(service, binding)
    const called = { operation: operation.id, name }
    const type = typeOf(service, binding)
    const chosen =
      'is' in binding ? [binding.is] : field && 'choices' in field ? field.choices.map(one => one.value) : []
    return [
      ...(types && type && !fits(type, types)
        ? [faultAt(place, 'typeDiffers', { ...called, types: types.join(' / '), type })]
        : []),
      ...(words
        ? chosen
            .filter(one => !words.includes(String(one)))
            .map(one => faultAt(place, 'valueNotTaken', { ...called, value: String(one) }))
        : []),
      ...(field && isRequired && (!field.required || field.onlyWhen) && field.type !== 'files'
        ? [faultAt(place, 'mayBeEmpty', { ...called, field: field.name })]
        : []),
    ]
  })
}

/** A group that need not be there, and whose members all come of one field, is there whole or not at all. */
function comesWhole(
  { agency: { contract } }: PublishedService,
  body: string,
  { call, pointer }: { call: Call; pointer: string },
): boolean {
  const group = pointer.slice(0, pointer.lastIndexOf('/'))
  if (group === '' || contract.requires(body, group)) return false
  const fields = Object.entries(call.body ?? {}).flatMap(([member, binding]) =>
    member.startsWith(`${group}/`) ? [nameOfField(binding)] : [],
  )
  return fields.every(name => name !== undefined && name === fields[0])
}

const isNumber = (type: string) => type === 'integer' || type === 'number'
const fits = (type: string, types: string[]) =>
  types.includes(type) || (type === 'integer' && types.includes('number'))

const fieldOf = ({ form }: PublishedService, binding: Binding): Field | undefined =>
  form.find(field => field.name === nameOfField(binding))

function nameOfField(binding: Binding): string | undefined {
  const address = 'from' in binding ? splitAddress(binding.from) : undefined
  return address?.source === 'form' ? tokensOf(address.pointer)[0] : undefined
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
export function findFaultsOfShown(service: PublishedService, call: Call): Fault[] {
  const { result } = service
  const place = placeOfAnswer(service, call)
  if (place === undefined) return []
  const { contract } = service.agency
  const shown = [
    ...[
      ...result.rows.map(({ from, as }, index) => ({ from, as, at: ['result', 'rows', index] })),
      ...(result.asOf ? [{ from: result.asOf.from, as: result.asOf.as, at: ['result', 'asOf'] }] : []),
    ].map(({ from, as, at }) => ({
      ...{ from, as, at },
      types: contract.typesAt(place, splitAddress(from).pointer),
    })),
    ...result.tables.flatMap(({ each, columns }, table) =>
      columns.map(({ from, as }, column) => ({
        ...{ from, as, at: ['result', 'tables', table, 'columns', column] },
        types: typesInList(service, place, each, from),
      })),
    ),
  ]
  return shown.flatMap(({ from, as, at, types }) => {
    const known = types?.filter(type => type !== 'null')
    return known?.length && !known.some(type => converts(as, type))
      ? [
          faultAt([...at, as === undefined ? 'from' : 'as'], 'notShown', {
            address: from,
            types: known.join(' / '),
            conversion: String(nameOf(as)),
          }),
        ]
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
