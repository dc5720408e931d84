// The parts of a definition that read an answer, held against what the agency promised to answer.
import type { Bills } from './definition/bills.ts'
import type { Call } from './definition/call.ts'
import type { Case } from './definition/case.ts'
import type { FieldOf } from './definition/form.ts'
import { type Fault, faultAt } from './faults.ts'
import { findFaultOfAnswer, findFaultOfItem } from './lint-call.ts'
import { findFaultsOfShown } from './lint-types.ts'
import type { PublishedService } from './load.ts'

export function findFaultsOfResult(service: PublishedService, call: Call): Fault[] {
  const { result, form } = service
  const addresses = [
    ...(['notices', 'rows'] as const).flatMap(part =>
      result[part].flatMap(({ when }, index) =>
        when ? [{ at: ['result', part, index, 'when', 'at'], address: when.at }] : [],
      ),
    ),
    ...result.rows.map((row, index) => ({ at: ['result', 'rows', index, 'from'], address: row.from })),
    ...result.tables.map((table, index) => ({
      at: ['result', 'tables', index, 'each'],
      address: table.each,
    })),
    ...(result.asOf ? [{ at: ['result', 'asOf', 'from'], address: result.asOf.from }] : []),
  ]
  return [
    ...findFaultsOfShown(service, call),
    ...addresses.flatMap(read => findFaultOfAnswer(service, call, read)),
    ...result.tables.flatMap(({ each, columns }, table) =>
      columns.flatMap(({ from: address }, column) =>
        findFaultOfItem(service, call, {
          ...{ at: ['result', 'tables', table, 'columns', column, 'from'], each, address },
        }),
      ),
    ),
    ...form.flatMap((field, index) =>
      field.type === 'options'
        ? [
            ...findFaultOfAnswer(service, field.call, { at: ['form', index, 'each'], address: field.each }),
            ...readOfOption(field).flatMap(({ part, address }) =>
              findFaultOfItem(service, field.call, {
                ...{ at: ['form', index, ...part], each: field.each, address },
              }),
            ),
          ]
        : [],
    ),
  ]
}

/** What is read of each thing in a list to choose from, and where that stands. */
const readOfOption = ({ value, text, beside, when }: FieldOf<'options'>) => [
  { part: ['value'], address: value },
  { part: ['text'], address: text },
  ...(beside ? [{ part: ['beside', 'from'], address: beside.from }] : []),
  ...(when ? [{ part: ['when', 'at'], address: when.at }] : []),
]

/** The first answer and every later one say the same: number, state and what is shown. */
export function findFaultsOfCase(service: PublishedService, sent: Case, call: Call): Fault[] {
  const states = Object.keys(sent.states)
  return [
    ...[call, sent.follow].flatMap(one =>
      (['reference', 'state', 'note'] as const).flatMap(part => {
        const address = sent[part]
        return address ? findFaultOfAnswer(service, one, { at: ['case', part], address }) : []
      }),
    ),
    ...findFaultsOfResult(service, sent.follow),
    ...sent.withdrawWhile.flatMap((state, index) =>
      states.includes(state) ? [] : [faultAt(['case', 'withdrawWhile', index], 'noState', { state })],
    ),
    ...(sent.withdrawWhile.length > 0 && !sent.withdraw
      ? [faultAt(['case', 'withdrawWhile'], 'noWithdraw')]
      : []),
  ]
}

export function findFaultsOfBills(service: PublishedService, bills: Bills, call: Call): Fault[] {
  const { each } = bills
  return [
    ...findFaultOfAnswer(service, call, { at: ['bills', 'each'], address: each }),
    ...(['ref1', 'amount', 'label', 'ref2', 'dueOn'] as const).flatMap(part => {
      const address = bills[part]
      return address ? findFaultOfItem(service, call, { at: ['bills', part], each, address }) : []
    }),
    ...(bills.payable
      ? findFaultOfItem(service, call, { at: ['bills', 'payable', 'at'], each, address: bills.payable.at })
      : []),
  ]
}
