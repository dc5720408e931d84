// What a schema cannot say: that names lead somewhere. Found before a definition is published, so that nobody meets it in use.
import type { Service } from './definition/service.ts'
import { findFaultsOfCall, findFaultsOfPrefill, placeOfAnswer } from './lint-call.ts'
import { findFaultsOfForm } from './lint-form.ts'
import { findFaultsOfBills, findFaultsOfCase, findFaultsOfResult } from './lint-parts.ts'
import { findFaultsOfReminder } from './lint-reminder.ts'
import type { Publication, PublishedService } from './load.ts'

/** What a service of each kind must say beside its call. */
const partOf: Record<Service['kind'], keyof PublishedService | undefined> = {
  inquiry: undefined,
  payment: 'bills',
  document: 'document',
  application: 'case',
  registration: 'case',
  complaint: 'case',
  appointment: 'case',
  reminder: 'reminder',
}
const parts = ['bills', 'document', 'case', 'reminder'] as const

/** Every fault of a publication, as sentences that name the file. */
export const findFaults = (publication: Publication): string[] => [
  ...repeated(publication.services.map(service => service.id)).map(id => `two services are called ${id}`),
  ...publication.services.flatMap(service =>
    findFaultsOf(publication, service).map(fault => `${service.agency.id}/${service.id}.yaml: ${fault}`),
  ),
]

/** The faults of one service of a publication, as sentences. */
export const findFaultsOf = (
  { order, services, withdrawn }: Publication,
  service: PublishedService,
): string[] => [
  ...(isNumberTaken(services, service)
    ? [`two services of ${service.agency.id} have number ${service.number}`]
    : []),
  ...(order.categories.some(one => one.id === service.category) ? [] : [`no category ${service.category}`]),
  ...service.lifeEvents
    .filter(event => !order.lifeEvents.some(one => one.id === event))
    .map(event => `no life event ${event}`),
  ...findFaultsOfLevel(service),
  ...nextOf(service)
    // One that was withdrawn meanwhile is a way that ends, and no fault of who leads there.
    .filter(next => ![...services, ...withdrawn].some(one => one.id === next))
    .map(next => `no service ${next}`),
  ...findFaultsOfForm(service),
  ...(service.opens ? findFaultsOfRoom(service) : findFaultsOfWork(service)),
]

/** One number may be a service of several agencies: whoever delivers the water reminds of its bill. */
const isNumberTaken = (services: readonly PublishedService[], { id, number, agency }: PublishedService) =>
  services.some(other => other.id !== id && other.number === number && other.agency.id === agency.id)

const repeated = (names: readonly string[]) => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]

/** The service that a reminder leads to. */
const nextOf = ({ reminder }: PublishedService) =>
  reminder?.next && 'service' in reminder.next ? [reminder.next.service] : []

const findFaultsOfLevel = ({ needs, data, bills, document, case: sent }: PublishedService) =>
  needs.level > 0
    ? sent?.fromVisitors
      ? ['what visitors send is of level 0']
      : []
    : [
        ...(data.length > 0 ? ['level 0 knows nobody: it can ask for no data'] : []),
        ...(needs.eligibility.length > 0 ? ['level 0 knows nobody: it can have no rules'] : []),
        ...(bills || document ? ['level 0 knows nobody: who would pay, or hold the document?'] : []),
      ]

const findFaultsOfRoom = (service: PublishedService) =>
  service.call || service.form.length > 0 || parts.some(part => service[part])
    ? ['a room of the app says nothing else: no call, no form']
    : []

function findFaultsOfWork(service: PublishedService): string[] {
  const { kind, call, form, bills, case: sent, reminder } = service
  if (!call && reminder?.register) return findFaultsOfReminder(service, reminder)
  if (!call) return ['neither call nor opens']
  const wanted = partOf[kind]
  const calls = [
    { call, knows: ['person', 'form'], fields: form },
    ...form.flatMap((field, index) =>
      field.type === 'options' ? [{ call: field.call, knows: ['form'], fields: form.slice(0, index) }] : [],
    ),
    ...(sent ? [{ call: sent.follow, knows: ['case'], fields: form }] : []),
    ...(sent?.withdraw ? [{ call: sent.withdraw, knows: ['case'], fields: form }] : []),
    ...(bills ? [{ call: bills.whenPaid, knows: ['form', 'payment'], fields: form }] : []),
  ]
  return [
    ...(wanted && !service[wanted] ? [`a service of kind ${kind} needs ${wanted}`] : []),
    ...parts
      .filter(part => service[part] && part !== wanted)
      .map(part => `a service of kind ${kind} has no ${part}`),
    ...(!sent && form.some(({ type }) => type === 'files') ? ['files go only with what is sent'] : []),
    ...findFaultsOfPrefill(service),
    ...calls.flatMap(one => findFaultsOfCall(service, one)),
    ...(placeOfAnswer(service, call) === undefined
      ? [`${call.operation} promises no JSON answer of status 200 or 201`]
      : [
          ...findFaultsOfResult(service, call),
          ...(sent ? findFaultsOfCase(service, sent, call) : []),
          ...(bills ? findFaultsOfBills(service, bills, call) : []),
          ...(reminder ? findFaultsOfReminder(service, reminder, call) : []),
        ]),
  ]
}
