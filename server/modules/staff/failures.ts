import { failures } from '../../platform/failures.ts'

export const fail = failures('staff', {
  terminalUnknown: [401, 'This device is not registered as a terminal.'],
  terminalDisabled: [403, 'This terminal was switched off.'],
  codeWrong: [422, 'The code is wrong, used or too old.'],
  signInFirst: [401, 'Sign in at this terminal first.'],
  noRoleHere: [403, 'You have no role at this place.'],
  notAllowed: [403, 'Your role does not allow this.'],
  notFound: [404, 'There is no such place, role or terminal.'],
  notYourself: [409, 'Nobody proposes or agrees to a role of their own.'],
  notTheSame: [409, 'Whoever proposed a role does not agree to it as well.'],
  alreadyThere: [409, 'This person has or awaits this role already.'],
  notOpen: [409, 'This was decided already.'],
  placeTaken: [409, 'There is a place with this code already.'],
})
