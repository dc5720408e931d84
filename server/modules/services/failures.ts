import { failures } from '../../platform/failures.ts'

export const fail = failures('services', {
  serviceUnknown: [404, 'There is no such service.'],
  formInvalid: [400, 'Something in the form is missing or not as expected.'],
  textOutdated: [409, 'What this service may see has changed. Read it again.'],
  applicationUnknown: [404, 'There is no such application.'],
  cannotWithdraw: [409, 'This can no longer be taken back.'],
  notAnAttachment: [400, 'Only photographs (JPEG, PNG) and PDF files of up to 5 MB can be attached.'],
  tooManyAttachments: [
    409,
    'There are already as many files as may wait. Send what you have begun, or remove some.',
  ],
  agencyAway: [503, 'The agency does not answer now. Nothing was changed; try again later.'],
  notPayable: [409, 'This cannot be paid here now. Look again.'],
  tooManyOpen: [
    409,
    'You have many applications of this kind under way already. Wait until one of them ends.',
  ],
  tooManyFavourites: [409, 'There are already as many favourites as the list holds.'],
  reminderUnknown: [404, 'There is no such reminder.'],
  leadDaysUnknown: [400, 'Choose one to three of the days that are offered.'],
  tooManyReminders: [409, 'There are already as many reminders of this service as the list holds.'],
})
