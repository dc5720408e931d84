import { failures } from '../../platform/failures.ts'

export const fail = failures('proofing', {
  sessionEnded: [401, 'This registration has ended. Start again.'],
  phoneNotBound: [403, 'This is possible only on a phone that is bound and not waiting.'],
  notFrozen: [409, 'Nothing is frozen.'],
  tooManyTries: [429, 'Too many tries with the face today.'],
  wrongStep: [409, 'Another step comes first.'],
  superseded: [409, 'The registration was continued on another phone.'],
  nothingCaptured: [409, 'There is no readable picture yet.'],
  tooManyCaptures: [429, 'Too many pictures in one registration.'],
  captureExpired: [409, 'The picture was taken too late. Try again.'],
  captureReplayed: [409, 'This picture was used before.'],
  captureForged: [400, 'The pictures are not the ones the phone signed.'],
  cardDataMismatch: [422, 'The card could not be confirmed.'],
  cardExpired: [422, 'The card has expired.'],
  cardNotValid: [422, 'The card is no longer valid.'],
  personNotAlive: [422, 'The card cannot be used.'],
  underAge: [422, 'Registration is possible from the age of seven.'],
  passcodeWrong: [401, 'The passcode is not right.'],
  tooManyPeopleHere: [409, 'Too many people have registered on this phone.'],
  otherPerson: [409, 'This phone belongs to somebody else. Use your own phone.'],
  sentToCounter: [409, 'This registration continues at a counter.'],
})

/** Codes a session may end with at a counter; each has its own sentence in the app. */
export const counterCodes = [
  'proofing.cardDataMismatch',
  'proofing.cardExpired',
  'proofing.cardNotValid',
  'proofing.personNotAlive',
  'proofing.underAge',
  'proofing.faceNotMatched',
  'proofing.faceUnsure',
  'proofing.tooManyCaptures',
  'proofing.tooManyPasscodes',
  'proofing.tooManyPeople',
  'proofing.faceManyNumbers',
] as const
export type CounterCode = (typeof counterCodes)[number]
