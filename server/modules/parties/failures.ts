import { failures } from '../../platform/failures.ts'

export const fail = failures('parties', {
  redirectInvalid: [400, 'A redirect address must be an absolute https address without a fragment.'],
})
