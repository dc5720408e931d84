import { failures } from '../../platform/failures.ts'

export const fail = failures('documents', {
  levelTooLow: [403, 'Certified copies need an identity proven at level 2.3. Raise your level first.'],
  documentUnknown: [404, 'There is no such document.'],
  fileGone: [410, 'The file of this document is no longer kept. Have a new copy issued.'],
  documentEnded: [409, 'This document was revoked or corrected before.'],
  tooManyDocuments: [429, 'Too many documents today. Try again tomorrow.'],
  tooManyShares: [409, 'This document has as many open links as it may have. End one first.'],
  shareEnded: [404, 'This link has ended.'],
  correctionOpen: [409, 'A correction of this document is being looked at already.'],
  notCorrectable: [409, 'Ask the agency that issued it to correct this document.'],
  wordUnknown: [400, 'This is no word of the paper that can be put right here.'],
  otherLanguage: [400, 'The Thai of a word changes. Write its English as well, or say that it stands right.'],
  correctionMoved: [409, 'This correction was decided before.'],
  notTheSame: [403, 'Another officer must agree.'],
  ownDocument: [403, 'Nobody corrects documents of their own.'],
  registrarsOnly: [403, 'Only registrars correct documents.'],
})
