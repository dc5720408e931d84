import { type Problem, problemKey } from '../lib/problem.ts'
import type { AppText, TextKey } from './text.ts'

const known = [
  'accountClosed',
  'accountFrozen',
  'agencyAway',
  'alreadyHere',
  'alreadyRegistered',
  'appUnknown',
  'applicationUnknown',
  'askAtTheDesk',
  'bodyTooLarge',
  'bookedThen',
  'bookingPaused',
  'bookingUnknown',
  'busy',
  'cannotWithdraw',
  'captureExpired',
  'captureForged',
  'captureReplayed',
  'cardDataMismatch',
  'cardExpired',
  'cardNotSet',
  'cardNotValid',
  'caseEnded',
  'caseImpossible',
  'caseNotThere',
  'caseOpen',
  'caseUnknown',
  'clientOnTrial',
  'clockWrong',
  'codeIncomplete',
  'codeRefused',
  'correctionOpen',
  'deviceLocked',
  'deviceNotFound',
  'deviceUnknown',
  'deviceWaiting',
  'documentEnded',
  'documentUnknown',
  'duplicateReference',
  'faceManyNumbers',
  'faceNotMatched',
  'faceUnsure',
  'fileGone',
  'fileUnknown',
  'formInvalid',
  'helpEnded',
  'helpUnknown',
  'helperAtWork',
  'helperStopped',
  'hourTaken',
  'hourUnknown',
  'invalidPayment',
  'invalidRequest',
  'leadDaysUnknown',
  'levelTooLow',
  'locked',
  'network',
  'noJourney',
  'notAFile',
  'notAnAttachment',
  'notBookable',
  'notCarried',
  'notDoneHere',
  'notFrozen',
  'notHead',
  'notInScope',
  'notInYourHouse',
  'notOffered',
  'notPaid',
  'notPayable',
  'notReportable',
  'notYourself',
  'nothingCaptured',
  'numberInvalid',
  'numberRefused',
  'numberWrong',
  'offerWrong',
  'officeUnknown',
  'otherBrowser',
  'otherPerson',
  'paidCannotBeClosed',
  'paperUnknown',
  'passcodeBirthDate',
  'passcodeCitizenNumber',
  'passcodeRun',
  'passcodeSequence',
  'passcodeWrong',
  'passcodeWrongLength',
  'passcodesDiffer',
  'passkeyCancelled',
  'passkeyElsewhere',
  'passkeyNeeded',
  'passkeyNeedsName',
  'passkeyNotFound',
  'passkeyRefused',
  'passkeyThere',
  'passkeyUnknown',
  'paymentUnknown',
  'permissionNeeded',
  'personNotAlive',
  'personNotFound',
  'personStopped',
  'phoneInvalid',
  'phoneNeeded',
  'phoneNotBound',
  'placeClosed',
  'placeCodeWrong',
  'proofInvalid',
  'reminderUnknown',
  'requestAnswered',
  'requestExpired',
  'requestNotFound',
  'sentToCounter',
  'serviceUnknown',
  'sessionEnded',
  'slotPast',
  'slotTaken',
  'slotTooFar',
  'slotUnknown',
  'superseded',
  'suspended',
  'textOutdated',
  'thaidAnswerInvalid',
  'thaidClockDiffers',
  'thaidCodeRefused',
  'thaidDataMismatch',
  'thaidLevelTooLow',
  'thaidNotBegun',
  'thaidNotOffered',
  'thaidNotRegistered',
  'thaidOtherPerson',
  'thaidPersonUnknown',
  'thaidRefused',
  'thaidUnavailable',
  'ticketExpired',
  'ticketInvalid',
  'ticketUsed',
  'timeTaken',
  'tooManyAttachments',
  'tooManyBooked',
  'tooManyBookings',
  'tooManyCaptures',
  'tooManyCodes',
  'tooManyDocuments',
  'tooManyFavourites',
  'tooManyFiles',
  'tooManyHelped',
  'tooManyHelpers',
  'tooManyOpen',
  'tooManyPasscodes',
  'tooManyPasskeys',
  'tooManyPeople',
  'tooManyPeopleHere',
  'tooManyPhones',
  'tooManyPhones',
  'tooManyReminders',
  'tooManyRequests',
  'tooManyShares',
  'tooManyTries',
  'unavailable',
  'underAge',
  'unexpected',
  'unknownBiller',
  'unsupportedMedia',
  'visitorsTooMany',
  'houseUnknown',
  'tooManyLooks',
  'sameHouse',
  'homeless',
  'notMovable',
  'dayImpossible',
  'moveOpen',
  'moveUnknown',
  'moveEnded',
  'notInHouse',
  'movedBefore',
  'visitBegun',
  'notAPaper',
  'tooManyPapers',
  'visitOtherDay',
  'visitTooEarly',
  'visitUnknown',
  'notOfAge',
  'filingOpen',
  'filingUnknown',
  'filingEnded',
  'tooManyFilings',
  'notOneself',
  'notNear',
  'notMarried',
  'marriedAlready',
  'tooYoung',
  'tooNear',
  'dayTooFar',
  'nameForbidden',
  'nameTaken',
  'nameUnchanged',
  'tooManyChecks',
  'wishesClash',
  'wordsMissing',
  'otherUnnamed',
  'notAParent',
  'wrongStep',
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
  'turnedAway',
  'unusable',
] as const

