import { z } from 'zod'
import { parseCitizenNumber } from '../../../../shared/citizen-number.ts'
import { plainText } from '../../../platform/plain-text.ts'
import { Address, Both, houseCode, Named, passcode, time } from '../schemas.ts'
import { caseKinds, caseRefusals, caseStates, inspectionResults, parts } from './tables.ts'
import { Building } from './told.ts'

const citizenNumber = z
  .string()
  .max(30)
  .transform((text, issues) => {
    const number = parseCitizenNumber(text)
    if (number !== undefined) return number
    issues.addIssue({ code: 'custom', message: 'not a citizen number' })
    return z.NEVER
  })

const happenedOn = z.iso.date()
const Wish = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('newHouse'),
    building: Building,
    happenedOn,
    ownerNumber: citizenNumber.optional(),
  }),
  z.strictObject({ kind: z.literal('split'), people: z.array(z.uuid()).min(1).max(30), headId: z.uuid() }),
  z.strictObject({ kind: z.literal('merge'), houseCode }),
  z.strictObject({ kind: z.literal('cancel'), houseCode: houseCode.optional(), happenedOn }),
  z.strictObject({
    kind: z.literal('stranger'),
    personId: z.uuid(),
    note: plainText(4, 300),
  }),
])

export const CaseAskBody = z.strictObject({
  requestId: z.uuid(),
  wish: Wish,
  files: z.array(z.uuid()).max(8),
  passcode,
})
const words = plainText(4, 1000)
export const CaseAnswerBody = z.strictObject({
  answer: z.enum(['accepted', 'refused']),
  /** In a hearing: what speaks against it, and what shows it. */
  words: words.optional(),
  files: z.array(z.uuid()).max(8).default([]),
  passcode,
})
export const PointBody = z.strictObject({
  latitude: z.number().min(5).max(21),
  longitude: z.number().min(97).max(106),
})
export const AreasNear = z.object({
  offices: z.array(
    Named.extend({
      district: Both,
      province: Both,
      subdistricts: z.array(z.object({ code: z.string(), name: Both })),
    }),
  ),
})
export const HousePeople = z.object({
  isHead: z.boolean(),
  people: z.array(
    Named.extend({
      personId: z.uuid(),
      ageYears: z.int(),
      since: z.string(),
      isHead: z.boolean(),
      isReported: z.boolean(),
    }),
  ),
})
export const KeptFile = z.object({ fileId: z.uuid(), mediaType: z.string() })
export const Hours = z.object({ days: z.array(z.object({ day: z.string(), free: z.array(z.string()) })) })
export const HourBody = z.strictObject({ day: z.iso.date(), time: z.string().regex(/^\d{2}:\d{2}$/) })

const common = {
  caseId: z.uuid(),
  kind: z.enum(caseKinds),
  state: z.enum(caseStates),
  askedAt: time,
  expiresAt: time,
  office: Named,
  house: Address.nullable(),
  otherHouse: Address.nullable(),
  isLate: z.boolean(),
  fineSatangMost: z.int(),
  fineSatang: z.int().nullable(),
  refusalReason: z.enum(caseRefusals).nullable(),
  inspection: z.object({ startsAt: time }).nullable(),
  building: Building.extend({ area: Both }).optional(),
  happenedOn: z.string().optional(),
  note: z.string().optional(),
}
const answer = z.enum(['accepted', 'refused']).nullable()
export const Case = z.object({
  ...common,
  part: z.enum([...parts, 'asker']),
  yourAnswer: answer,
  isYouAsked: z.boolean(),
  hearing: z
    .object({
      openedAt: time,
      facts: z.string().nullable(),
      words: z.string().nullable(),
      isAtCounter: z.boolean(),
    })
    .nullable(),
  reasons: z.string().nullable(),
  appealUntil: z.iso.date().nullable(),
  asker: Named,
  people: z.array(z.object({ name: Both.nullable(), part: z.enum(parts), isAsked: z.boolean(), answer })),
  files: z.int(),
  history: z.array(z.object({ what: z.string(), at: time })),
})
export const Cases = z.object({ cases: z.array(Case) })

export const Desk = z.object({
  inspections: z.array(z.object({ caseId: z.uuid(), kind: z.enum(caseKinds), startsAt: time })),
  waiting: z.array(
    z.object({
      caseId: z.uuid(),
      kind: z.enum(caseKinds),
      state: z.enum(caseStates),
      askedAt: time,
      expiresAt: time,
      isLate: z.boolean(),
    }),
  ),
})
export const DeskCase = z.object({
  ...common,
  people: z.array(
    Named.extend({
      personId: z.uuid(),
      number: z.string(),
      ageYears: z.int(),
      part: z.enum([...parts, 'asker']),
      isAsked: z.boolean(),
      answer,
      hasApp: z.boolean(),
      heard: z.object({ at: time, isAtCounter: z.boolean(), words: z.string().nullable() }).nullable(),
    }),
  ),
  inspections: z.array(z.object({ result: z.enum(inspectionResults), at: time })),
  files: z.array(KeptFile),
  needsSecond: z.boolean(),
  needsLetter: z.boolean(),
  hearing: z.object({ openedAt: time, facts: z.string().nullable() }).nullable(),
  reasons: z.string().nullable(),
  isFirst: z.boolean(),
})
export const InspectionBody = z.strictObject({ result: z.enum(inspectionResults) })
const reasons = plainText(10, 2000)
export const HearingBody = z.strictObject({
  facts: plainText(10, 2000),
  letterOn: z.iso.date().optional(),
})
export const HeardBody = z.strictObject({ personId: z.uuid(), words })
export const ApproveBody = z.strictObject({
  houseNumber: z
    .string()
    .regex(/^[1-9]\d{0,4}(\/[1-9]\d{0,4})?$/)
    .optional(),
  fineSatang: z.int().min(0).max(100_000).optional(),
  reasons: reasons.optional(),
})
export const RefuseCaseBody = z.strictObject({ reason: z.enum(caseRefusals), reasons: reasons.optional() })
export const FileOfCase = z.object({ id: z.uuid(), fileId: z.uuid() })
