import { failures } from '../../platform/failures.ts'

export const fail = failures('miniApps', {
  appUnknown: [404, 'There is no such mini-app.'],
  suspended: [409, 'This mini-app is closed for now.'],
  textOutdated: [409, 'What this mini-app may see has changed. Read it again.'],
  permissionNeeded: [403, 'You have not allowed this mini-app yet.'],
  startAddressInvalid: [400, 'The start address must be https and not one of ours.'],
  pictureInvalid: [400, 'A picture must be PNG, JPEG or WebP and not too large.'],
  notEditable: [409, 'This version is being reviewed and cannot be changed.'],
  notTried: [409, 'Open the mini-app once and exchange a token before sending it in.'],
  wrongState: [409, 'This version is not in the state for that.'],
  ownApp: [403, 'Nobody decides about an organisation of their own.'],
  pictureMissing: [409, 'A mini-app needs an icon before it is sent in.'],
})
