// What a schema cannot say: that names lead somewhere. Found before a definition is published, so that nobody meets it in use.
import type { Call } from './definition/call.ts'
import type { Service } from './definition/service.ts'
import { type Fault, faultAt, sayFault } from './faults.ts'
import { findFaultsOfCall, findFaultsOfLists, findFaultsOfPrefill, placeOfAnswer } from './lint-call.ts'
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
  ...repeated(publication.services.map(service => service.id)).map(
    id => sayFault(faultAt(['id'], 'idTaken', { id })).en,
  ),
  ...publication.services.flatMap(service =>
    findFaultsOf(publication, service).map(
      fault => `${service.agency.id}/${service.id}.yaml: ${sayFault(fault).en}`,
    ),
  ),
]

/** The faults of one service of a publication, each with its place in the document. */
export const findFaultsOf = (
  { order, services, withdrawn }: Publication,
  service: PublishedService,
): Fault[] => [
  ...(isNumberTaken(services, service)
    ? [faultAt(['number'], 'numberTaken', { agency: service.agency.id, number: String(service.number) })]
    : []),
  ...(order.categories.some(one => one.id === service.category)
    ? []
    : [faultAt(['category'], 'noCategory', { category: service.category })]),
  ...service.lifeEvents.flatMap((event, index) =>
    order.lifeEvents.some(one => one.id === event)
      ? []
      : [faultAt(['lifeEvents', index], 'noLifeEvent', { event })],
  ),
  ...findFaultsOfLevel(service),
  ...nextOf(service)
    // One that was withdrawn meanwhile is a way that ends, and no fault of who leads there.
    .filter(next => ![...services, ...withdrawn].some(one => one.id === next))
    .map(next => faultAt(['reminder', 'next', 'service'], 'noService', { service: next })),
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
      ? [faultAt(['case', 'fromVisitors'], 'visitorsLevel')]
      : []
    : [
        ...(data.length > 0 ? [faultAt(['data'], 'levelNoData')] : []),
        ...(needs.eligibility.length > 0 ? [faultAt(['needs', 'eligibility'], 'levelNoRules')] : []),
        ...(bills || document ? [faultAt(['needs', 'level'], 'levelNoOwner')] : []),
      ]

const findFaultsOfRoom = (service: PublishedService) =>
  service.call || service.form.length > 0 || parts.some(part => service[part])
    ? [faultAt(['opens'], 'roomSaysMore')]
    : []

function findFaultsOfWork(service: PublishedService): Fault[] {
  const { kind, call, form, bills, case: sent, reminder } = service
  if (!call && reminder?.register) return findFaultsOfReminder(service, reminder)
  if (!call) return [faultAt([], 'noCall')]
  const wanted = partOf[kind]
  const calls = [
    { at: ['call'], call, knows: ['person', 'form'], fields: form },
    ...form.flatMap((field, index) =>
      field.type === 'options'
        ? [
            {
              at: ['form', index, 'call'],
              call: field.call,
              knows: ['person', 'form'],
              fields: form.slice(0, index),
            },
          ]
        : [],
    ),
    ...(sent ? [{ at: ['case', 'follow'], call: sent.follow, knows: ['case'], fields: form }] : []),
    ...(sent?.withdraw
      ? [{ at: ['case', 'withdraw'], call: sent.withdraw, knows: ['case'], fields: form }]
      : []),
    ...(bills
      ? [
          {
            at: ['bills', 'whenPaid'],
            call: bills.whenPaid,
            knows: ['form', 'payment'],
            fields: form.filter(field => field.type !== 'fromRegister'),
          },
        ]
      : []),
  ]
  return [
    ...(wanted && !service[wanted] ? [faultAt(['kind'], 'partMissing', { kind, part: wanted })] : []),
    ...parts
      .filter(part => service[part] && part !== wanted)
      .map(part => faultAt([part], 'partTooMany', { kind, part })),
    ...(sent
      ? []
      : form.flatMap(({ type }, index) =>
          type === 'files' ? [faultAt(['form', index, 'type'], 'filesNotSent')] : [],
        )),
    ...findFaultsOfPrefill(service),
    ...findFaultsOfLists(service),
    ...calls.flatMap(one => findFaultsOfCall(service, one)),
    ...(placeOfAnswer(service, call) === undefined
      ? findFaultsOfSilence(service, call)
      : [
          ...findFaultsOfResult(service, call),
          ...(sent ? findFaultsOfCase(service, sent, call) : []),
          ...(bills ? findFaultsOfBills(service, bills, call) : []),
          ...(reminder ? findFaultsOfReminder(service, reminder, call) : []),
        ]),
  ]
}

/** That the agency has no such operation is said once, by its call. */
const findFaultsOfSilence = ({ agency }: PublishedService, { operation }: Call): Fault[] =>
  agency.contract.operation(operation) ? [faultAt(['call', 'operation'], 'noJsonAnswer', { operation })] : []
