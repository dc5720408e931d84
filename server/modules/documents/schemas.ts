import { z } from 'zod'
import { documentKinds } from '../../../shared/document-code.ts'
import { plainLine, plainText } from '../../platform/plain-text.ts'
import { paperKinds } from '../people/index.ts'
import { revokeReasons } from './tables.ts'

const time = z.date().transform(date => date.toISOString())
const Both = z.object({ th: z.string(), en: z.string() })
const kind = z.enum(documentKinds)
const passcode = z.string().max(16)

export const ById = z.object({ id: z.uuid() })
export const ByShare = z.object({ id: z.uuid(), shareId: z.uuid() })

export const Offers = z.object({
  papers: z.array(
    z.object({ paperId: z.string(), kind: z.enum(paperKinds), day: z.string(), about: Both.nullable() }),
  ),
})

export const OrderBody = z.strictObject({
  paperId: z.string().max(80),
  language: z.enum(['th', 'en']),
  digits: z.enum(['thai', 'arabic']).default('arabic'),
  passcode,
})
export const Ordered = z.object({ documentId: z.uuid() })
export const Agreed = Ordered.partial()
export const ByPaper = z.object({ paperId: z.string().max(80) })
export const InLanguage = z.object({ language: z.enum(['th', 'en']).default('th') })

const documentShape = {
  id: z.string(),
  kind,
  number: z.string(),
  language: z.enum(['th', 'en']),
  status: z.enum(['issued', 'expired', 'revoked', 'corrected']),
  issuedAt: time,
  expiresAt: time,
  endedAt: time.optional(),
  endReason: z.enum(revokeReasons).optional(),
  replaces: z.string().optional(),
}
export const Documents = z.object({ documents: z.array(z.object(documentShape)) })
export const Document = z.object({
  ...documentShape,
  legalBasis: Both,
  verifyLink: z.string(),
  correctable: z.boolean(),
  shares: z.array(
    z.object({ id: z.string(), createdAt: time, until: time, opened: z.int(), open: z.boolean() }),
  ),
  history: z.array(z.object({ what: z.string(), at: time })),
})

export const RevokeBody = z.strictObject({
  reason: z.enum(['lost', 'notNeeded', 'wrong', 'misused']),
  passcode,
})
export const ShareBody = z.strictObject({
  hours: z
    .int()
    .min(1)
    .max(24 * 30),
})
export const Shared = z.object({ id: z.string(), link: z.string(), until: time })
export const AskBody = z.strictObject({ reason: plainText(4, 1_000) })

export const Keys = z.object({
  keys: z.array(
    z.object({
      kid: z.string(),
      x: z.string(),
      y: z.string(),
      notBefore: z.string(),
      notAfter: z.string(),
      endedAt: z.string().optional(),
    }),
  ),
  authorities: z.array(z.string()),
  endedSeals: z.array(z.string()),
  at: time,
})
export const CheckBody = z.strictObject({
  code: z.string().max(2_000),
  fileSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
export const Checked = z.object({
  outcome: z.enum(['genuine', 'expired', 'keyEnded', 'tooEarly', 'altered', 'unknownIssuer', 'unreadable']),
  standing: z.enum(['issued', 'revoked', 'outdated', 'corrected', 'unknown']).optional(),
  endedAt: time.optional(),
  fileMatches: z.boolean().optional(),
})
export const TokenBody = z.strictObject({ token: z.string().max(100) })

const correctionShape = {
  id: z.string(),
  status: z.enum(['asked', 'proposed', 'done', 'refused']),
  askedAt: time,
  kind,
  /** Of the copy in which it was seen. */
  number: z.string().optional(),
  isOwnProposal: z.boolean(),
}
export const Paper = z.object({
  paperId: z.string(),
  kind: z.enum(paperKinds),
  title: z.string(),
  blocks: z.array(
    z.object({
      heading: z.string(),
      cells: z.array(z.object({ label: z.string(), value: z.string() })),
      columns: z.array(z.string()).optional(),
      rows: z.array(z.array(z.string())),
    }),
  ),
  corrections: z.array(
    z.object({
      status: z.enum(['asked', 'proposed', 'done', 'refused']),
      askedAt: time,
      decidedAt: time.optional(),
    }),
  ),
})
export const Corrections = z.object({ corrections: z.array(z.object(correctionShape)) })
export const Correction = z.object({
  ...correctionShape,
  /** The paper as it stands, word by word, by the names that its owner reads. */
  words: z.array(
    z.object({
      path: z.string(),
      heading: Both,
      label: Both,
      language: z.enum(['th', 'en']).optional(),
      value: z.string(),
      shown: Both,
      isDate: z.boolean(),
      choices: z.array(z.object({ value: z.string(), label: Both })),
    }),
  ),
  reason: z.string(),
  changes: z.record(z.string(), z.string()).optional(),
  legalBasis: z.string().optional(),
})
export const ProposeBody = z.strictObject({
  changes: z
    .record(z.string().max(120), plainLine(1, 300))
    .refine(changes => Object.keys(changes).length > 0 && Object.keys(changes).length <= 20),
  /** Which law and section lets this be put right. */
  legalBasis: plainLine(8, 300),
})
