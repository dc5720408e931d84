import { failures } from '../../platform/failures.ts'

export const fail = failures('counter', {
  caseUnknown: [404, 'There is no such case here.'],
  caseEnded: [409, 'This case has ended.'],
  wrongStep: [409, 'Another step comes first.'],
  notOffered: [403, 'This place does not offer this.'],
  activeCase: [409, 'This person has an open case already.'],
  coolDown: [429, 'Too many failed cases of this person. Try again later.'],
  tooManyCases: [429, 'This officer has reached the limit of the day.'],
  numberInvalid: [422, 'The number is not a citizen number.'],
  pictureUnusable: [422, 'The picture cannot be used.'],
  captureExpired: [409, 'The picture was taken too late. Try again.'],
  captureForged: [400, 'The pictures are not the ones the terminal signed.'],
  printUnusable: [422, 'The print cannot be read.'],
  phoneInvalid: [422, 'This is no Thai mobile number.'],
  secondPersonNeeded: [409, 'A supervisor has to agree first.'],
  notTheSame: [409, 'Whoever works on a case does not agree to it as well.'],
  notAllowed: [403, 'Your role does not allow this.'],
  ticketInvalid: [422, 'This code is not valid here, was used, or is too old.'],
  codeRefused: [422, 'The code does not fit, was used, or is too old.'],
  tooManyTickets: [429, 'The code was shown too often. Start again.'],
})
