import { z } from 'zod'
import { documentKinds } from '../../../shared/document-code.ts'
import { defineEvent } from '../../platform/events.ts'
import { revokeReasons } from './tables.ts'

const documentId = z.uuid()
const kind = z.enum(documentKinds)
/** None where somebody saw the fault in the register itself. */
const ofDocument = documentId.nullable()

export const documentIssued = defineEvent(
  'document.issued',
  z.object({
    documentId,
    kind,
    issuer: z.enum(['person', 'officer', 'service']),
    replaces: z.uuid().nullable(),
  }),
)
export const documentRevoked = defineEvent(
  'document.revoked',
  z.object({ documentId, kind, reason: z.enum(revokeReasons), by: z.enum(['person', 'officer', 'service']) }),
)
export const documentCorrected = defineEvent(
  'document.corrected',
  z.object({ documentId, kind, newDocumentId: z.uuid(), proposedBy: z.uuid(), agreedBy: z.uuid() }),
)
export const documentShared = defineEvent(
  'document.shared',
  z.object({ documentId, shareId: z.uuid(), until: z.iso.datetime() }),
)
export const shareOpened = defineEvent('document.shareOpened', z.object({ documentId, shareId: z.uuid() }))
export const shareEnded = defineEvent('document.shareEnded', z.object({ documentId, shareId: z.uuid() }))
export const correctionAsked = defineEvent(
  'document.correctionAsked',
  z.object({ documentId: ofDocument, correctionId: z.uuid() }),
)
export const correctionSeen = defineEvent(
  'document.correctionSeen',
  z.object({ documentId: ofDocument, correctionId: z.uuid(), seenBy: z.uuid() }),
)
export const correctionProposed = defineEvent(
  'document.correctionProposed',
  z.object({ documentId: ofDocument, correctionId: z.uuid(), proposedBy: z.uuid() }),
)
export const correctionRefused = defineEvent(
  'document.correctionRefused',
  z.object({ documentId: ofDocument, correctionId: z.uuid(), decidedBy: z.uuid() }),
)
export const entryCorrected = defineEvent(
  'document.entryCorrected',
  z.object({ correctionId: z.uuid(), kind, proposedBy: z.uuid(), agreedBy: z.uuid() }),
)
export const sealMade = defineEvent(
  'document.sealMade',
  z.object({ role: z.enum(['authority', 'seal', 'code']), notAfter: z.iso.datetime() }),
)
