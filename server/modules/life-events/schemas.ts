import { z } from 'zod'
import { parseCitizenNumber } from '../../../shared/citizen-number.ts'
import { cleanName, isRomanName, nameFaults } from '../../../shared/person-name.ts'
import { plainLine } from '../../platform/plain-text.ts'
import { Wish } from './details.ts'
import { checkNames, factNames } from './kinds/kind.ts'
import { filingKinds, filingStates, fineWaivers, refusalReasons, sights } from './tables.ts'
import { LATE_FINE_SATANG } from './terms.ts'

const time = z.date().transform(date => date.toISOString())
const Named = z.object({ nameTh: z.string(), nameEn: z.string() })
const passcode = z.string().max(16)
const sent = { requestId: z.uuid(), passcode }
const day = z.iso.date()
const thai = z.string().min(1).max(60).transform(cleanName)
const roman = z.string().max(60).refine(isRomanName, 'Roman letters, the first a capital')
const citizenNumber = z
  .string()
  .max(20)
  .transform((text, issues) => {
    const number = parseCitizenNumber(text)
    if (number !== undefined) return number
    issues.addIssue({ code: 'custom', message: 'not a citizen number' })
    return z.NEVER
  })
const noticeNumber = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z/-]{3,30}$/)

export const ById = z.object({ id: z.uuid() })
export const ByNumber = z.object({ number: z.string().regex(/^\d{10}$/) })

const facts = z.array(
  z.object({
    what: z.enum(factNames),
    th: z.string().optional(),
    en: z.string().optional(),
    day: z.string().optional(),
  }),
)
const checks = z.array(z.object({ what: z.enum(checkNames), isRight: z.boolean() }))

const fine = z
  .object({
    satang: z.int(),
    waiver: z.enum(fineWaivers).optional(),
    paidAt: time.optional(),
    /** To be paid by phone; without it at a counter. */
    paymentId: z.uuid().optional(),
    /** While it is waited for. */
    payBy: time.optional(),
  })
  .optional()

export const Filing = z.object({
  filingId: z.uuid(),
  number: z.string(),
  kind: z.enum(filingKinds),
  state: z.enum(filingStates),
  isMine: z.boolean(),
  filedAt: time,
  expiresAt: time,
  other: Named.optional(),
  facts,
  checks,
  toBring: z.array(z.enum(sights)),
  needsSecond: z.boolean(),
  refusalReason: z.enum(refusalReasons).optional(),
  fine,
  history: z.array(z.object({ what: z.string(), at: time })),
})
export const Filings = z.object({ filings: z.array(Filing) })

export const MarriageBody = z.strictObject({ ...sent, otherNumber: citizenNumber, own: Wish })
export const DivorceBody = z.strictObject(sent)
export const BirthBody = z.strictObject({
  ...sent,
  noticeNumber,
  sex: z.enum(['male', 'female']),
  bornOn: day,
  firstTh: thai,
  firstEn: roman,
  surname: z.enum(['own', 'others']),
  otherNumber: citizenNumber.optional(),
})
export const DeathBody = z.strictObject({
  ...sent,
  personId: z.uuid(),
  diedOn: day,
  place: plainLine(2, 200),
  noticeNumber,
})
const Written = z.strictObject({ th: thai, en: roman })
export const NameBody = z.strictObject({
  ...sent,
  first: Written.optional(),
  newLast: Written.optional(),
  familyLast: z.enum(['father', 'mother', 'spouse', 'former']).optional(),
})
export const AnswerBody = z.strictObject({
  answer: z.enum(['accepted', 'refused']),
  wish: Wish.optional(),
  passcode,
})
export const Near = z.object({
  people: z.array(Named.extend({ personId: z.uuid(), relation: z.enum(['head', 'spouse', 'relative']) })),
})
export const Names = z.object({
  firstTh: z.string(),
  firstEn: z.string(),
  lastTh: z.string(),
  lastEn: z.string(),
  family: z.array(
    z.object({
      from: z.enum(['father', 'mother', 'spouse', 'former']),
      lastTh: z.string(),
      lastEn: z.string(),
    }),
  ),
})
export const CheckBody = z.strictObject({ part: z.enum(['first', 'last']), name: plainLine(0, 60) })
export const Checked = z.object({
  standing: z.enum(['free', 'taken', 'alike', 'forbidden']),
  fault: z.enum(nameFaults).optional(),
})

export const ForSecond = z.object({
  filings: z.array(
    z.object({ number: z.string(), kind: z.enum(filingKinds), filedAt: time, expiresAt: time }),
  ),
})
export const DeskFiling = z.object({
  filingId: z.uuid(),
  number: z.string(),
  kind: z.enum(filingKinds),
  state: z.enum(filingStates),
  filedAt: time,
  expiresAt: time,
  people: z.array(
    Named.extend({
      number: z.string(),
      ageYears: z.int(),
      isFiler: z.boolean(),
      saidAt: time.optional(),
    }),
  ),
  facts,
  checks,
  sights: z.array(z.enum(sights)),
  needsSecond: z.boolean(),
  fineSatangMost: z.int(),
  fine,
  isOwnFirst: z.boolean(),
})
export const ApproveBody = z.strictObject({
  seen: z.array(z.enum(sights)).max(20),
  fineSatang: z.int().min(0).max(LATE_FINE_SATANG).optional(),
  fineWaiver: z.enum(fineWaivers).optional(),
})
export const FinePaidBody = z.strictObject({
  receipt: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z/-]{3,30}$/),
})
export const RefuseBody = z.strictObject({ reason: z.enum(refusalReasons) })
