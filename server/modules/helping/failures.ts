import { failures } from '../../platform/failures.ts'

export const fail = failures('helping', {
  helpUnknown: [404, 'There is no such help.'],
  helpEnded: [403, 'This help has ended.'],
  notInScope: [403, 'This was not allowed to you.'],
  offerWrong: [422, 'This code is wrong, used or too old.'],
  tooManyCodes: [429, 'Too many wrong codes. Try again in an hour.'],
  notYourself: [409, 'Nobody helps themself.'],
  helperAtWork: [409, 'Who is at work at a counter helps nobody meanwhile.'],
  helperStopped: [409, 'Whoever offers to help cannot act for the moment.'],
  personStopped: [403, 'The person whom you help is suspended, or no longer there.'],
  tooManyHelped: [409, 'Nobody helps more than three people at once.'],
  tooManyHelpers: [409, 'Two people help already. End one of them first.'],
})
