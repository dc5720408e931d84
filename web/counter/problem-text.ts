import { type Problem, problemKey } from '../lib/problem.ts'
import type { CounterText, TextKey } from './text.ts'

const known = [
  'activeCase',
  'bookingNotToday',
  'bookingUnknown',
  'captureExpired',
  'captureForged',
  'captureReplayed',
  'caseEnded',
  'caseUnknown',
  'codeWrong',
  'coolDown',
  'network',
  'noRoleHere',
  'notAllowed',
  'notOffered',
  'notTheSame',
  'numberInvalid',
  'pictureUnusable',
  'printUnusable',
  'scannerMissing',
  'noFinger',
  'phoneInvalid',
  'signInFirst',
  'terminalDisabled',
  'tooManyCases',
  'ticketInvalid',
  'codeTooSoon',
  'codeTooOften',
  'tooManyMessages',
  'tooManyTickets',
  'wrongStep',
] as const

/** What happened and what to do, for a problem of the counter. */
export function problemWords(t: CounterText, problem: Problem): string {
  const name = problemKey(problem.code)
  const key = known.some(one => one === name) ? name : 'unexpected'
  return t(`problem.${key}` as TextKey)
}
