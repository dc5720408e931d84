import { failures } from '../../platform/failures.ts'

export const fail = failures('consent', {
  textOutdated: [409, 'The text has changed since it was shown. Please read the new one.'],
})
