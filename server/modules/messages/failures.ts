import { failures } from '../../platform/failures.ts'

export const fail = failures('messages', {
  numberInvalid: [400, 'This is no Thai mobile number.'],
  numberOther: [409, 'The code goes to the number it was first sent to. Begin again for another one.'],
  tooManyMessages: [429, 'This number got many messages already. Try again later.'],
  unavailable: [503, 'Text messages cannot be sent at the moment.'],
  codeTooSoon: [429, 'A code was just sent. Wait a moment before asking for another.'],
  codeTooOften: [429, 'The code was sent four times already. Begin again.'],
  codeWrong: [400, 'The code is not right.'],
  codeReplaced: [400, 'A newer code was sent. Type that one.'],
  codeExpired: [410, 'The code has run out. Ask for another.'],
  codeUsedUp: [409, 'This code can no longer be used. Begin again.'],
})
