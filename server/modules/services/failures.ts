import { failures } from '../../platform/failures.ts'

export const fail = failures('services', {
  serviceUnknown: [404, 'There is no such service.'],
  formInvalid: [400, 'Something in the form is missing or not as expected.'],
  textOutdated: [409, 'What this service may see has changed. Read it again.'],
  tooManyFavourites: [409, 'There are already as many favourites as the list holds.'],
  reminderUnknown: [404, 'There is no such reminder.'],
  leadDaysUnknown: [400, 'Choose one to three of the days that are offered.'],
  tooManyReminders: [409, 'There are already as many reminders of this service as the list holds.'],
})
