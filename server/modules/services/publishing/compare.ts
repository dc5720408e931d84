// How a try ended, beside how it must end.
import { toPrint } from '../certify/print.ts'
import type { Words } from '../definition/words.ts'
import type { Fault } from '../faults.ts'
import type { RecordedCase } from './recorded-case.ts'
import type { Rehearsal } from './rehearse.ts'

/** What was expected and what was found; nothing found where it is missing. */
export type Difference = { what: string; expected: string; found: string; fault?: Fault }

/** Every difference; a case without one has passed. */
export function findDifferences({ ended, faults }: Rehearsal, { expects }: RecordedCase): Difference[] {
  const outcome = ended?.outcome ?? ''
  // An answer against the contract is what some cases are about: then the fault was wanted.
  const unwanted = expects.outcome === 'agencyDown' && outcome === 'agencyDown' ? [] : faults
  return [
    ...unwanted.map(fault => ({ what: 'fault', expected: '', found: fault.code, fault })),
    ...(outcome === expects.outcome ? [] : [{ what: 'outcome', expected: expects.outcome, found: outcome }]),
    ...findStage(ended, expects.stage),
    ...Object.entries(expects.rows).flatMap(([label, expected]) => {
      const found = rowsOf(ended).find(row => isSaid(row.label, label))?.value
      return found && isSaid(found, expected) ? [] : [{ what: label, expected, found: found ? found.th : '' }]
    }),
  ]
}

function findStage(ended: Rehearsal['ended'], expected: string | undefined): Difference[] {
  const found = ended && 'stage' in ended ? ended.stage : undefined
  return expected === undefined || expected === found
    ? []
    : [{ what: 'stage', expected, found: String(found ?? '') }]
}

const isSaid = ({ th, en }: Words, text: string) => text === th || text === en

const rowsOf = (ended: Rehearsal['ended']): { label: Words; value: Words }[] =>
  ended?.outcome === 'ok'
    ? [...(ended.result?.rows ?? []), ...(ended.due ?? []).flatMap(thing => thing.rows)].map(
        ({ label, value }) => ({ label, value: toPrint(value) }),
      )
    : []
