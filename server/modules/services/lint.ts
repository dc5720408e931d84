// What a schema cannot say: that names lead somewhere. Found before a definition is published, so that nobody meets it in use.
import type { Contract, Operation } from './agency/contract.ts'
import { type Address, splitAddress } from './definition/address.ts'
import type { Binding, Condition } from './definition/service.ts'
import type { Publication, PublishedService } from './load.ts'

/** Kinds that the engine carries out. */
const CARRIED_OUT = ['inquiry']

/** Every fault of a publication, as sentences that name the file. */
export function findFaults({ order, services }: Publication): string[] {
  const known = {
    categories: new Set(order.categories.map(one => one.id)),
    events: new Set(order.lifeEvents.map(one => one.id)),
  }
  return [
    ...repeated(services.map(service => service.id)).map(id => `two services are called ${id}`),
    ...repeated(services.map(service => String(service.number))).map(
      number => `two services have number ${number}`,
    ),
    ...services.flatMap(service =>
      [
        ...(known.categories.has(service.category) ? [] : [`no category ${service.category}`]),
        ...service.lifeEvents
          .filter(event => !known.events.has(event))
          .map(event => `no life event ${event}`),
        ...(CARRIED_OUT.includes(service.kind)
          ? []
          : [`nothing carries out a service of kind ${service.kind} yet`]),
        ...(service.needs.level === 0 && service.data.length > 0
          ? ['level 0 knows nobody: it can ask for no data']
          : []),
        ...(service.needs.level === 0 && service.needs.eligibility.length > 0
          ? ['level 0 knows nobody: it can have no rules']
          : []),
        ...repeated(service.form.map(field => field.name)).map(name => `two fields are called ${name}`),
        ...findFaultsOfCall(service),
      ].map(fault => `${service.agency.id}/${service.id}.yaml: ${fault}`),
    ),
  ]
}

const repeated = (names: readonly string[]) => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]

function findFaultsOfCall(service: PublishedService): string[] {
  const { contract } = service.agency
  const operation = contract.operation(service.call.operation)
  if (!operation) return [`no operation ${service.call.operation} in openapi.yaml`]
  return [
    ...findFaultsOfRequest(service, contract, operation),
    ...findFaultsOfAnswer(service, contract, operation),
  ]
}

function findFaultsOfRequest(
  { call, data, form }: PublishedService,
  contract: Contract,
  operation: Operation,
) {
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
    ...[...bindings.flatMap(fromOf), ...form.flatMap(field => field.prefill ?? [])].flatMap(address => {
      const { source, pointer } = splitAddress(address)
      const name = pointer.slice(1)
      if (source === 'person')
        return data.some(({ item }) => item === name)
          ? []
          : [`${address} is not among the data it says it asks for`]
      if (source === 'form') return form.some(field => field.name === name) ? [] : [`no field for ${address}`]
      return [`${address}: a request is made of person and form`]
    }),
  ]
}

const fromOf = (binding: Binding): Address[] => ('from' in binding ? [binding.from] : [])

function findFaultsOfAnswer({ call, result }: PublishedService, contract: Contract, operation: Operation) {
  const place = operation.answers.get(200)
  if (place === undefined) return [`${operation.id} promises no JSON answer of status 200`]
  const conditions: Condition[] = [...call.meanings, ...result.notices, ...result.rows].flatMap(
    one => one.when ?? [],
  )
  const addresses = [
    ...conditions.map(condition => condition.at),
    ...result.rows.map(row => row.from),
    ...result.tables.map(table => table.each),
    ...(result.asOf ? [result.asOf.from] : []),
  ]
  return [
    ...addresses.flatMap(address => {
      const { source, pointer } = splitAddress(address)
      if (source !== 'answer') return [`${address}: a result is made of the answer`]
      return contract.describes(place, pointer) ? [] : [`the answer of ${operation.id} has no ${pointer}`]
    }),
    ...result.tables.flatMap(table =>
      table.columns.flatMap(({ from }) => {
        const { source, pointer } = splitAddress(from)
        if (source !== 'item') return [`${from}: a column is made of item:`]
        const inAnswer = `${splitAddress(table.each).pointer}/0${pointer}`
        return contract.describes(place, inAnswer) ? [] : [`the list at ${table.each} has no ${pointer}`]
      }),
    ),
  ]
}
