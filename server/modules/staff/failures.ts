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
  notBookable: [409, 'This place takes no bookings.'],
  slotUnknown: [422, 'The place has no such quarter of an hour.'],
  slotPast: [409, 'This time has begun or is over.'],
  slotTooFar: [422, 'Book at most fourteen days ahead.'],
  slotTaken: [409, 'This quarter of an hour was just taken.'],
  bookedThen: [409, 'This phone has a booking at this time.'],
  tooManyBookings: [409, 'This phone has two bookings already.'],
  bookingUnknown: [404, 'There is no such booking at this place.'],
})
