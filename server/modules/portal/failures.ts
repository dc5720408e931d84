import { failures } from '../../platform/failures.ts'

export const fail = failures('portal', {
  signInFirst: [401, 'Sign in to the portal first.'],
  otherSite: [403, 'This form was not sent from the portal.'],
  notFound: [404, 'There is no such organisation or client of yours.'],
  ownersOnly: [403, 'Only an owner of the organisation may do this.'],
  invitationGone: [410, 'This invitation was used or is too old. Ask for a new one.'],
})
