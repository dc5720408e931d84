// A reminder held against the answer it is made of.
import { type Address, splitAddress } from './definition/address.ts'
import type { Call } from './definition/call.ts'
import { cardMembers, type Reminder } from './definition/reminder.ts'
import { findFaultOfAnswer, findFaultOfItem } from './lint-call.ts'
import type { PublishedService } from './load.ts'

export function findFaultsOfReminder(service: PublishedService, reminder: Reminder, call?: Call): string[] {
  const { register, each, key, on, rows, leadDays } = reminder
  const addresses = [key, on.from, ...rows.map(row => row.from)]
  return [
    ...(leadDays !== 'atOnce' && leadDays.default.some(days => !leadDays.choices.includes(days))
      ? ['the default lead days are among the choices']
      : []),
    ...(register && call ? ['what is read from the register needs no call'] : []),
    ...(register && each ? ['a person has one newest card: no each'] : []),
    ...(each && call ? findFaultOfAnswer(service, call, each) : []),
    ...addresses.flatMap(address => {
      if (register) return findFaultOfCard(address)
      if (!call) return []
      return each
        ? findFaultOfItem(service, call, { each, address })
        : findFaultOfAnswer(service, call, address)
    }),
  ]
}

const findFaultOfCard = (address: Address): string[] =>
  cardMembers.some(name => address === `answer:/${name}`)
    ? []
    : [`the card has no ${splitAddress(address).pointer}`]
