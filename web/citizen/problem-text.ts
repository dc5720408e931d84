import { type Problem, problemKey } from '../lib/problem.ts'
import type { AppText, TextKey } from './text.ts'

const known = [
  'network',
  'unexpected',
  'busy',
  'tooManyRequests',
  'validationFailed',
  'noJourney',
  'journeyExpired',
  'wrongStep',
  'textChanged',
  'passcodeWrongLength',
  'passcodeSequence',
  'passcodeRun',
  'passcodeBirthDate',
  'passcodeCitizenNumber',
  'passcodesDiffer',
  'passcodeWrong',
  'deviceLocked',
  'deviceUnknown',
  'cardDataMismatch',
  'cardExpired',
  'cardNotValid',
  'personNotAlive',
  'underAge',
  'alreadyRegistered',
  'faceNotMatched',
  'faceUnsure',
  'tooManyTries',
  'captureExpired',
  'captureReplayed',
  'ticketExpired',
  'ticketUsed',
  'requestExpired',
  'numberWrong',
  'requestNotFound',
  'levelTooLow',
] as const
type Known = (typeof known)[number]

const cardReasons = [
  'notAnImage',
  'imageTooLarge',
  'noCard',
  'cutCorner',
  'tooSmall',
  'blurred',
  'glare',
  'screenPhoto',
  'wrongSide',
  'unreadable',
] as const
const faceReasons = [
  'noFace',
  'manyFaces',
  'tooSmall',
  'tooDark',
  'tooBright',
  'blurred',
  'notLive',
  'captureExpired',
  'captureReplayed',
  'faceNotMatched',
] as const

export type Sentence = { title: string; help: string }

function sentence(t: AppText, base: string, values?: Record<string, string | number>): Sentence {
  // Every base is built from the lists above; the catalogue test asserts that each has both sentences.
  return { title: t(`${base}.title` as TextKey, values), help: t(`${base}.help` as TextKey, values) }
}

function isIn<Name extends string>(list: readonly Name[], name: string): name is Name {
  return list.some(entry => entry === name)
}

/** What happened and what to do now, for a problem code; an unknown code gets the general sentence, never itself. */
export function problemSentence(t: AppText, code: string, details: Record<string, unknown> = {}): Sentence {
  const name: Known = isIn(known, problemKey(code)) ? (problemKey(code) as Known) : 'unexpected'
  const triesLeft = typeof details.triesLeft === 'number' ? details.triesLeft : 0
  const reference = typeof details.requestId === 'string' ? details.requestId : '-'
  return sentence(t, `problem.${name}`, { triesLeft, reference })
}

/** The same for a thrown problem, which carries its own details. */
export function problemOf(t: AppText, problem: Problem): Sentence {
  return problemSentence(t, problem.code, problem.details)
}

/** Why a picture of the card was refused. */
export function cardSentence(t: AppText, reason: string | undefined): Sentence {
  const name = problemKey(reason ?? 'unreadable')
  return isIn(cardReasons, name) ? sentence(t, `cardReason.${name}`) : problemSentence(t, name)
}

/** Why a selfie was refused. */
export function faceSentence(t: AppText, reason: string | undefined): Sentence {
  const name = problemKey(reason ?? 'noFace')
  return isIn(faceReasons, name) ? sentence(t, `faceReason.${name}`) : problemSentence(t, name)
}

/** All sentence bases, for the test of the catalogues. */
export const sentenceBases = [
  ...known.map(name => `problem.${name}`),
  ...cardReasons.map(name => `cardReason.${name}`),
  ...faceReasons.map(name => `faceReason.${name}`),
]
