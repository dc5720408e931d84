// A reminder held against the answer it is made of.
import { type Address, splitAddress } from './definition/address.ts'
import type { Call } from './definition/call.ts'
import { cardMembers, type Reminder } from './definition/reminder.ts'
import { type Fault, faultAt, type Path } from './faults.ts'
import { findFaultOfAnswer, findFaultOfItem } from './lint-call.ts'
import type { PublishedService } from './load.ts'

export function findFaultsOfReminder(service: PublishedService, reminder: Reminder, call?: Call): Fault[] {
  const { register, each, key, on, rows, leadDays } = reminder
  const reads = [
    { at: ['reminder', 'key'], address: key },
    { at: ['reminder', 'on', 'from'], address: on.from },
    ...rows.map((row, index) => ({ at: ['reminder', 'rows', index, 'from'], address: row.from })),
  ]
  return [
    ...(leadDays !== 'atOnce' && leadDays.default.some(days => !leadDays.choices.includes(days))
      ? [faultAt(['reminder', 'leadDays', 'default'], 'leadNotOffered')]
      : []),
    ...(register && call ? [faultAt(['call'], 'registerNoCall')] : []),
    ...(register && each ? [faultAt(['reminder', 'each'], 'registerNoEach')] : []),
    ...(each && call ? findFaultOfAnswer(service, call, { at: ['reminder', 'each'], address: each }) : []),
    ...reads.flatMap(({ at, address }) => {
      if (register) return findFaultOfCard(at, address)
      if (!call) return []
      return each
        ? findFaultOfItem(service, call, { at, each, address })
        : findFaultOfAnswer(service, call, { at, address })
    }),
  ]
}

const findFaultOfCard = (at: Path, address: Address): Fault[] =>
  cardMembers.some(name => address === `answer:/${name}`)
    ? []
    : [faultAt(at, 'cardHasNone', { pointer: splitAddress(address).pointer })]
