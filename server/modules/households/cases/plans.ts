// The one machine of all cases. What differs between the kinds stands in `plans`; which act is due in which state, in `due`.
import type { CaseKind, CaseRow, CaseState } from './tables.ts'
import { ANSWER_DAYS, BOOKING_DAYS, REGISTRAR_DAYS } from './terms.ts'

type Plan = {
  /** Somebody of the office comes before the registrar decides. */
  isInspected: boolean
  /** What a no, or the silence, of whoever is asked does: the case ends, or the registrar goes on with it. */
  withoutYes: 'ends' | 'goesOn'
  /** A house gets a number with it. */
  isNumbered: boolean
  /** The law gives fifteen days from a day that is told. */
  isTimed: boolean
}

const onHouse: Plan = {
  isInspected: true,
  withoutYes: 'ends',
  isNumbered: false,
  isTimed: false,
}

export const plans: Record<CaseKind, Plan> = {
  newHouse: { ...onHouse, isNumbered: true, isTimed: true },
  split: { ...onHouse, isNumbered: true },
  merge: onHouse,
  cancel: { ...onHouse, withoutYes: 'goesOn', isTimed: true },
  stranger: {
    isInspected: false,
    withoutYes: 'goesOn',
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
  openHearing: ['awaitingRegistrar'],
  book: ['awaitingInspection'],
  inspect: ['awaitingInspection'],
  decide: ['awaitingRegistrar', 'awaitingSecond'],
  withdraw: openStates,
} satisfies Record<string, readonly CaseState[]>
export type Act = keyof typeof due

/** How long a case may stand in a state. */
export const daysIn: Partial<Record<CaseState, number>> = {
  awaitingPeople: ANSWER_DAYS,
  awaitingInspection: BOOKING_DAYS,
  awaitingRegistrar: REGISTRAR_DAYS,
  awaitingSecond: REGISTRAR_DAYS,
}

/** Where a case stands once everybody who is asked has answered, or once nobody is asked; after a hearing the house was inspected. */
export const afterPeople = ({ kind, hearing_at }: Pick<CaseRow, 'kind' | 'hearing_at'>): CaseState =>
  plans[kind].isInspected && hearing_at === null ? 'awaitingInspection' : 'awaitingRegistrar'
