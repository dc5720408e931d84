// One call of a definition, held against the agency's own document.
import { goodAnswerOf } from './agency/contract.ts'
import { type Address, splitAddress } from './definition/address.ts'
import type { Binding, Call } from './definition/call.ts'
import type { Field } from './definition/form.ts'
import { findFaultsOfTypes } from './lint-types.ts'
import type { PublishedService } from './load.ts'

type Checked = { call: Call; knows: readonly string[]; fields: readonly Field[] }

/** What an address may name beside the person and the form. */
const known: Record<string, readonly string[]> = {
  case: ['reference'],
  payment: ['ref1', 'ref2', 'amountSatang', 'receipt', 'paidAt'],
}

export function findFaultsOfCall(service: PublishedService, { call, knows, fields }: Checked): string[] {
  const { contract } = service.agency
  const operation = contract.operation(call.operation)
  if (!operation) return [`no operation ${call.operation} in openapi.yaml`]
  const bindings = [...Object.values(call.parameters), ...Object.values(call.body ?? {})]
  const named = operation.parameters.map(parameter => parameter.name)
  const { body } = operation
  return [
    ...Object.keys(call.parameters)
      .filter(name => !named.includes(name))
      .map(name => `no parameter ${name} in ${operation.id}`),
    ...operation.parameters
      .filter(({ name, required }) => required && !Object.hasOwn(call.parameters, name))
      .map(({ name }) => `${operation.id} needs the parameter ${name}`),
    ...(body === undefined && call.body ? [`${operation.id} takes no body`] : []),
    ...Object.keys(call.body ?? {})
      .filter(pointer => body !== undefined && !contract.describes(body, pointer))
      .map(pointer => `no ${pointer} in the body of ${operation.id}`),
    ...bindings.flatMap(fromOf).flatMap(address => findFaultOfSource(service, address, { knows, fields })),
    ...findFaultsOfTypes(service, call, operation),
    ...call.meanings.flatMap(({ when }) => (when ? findFaultOfAnswer(service, call, when.at) : [])),
  ]
}

const fromOf = (binding: Binding): Address[] => ('from' in binding ? [binding.from] : [])

/** What is filled in beforehand is the person's own, and must be among what the service may see. */
export const findFaultsOfPrefill = (service: PublishedService): string[] =>
  service.form.flatMap(({ prefill }) =>
    prefill ? findFaultOfSource(service, prefill, { knows: ['person'], fields: [] }) : [],
  )

function findFaultOfSource(
  { data }: PublishedService,
  address: Address,
  { knows, fields }: Pick<Checked, 'knows' | 'fields'>,
): string[] {
  const { source, pointer } = splitAddress(address)
  const name = pointer.slice(1)
  if (!knows.includes(source)) return [`${address}: this request is made of ${knows.join(', ')}`]
  if (source === 'person' && !data.some(({ item }) => item === name))
    return [`${address} is not among the data it says it asks for`]
  const [field = '', member] = name.split('/')
  if (source === 'form' && !fields.some(one => one.name === field && (!member || one.type === 'place')))
    return [`no field for ${address}`]
  return known[source] && !known[source].includes(name) ? [`there is no ${address}`] : []
}

/** Where the good answer of a call is described, if it is. */
export function placeOfAnswer({ agency }: PublishedService, call: Call): string | undefined {
  const operation = agency.contract.operation(call.operation)
  return operation && goodAnswerOf(operation)
}

/** A pointer into an answer that the agency never promised. */
export function findFaultOfAnswer(service: PublishedService, call: Call, address: Address): string[] {
  const { source, pointer } = splitAddress(address)
  if (source !== 'answer') return [`${address}: this is read from the answer`]
  const place = placeOfAnswer(service, call)
  return place !== undefined && service.agency.contract.describes(place, pointer)
    ? []
    : [`the answer of ${call.operation} has no ${pointer}`]
}

/** The same for a member of the things in a list. */
export function findFaultOfItem(
  service: PublishedService,
  call: Call,
  { each, address }: { each: Address; address: Address },
): string[] {
  const { source, pointer } = splitAddress(address)
  if (source !== 'item') return [`${address}: this is read from item:`]
  const place = placeOfAnswer(service, call)
  const list = splitAddress(each).pointer
  const { contract } = service.agency
  return place !== undefined &&
    (contract.describes(place, `${list}/0${pointer}`) || contract.describes(place, `${list}${pointer}`))
    ? []
    : [`what stands at ${each} has no ${pointer}`]
}
