// One call of a definition, held against the agency's own document.
import { goodAnswerOf } from './agency/contract.ts'
import { type Address, splitAddress } from './definition/address.ts'
import { ownItemsOf, toldOf } from './definition/asked.ts'
import type { Call } from './definition/call.ts'
import type { Field } from './definition/form.ts'
import { type Fault, faultAt, type Path } from './faults.ts'
import { findFaultsOfTypes } from './lint-types.ts'
import type { PublishedService } from './load.ts'

type Checked = { at: Path; call: Call; knows: readonly string[]; fields: readonly Field[] }

/** What an address may name beside the person and the form. */
const known: Record<string, readonly string[]> = {
  case: ['reference'],
  payment: ['ref1', 'ref2', 'amountSatang', 'receipt', 'paidAt'],
}

export function findFaultsOfCall(service: PublishedService, { at, call, knows, fields }: Checked): Fault[] {
  const { contract } = service.agency
  const operation = contract.operation(call.operation)
  if (!operation) return [faultAt([...at, 'operation'], 'noOperation', { operation: call.operation })]
  const bindings = (['parameters', 'body'] as const).flatMap(part =>
    Object.entries(call[part] ?? {}).map(([name, binding]) => ({ place: [...at, part, name], binding })),
  )
  const named = operation.parameters.map(parameter => parameter.name)
  const { body } = operation
  return [
    ...Object.keys(call.parameters)
      .filter(name => !named.includes(name))
      .map(name => faultAt([...at, 'parameters', name], 'noParameter', { name, operation: operation.id })),
    ...operation.parameters
      .filter(({ name, required }) => required && !Object.hasOwn(call.parameters, name))
      .map(({ name }) =>
        faultAt([...at, 'parameters'], 'parameterMissing', { name, operation: operation.id }),
      ),
    ...(body === undefined && call.body
      ? [faultAt([...at, 'body'], 'noBody', { operation: operation.id })]
      : []),
    ...Object.keys(call.body ?? {})
      .filter(pointer => body !== undefined && !contract.describes(body, pointer))
      .map(pointer => faultAt([...at, 'body', pointer], 'notInBody', { pointer, operation: operation.id })),
    ...bindings.flatMap(({ place, binding }) =>
      'from' in binding
        ? findFaultOfSource(service, binding.from, { at: [...place, 'from'], knows, fields })
        : [],
    ),
    ...findFaultsOfTypes(service, { at, call }, operation),
    ...call.meanings.flatMap(({ when }, index) =>
      when
        ? findFaultOfAnswer(service, call, { at: [...at, 'meanings', index, 'when', 'at'], address: when.at })
        : [],
    ),
  ]
}

/** What is chosen from the register is among what the service may see. */
export const findFaultsOfLists = ({ form, data }: PublishedService): Fault[] =>
  form.flatMap((field, index) =>
    field.type === 'fromRegister' && !data.some(({ item }) => item === field.list)
      ? [faultAt(['form', index, 'list'], 'notInData', { address: field.list })]
      : [],
  )

/** What is filled in beforehand is the person's own, and must be among what the service may see. */
export const findFaultsOfPrefill = (service: PublishedService): Fault[] =>
  service.form.flatMap((field, index) =>
    'prefill' in field && field.prefill
      ? findFaultOfSource(service, field.prefill, {
          at: ['form', index, 'prefill'],
          knows: ['person'],
          fields: [],
        })
      : [],
  )

function findFaultOfSource(
  service: PublishedService,
  address: Address,
  { at, knows, fields }: Pick<Checked, 'at' | 'knows' | 'fields'>,
): Fault[] {
  const { source, pointer } = splitAddress(address)
  const name = pointer.slice(1)
  if (!knows.includes(source)) return [faultAt(at, 'sourceNotHere', { address, sources: knows.join(', ') })]
  if (source === 'person' && !ownItemsOf(service.data).some(item => item === name))
    return [faultAt(at, 'notInData', { address })]
  const [field = '', member] = name.split('/')
  if (source === 'form') {
    const found = fields.find(one => one.name === field)
    if (!found || !hasMember(service, found, member)) return [faultAt(at, 'noField', { address })]
  }
  return known[source] && !known[source].includes(name) ? [faultAt(at, 'noAddress', { address })] : []
}

/** Whether a field is read whole or, of what has parts, by a part: of one chosen from the register only what the data says is told. */
function hasMember({ data }: PublishedService, field: Field, member: string | undefined): boolean {
  if (field.type === 'fromRegister') return toldOf(data, field.list).some(item => item === member)
  return member === undefined || field.type === 'place'
}

/** Where the good answer of a call is described, if it is. */
export function placeOfAnswer({ agency }: PublishedService, call: Call): string | undefined {
  const operation = agency.contract.operation(call.operation)
  return operation && goodAnswerOf(operation)
}

/** An address, and where in the document it is written. */
type Read = { at: Path; address: Address }

/** A pointer into an answer that the agency never promised. */
export function findFaultOfAnswer(service: PublishedService, call: Call, { at, address }: Read): Fault[] {
  const { source, pointer } = splitAddress(address)
  if (source !== 'answer') return [faultAt(at, 'notFromAnswer', { address })]
  const place = placeOfAnswer(service, call)
  return place !== undefined && service.agency.contract.describes(place, pointer)
    ? []
    : [faultAt(at, 'notInAnswer', { operation: call.operation, pointer })]
}

/** The same for a member of the things in a list. */
export function findFaultOfItem(
  service: PublishedService,
  call: Call,
  { at, each, address }: Read & { each: Address },
): Fault[] {
  const { source, pointer } = splitAddress(address)
  if (source !== 'item') return [faultAt(at, 'notFromItem', { address })]
  const place = placeOfAnswer(service, call)
  const list = splitAddress(each).pointer
  const { contract } = service.agency
  return place !== undefined &&
    (contract.describes(place, `${list}/0${pointer}`) || contract.describes(place, `${list}${pointer}`))
    ? []
    : [faultAt(at, 'notInItem', { each, pointer })]
}
