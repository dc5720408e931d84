import { failures } from '../../platform/failures.ts'

export const fail = failures('federation', {
  permissionNotFound: [404, 'There is no such permission.'],
  ticketExpired: [410, 'This code has run out. Scan the new one.'],
  ticketUsed: [409, 'This code was already used by another phone.'],
  requestNotFound: [404, 'There is no such sign-in request for you.'],
  requestExpired: [410, 'This sign-in request has run out.'],
  requestAnswered: [409, 'This sign-in request was already answered.'],
  numberWrong: [400, 'The number is not the one on the other screen.'],
  numberRefused: [403, 'The number was wrong too often; the request was refused.'],
  itemsMissing: [400, 'An item the organisation needs is missing.'],
  itemsNotAsked: [400, 'Only items that were asked for can be given.'],
  levelTooLow: [403, 'This organisation asks for a higher level of proof.'],
  tooManyRequests: [429, 'Too many sign-in requests. Wait a few minutes.'],
  otherBrowser: [403, 'This sign-in began in another browser.'],
  citizenNumberInvalid: [400, 'This is not a citizen number.'],
  clientOnTrial: [403, 'This system is on trial: only people of its own organisation can sign in.'],
  passkeyNeeded: [403, 'This organisation asks for a passkey, in the browser where the sign-in began.'],
  passkeyElsewhere: [403, 'A passkey says yes only in the browser where the sign-in began.'],
  personNotAllowed: [403, 'Nobody can sign in with this number.'],
})
