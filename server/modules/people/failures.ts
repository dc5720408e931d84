import { failures } from '../../platform/failures.ts'

export const fail = failures('people', {
  personUnknown: [404, 'This person is not in the register.'],
  cardUnknown: [404, 'This person has no such card.'],
  cardNotChangeable: [409, 'A card in this state cannot change to the other.'],
  paperUnknown: [404, 'The register has no such paper of this person.'],
  houseUnknown: [404, 'There is no such house in the register.'],
  notInHouse: [409, 'The name of one of these people no longer stands in this house.'],
  areaUnknown: [404, 'There is no such sub-district.'],
  houseNumberTaken: [409, 'Another house there has this number.'],
  houseLivedIn: [409, 'Names still stand in this house.'],
  movedBefore: [422, 'The day of a move comes after the day of the move before it.'],
  correctionInvalid: [422, 'These changes do not fit this paper.'],
  alreadyDead: [409, 'A death is already recorded.'],
  numberInvalid: [400, 'This is not a valid citizen number.'],
  sandboxOnly: [403, 'People are invented in the sandbox only.'],
  notAPicture: [422, 'This file is not a picture that can be used.'],
  photoMissing: [404, 'The register has no photograph of this person.'],
})
