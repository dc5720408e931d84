import { failures } from '../../platform/failures.ts'

export const fail = failures('households', {
  levelTooLow: [403, 'Moving house needs an identity proven at level 2.3. Raise your level first.'],
  houseUnknown: [404, 'There is no house with this code.'],
  tooManyLooks: [429, 'Too many house codes today. Try again tomorrow.'],
  sameHouse: [409, 'Your name stands in this house already.'],
  homeless: [409, 'Your name stands in no house. Go to a registration office.'],
  notMovable: [422, 'Only you and your own children under age in your house move together.'],
  dayImpossible: [422, 'The day of a move lies after your last move and not in the future.'],
  moveOpen: [409, 'A move of one of these people is open already.'],
  moveUnknown: [404, 'There is no such move.'],
  moveEnded: [409, 'This move was decided, withdrawn or has expired.'],
  registrarsOnly: [403, 'Only registrars decide about households.'],
  ownCase: [403, 'Nobody decides about themselves or their kin.'],
})
