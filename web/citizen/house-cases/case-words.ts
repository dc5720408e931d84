import { type House, HousePlus, Merge, Split, Trash2, UserRoundSearch } from 'lucide-react'
import type { CaseKind, CaseState, HouseCase, Part } from '../../lib/house-cases-api.ts'

export const caseIcons = {
  newHouse: HousePlus,
  split: Split,
  merge: Merge,
  cancel: Trash2,
  stranger: UserRoundSearch,
} as const satisfies Record<CaseKind, typeof House>

const caseTones = {
  awaitingPeople: 'info',
  awaitingInspection: 'info',
  awaitingRegistrar: 'info',
  awaitingSecond: 'info',
  done: 'ok',
  refused: 'bad',
  withdrawn: 'info',
  expired: 'warn',
} as const satisfies Record<CaseState, string>

/** Whose name goes by the case. */
export const isAtStake = (part: Part): boolean => part === 'reported' || part === 'lives'

/** Good news for who asked is none for whose name went; nobody is refused by a report. */
export const toneOf = ({ kind, state, part }: HouseCase) =>
  (state === 'done' && isAtStake(part)) || (state === 'refused' && (isAtStake(part) || kind === 'stranger'))
    ? 'info'
    : caseTones[state]

export const isOpen = ({ state }: HouseCase): boolean => state.startsWith('awaiting')

/** How a report ended is said in words of its own: nobody is refused or approved by it. */
export const stateKey = ({ kind, state, part, hearing, isYouAsked }: HouseCase) => {
  if (hearing && state === 'awaitingPeople')
    return isYouAsked ? 'cases.state.hearingYou' : 'cases.state.hearing'
  if (isYouAsked) return 'cases.state.yourAnswer'
  if (kind === 'cancel' && state === 'awaitingPeople') return 'cases.state.answers'
  if (part === 'lives' && state === 'done') return 'cases.state.ended'
  if (kind !== 'stranger') return `cases.state.${state}` as const
  if (state === 'done') return part === 'reported' ? 'cases.stranger.movedYou' : 'cases.stranger.moved'
  if (state === 'refused') return part === 'reported' ? 'cases.stranger.stayYou' : 'cases.stranger.stays'
  return isOpen({ state } as HouseCase) ? 'cases.stranger.open' : (`cases.state.${state}` as const)
}

/** What happens until people have answered. */
export const nextKey = ({ kind, part, hearing, isYouAsked }: HouseCase) => {
  if (hearing) return isYouAsked ? 'cases.next.hearingYou' : 'cases.next.hearing'
  if (kind === 'stranger') return part === 'reported' ? 'cases.next.strangerYou' : 'cases.next.stranger'
  if (isYouAsked) return 'cases.next.yourAnswer'
  return kind === 'cancel' ? 'cases.next.cancel' : 'cases.next.awaitingPeople'
}
