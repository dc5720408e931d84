// The one machine of all cases. What differs between the kinds stands in `plans`; which act is due in which state, in `due`.
import type { CaseKind, CasePersonRow, CaseState } from './tables.ts'

type Plan = {
  /** Somebody of the office comes before the registrar decides. */
  isInspected: boolean
  /** What a no, or the silence, of whoever is asked does: the case ends, or the registrar goes on with it. */
  withoutYes: 'ends' | 'goesOn'
  /** Without the yes of whoever it concerns a second officer agrees. */
  isOfTwo: boolean
  /** A house gets a number with it. */
  isNumbered: boolean
  /** The law gives fifteen days from a day that is told. */
  isTimed: boolean
}

const onHouse: Plan = {
  isInspected: true,
  withoutYes: 'ends',
  isOfTwo: false,
  isNumbered: false,
  isTimed: false,
}

export const plans: Record<CaseKind, Plan> = {
  newHouse: { ...onHouse, isNumbered: true, isTimed: true },
  split: { ...onHouse, isNumbered: true },
  merge: onHouse,
  cancel: { ...onHouse, isTimed: true },
  stranger: {
    isInspected: false,
    withoutYes: 'goesOn',
    isOfTwo: true,
    isNumbered: false,
    isTimed: false,
  },
}

export const openStates: readonly CaseState[] = [
  'awaitingPeople',
  'awaitingInspection',
  'awaitingRegistrar',
  'awaitingSecond',
]

/** In which states an act is due; in an open state that is not here it comes too early or too late, after the end it is over. */
export const due = {
  answer: ['awaitingPeople'],
  book: ['awaitingInspection'],
  inspect: ['awaitingInspection'],
  decide: ['awaitingRegistrar', 'awaitingSecond'],
  withdraw: openStates,
} satisfies Record<string, readonly CaseState[]>
export type Act = keyof typeof due

/** Where a case stands once everybody who is asked has answered, or once nobody is asked. */
export const afterPeople = (kind: CaseKind): CaseState =>
  plans[kind].isInspected ? 'awaitingInspection' : 'awaitingRegistrar'

/** Whether a registrar's yes needs another's: where somebody's entry would change and they did not agree. */
export const needsSecond = (kind: CaseKind, people: readonly CasePersonRow[]): boolean =>
  plans[kind].isOfTwo && people.some(one => one.is_asked && one.answer !== 'accepted')
