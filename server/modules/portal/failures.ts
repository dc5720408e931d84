import { failures } from '../../platform/failures.ts'

export const fail = failures('portal', {
  signInFirst: [401, 'Sign in to the portal first.'],
  otherSite: [403, 'This form was not sent from the portal.'],
  notFound: [404, 'There is no such organisation or client of yours.'],
  ownersOnly: [403, 'Only an owner of the organisation may do this.'],
  checksMissing: [409, 'The system has not passed its checks since it was last changed.'],
  reasonsMissing: [400, 'Each item needs a reason.'],
  ownRequest: [403, 'Nobody decides about an organisation of their own.'],
  alreadyDecided: [409, 'This request was decided meanwhile.'],
  liveStays: [409, 'A system that people use is not changed; register a copy and ask for it.'],
  tooMany: [429, 'This is more than one person or organisation needs. Ask the office for more.'],
  agencyUnknown: [404, 'There is no such agency.'],
  agencyTaken: [409, 'Another organisation looks after the services of this agency.'],
  notAgency: [403, 'Two operators have not agreed yet that your organisation is this agency.'],
  anotherOperator: [403, 'You have agreed already. It takes another operator.'],
  invitationGone: [410, 'This invitation was used or is too old. Ask for a new one.'],
})
