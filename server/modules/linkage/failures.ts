import { failures } from '../../platform/failures.ts'

export const fail = failures('linkage', {
  agencyUnknown: [401, 'Only a registered agency may ask here.'],
  tokenInvalid: [401, 'A living access token of the client with the scope fvs.verify is needed.'],
  pictureUnusable: [422, 'The picture cannot be used; the rule it breaks is named.'],
  tooManyTries: [429, 'This organisation has tried this person too often today.'],
  quotaUsed: [429, 'This organisation has used up its comparisons of the day.'],
  busy: [503, 'Too many pictures at once. Try again in a moment.'],
})
