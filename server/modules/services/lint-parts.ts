// The parts of a definition that read an answer, held against what the agency promised to answer.
import type { Bills } from './definition/bills.ts'
import type { Call } from './definition/call.ts'
import type { Case } from './definition/case.ts'
import { findFaultOfAnswer, findFaultOfItem } from './lint-call.ts'
import { findFaultsOfShown } from './lint-types.ts'
import type { PublishedService } from './load.ts'

export function findFaultsOfResult(service: PublishedService, call: Call): string[] {
  const { result, form } = service
  const addresses = [
    ...[...result.notices, ...result.rows].flatMap(({ when }) => (when ? [when.at] : [])),
    ...result.rows.map(row => row.from),
    ...result.tables.map(table => table.each),
    ...(result.asOf ? [result.asOf.from] : []),
  ]
  return [
    ...findFaultsOfShown(service, call),
    ...addresses.flatMap(address => findFaultOfAnswer(service, call, address)),
    ...result.tables.flatMap(({ each, columns }) =>
      columns.flatMap(({ from }) => findFaultOfItem(service, call, { each, address: from })),
    ),
    ...form.flatMap(field =>
      field.type === 'options'
        ? [
            ...findFaultOfAnswer(service, field.call, field.each),
            ...[field.value, field.text].flatMap(address =>
              findFaultOfItem(service, field.call, { each: field.each, address }),
            ),
          ]
        : [],
    ),
  ]
}

/** The first answer and every later one say the same: number, state and what is shown. */
export function findFaultsOfCase(service: PublishedService, sent: Case, call: Call): string[] {
  const states = Object.keys(sent.states)
  return [
    ...[call, sent.follow].flatMap(one =>
      [sent.reference, sent.state, ...(sent.note ? [sent.note] : [])].flatMap(address =>
        findFaultOfAnswer(service, one, address),
      ),
    ),
    ...findFaultsOfResult(service, sent.follow),
    ...sent.withdrawWhile.filter(state => !states.includes(state)).map(state => `no state ${state}`),
    ...(sent.withdrawWhile.length > 0 && !sent.withdraw ? ['withdrawWhile without withdraw'] : []),
  ]
}

export function findFaultsOfBills(service: PublishedService, bills: Bills, call: Call): string[] {
  const { each, ref1, ref2, amount, label, dueOn } = bills
  return [
    ...findFaultOfAnswer(service, call, each),
    ...[ref1, amount, label, ...(ref2 ? [ref2] : []), ...(dueOn ? [dueOn] : [])].flatMap(address =>
      findFaultOfItem(service, call, { each, address }),
    ),
    ...(bills.payable ? findFaultOfItem(service, call, { each, address: bills.payable.at }) : []),
  ]
}
