import { type House, HousePlus, Merge, Split, Trash2, UserRoundSearch } from 'lucide-react'
import type { CaseKind, CaseState, HouseCase } from '../../lib/house-cases-api.ts'

export const caseIcons = {
  newHouse: HousePlus,
  split: Split,
  merge: Merge,
  cancel: Trash2,
  stranger: UserRoundSearch,
} as const satisfies Record<CaseKind, typeof House>

export const caseTones = {
  awaitingPeople: 'info',
  awaitingInspection: 'info',
  awaitingRegistrar: 'info',
  awaitingSecond: 'info',
  done: 'ok',
  refused: 'bad',
  withdrawn: 'info',
  expired: 'warn',
} as const satisfies Record<CaseState, string>

export const isOpen = ({ state }: HouseCase): boolean => state.startsWith('awaiting')

/** How a report ended is said in words of its own: nobody is refused or approved by it. */
export const stateKey = ({ kind, state, part }: HouseCase) => {
  if (kind !== 'stranger') return `cases.state.${state}` as const
  if (state === 'done') return part === 'reported' ? 'cases.stranger.movedYou' : 'cases.stranger.moved'
  if (state === 'refused') return part === 'reported' ? 'cases.stranger.stayYou' : 'cases.stranger.stays'
  return isOpen({ state } as HouseCase) ? 'cases.stranger.open' : (`cases.state.${state}` as const)
}
