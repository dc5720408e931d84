import { failures } from '../../platform/failures.ts'

export const fail = failures('people', {
  personUnknown: [404, 'This person is not in the register.'],
  cardUnknown: [404, 'This person has no such card.'],
  cardNotChangeable: [409, 'A card in this state cannot change to the other.'],
  paperUnknown: [404, 'The register has no such paper of this person.'],
  houseUnknown: [404, 'There is no such house in the register.'],
  notInHouse: [409, 'The name of one of these people no longer stands in this house.'],
  movedBefore: [422, 'The day of a move comes after the day of the move before it.'],
  correctionInvalid: [422, 'These changes do not fit this paper.'],
  marriedAlready: [409, 'One of the two is married already.'],
  notMarried: [409, 'The two are not married to each other.'],
  tooYoung: [409, 'One of the two is too young to marry.'],
  tooNear: [409, 'The two are too closely related to marry.'],
  nameChangedToday: [409, 'The name of this person was changed today already.'],
  surnameTaken: [409, 'Somebody else has this surname.'],
  alreadyDead: [409, 'A death is already recorded.'],
  numberInvalid: [400, 'This is not a valid citizen number.'],
  sandboxOnly: [403, 'People are invented in the sandbox only.'],
  notAPicture: [422, 'This file is not a picture that can be used.'],
  photoMissing: [404, 'The register has no photograph of this person.'],
})