export type Sentence = { title: string; help: string }

function sentence(t: AppText, base: string, values?: Record<string, string | number>): Sentence {
  // Every base is built from the lists above; the catalogue test asserts that each has both sentences.
  return { title: t(`${base}.title` as TextKey, values), help: t(`${base}.help` as TextKey, values) }
}

function isIn<Name extends string>(list: readonly Name[], name: string): name is Name {
  return list.some(entry => entry === name)
}

// Codes that call for the same sentence as another.
const alike: Record<string, Known> = {
  proofMissing: 'proofInvalid',
  proofReplayed: 'proofInvalid',
  itemsMissing: 'invalidRequest',
  itemsNotAsked: 'invalidRequest',
}

function sentenceName(code: string): Known {
  const name = problemKey(code)
  return isIn(known, name) ? name : (alike[name] ?? 'unexpected')
}

const wordOf = (value: unknown) => (typeof value === 'string' ? value : 'none')

/** What happened and what to do now, for a problem code; an unknown code gets the general sentence, never itself. */
export function problemSentence(t: AppText, code: string, details: Record<string, unknown> = {}): Sentence {
  const name = sentenceName(code)
  const triesLeft = typeof details.triesLeft === 'number' ? details.triesLeft : 0
  const reference = typeof details.requestId === 'string' ? details.requestId.slice(0, 8) : '-'
  const [ial, needed] = [wordOf(details.ial), wordOf(details.needed)]
  return sentence(t, `problem.${name}`, { triesLeft, reference, ial, needed })
}

/** The same for a thrown problem, which carries its own details. */
export function problemOf(t: AppText, problem: Problem): Sentence {
  return problemSentence(t, problem.code, problem.details)
}

/** Why a picture of the card was refused. */
export function cardSentence(t: AppText, reason: string | undefined): Sentence {
  const name = problemKey(reason ?? 'unreadable')
  if (isIn(cardReasons, name)) return sentence(t, `cardReason.${name}`)
  return isIn(known, name) ? problemSentence(t, name) : sentence(t, 'cardReason.unreadable')
}

/** Why a selfie was refused. */
export function faceSentence(t: AppText, reason: string | undefined): Sentence {
  const name = problemKey(reason ?? 'unusable')
  if (isIn(faceReasons, name)) return sentence(t, `faceReason.${name}`)
  return isIn(known, name) ? problemSentence(t, name) : sentence(t, 'faceReason.unusable')
}

/** All sentence bases, for the test of the catalogues. */
export const sentenceBases = [
  ...known.map(name => `problem.${name}`),
  ...cardReasons.map(name => `cardReason.${name}`),
  ...faceReasons.map(name => `faceReason.${name}`),
]
