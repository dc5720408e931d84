import { failures } from '../../platform/failures.ts'

export const fail = failures('queues', {
  notDoneHere: [409, 'This place does not do this.'],
  visitUnknown: [404, 'There is no such visit.'],
  timeTaken: [409, 'This time was just taken.'],
  tooManyBooked: [409, 'You have booked two visits already.'],
  bookedThen: [409, 'You have a visit at this time.'],
  bookingPaused: [409, 'Booking pauses for a few days after three missed visits. Walking in works.'],
  visitBegun: [409, 'This visit has begun or is over.'],
  visitTooEarly: [409, 'It is too early to say that you are there.'],
  visitOtherDay: [409, 'This visit is on another day.'],
  placeClosed: [409, 'The place is closed.'],
  placeCodeWrong: [422, 'This is not the code that hangs at the place now.'],
  askAtTheDesk: [429, 'Too many wrong codes. Say the reference at the desk.'],
  alreadyHere: [409, 'You wait here already.'],
  wallUnknown: [404, 'There is no such screen, or its link was ended.'],
  tooManyWalls: [409, 'This place has as many screens as it may have. End one first.'],
  notAPaper: [
    422,
    'Send a photograph (JPEG, PNG) or a PDF file of up to 5 MB, of a paper that this visit needs.',
  ],
  tooManyPapers: [409, 'No more than ten files go with a visit. Take one back first.'],
  paperUnknown: [404, 'There is no such file.'],
  turnUnknown: [404, 'There is no such number today.'],
  notCalled: [409, 'This visit is not called at this desk.'],
})
