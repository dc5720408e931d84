// What a filing says, kind by kind: kept sealed, since it names people who may not have agreed to anything yet.
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import type { FilingKind, FilingRow } from './tables.ts'

const text = z.string().max(200)
const Both = z.strictObject({ th: text, en: text })

/** What becomes of a name with a marriage: one's own, or the other's (Person Name Act s. 12); a woman may be called Mrs. (B.E. 2551). */
export const Wish = z.strictObject({ surname: z.enum(['own', 'theirs']), title: z.enum(['keep', 'mrs']) })
export type Wish = z.infer<typeof Wish>

/** The hospital's notice, and what the hospital said when it was asked. */
export const HospitalNotice = z.strictObject({
  number: z.string(),
  answer: z.enum(['known', 'differs', 'unreachable']),
  time: z.string().optional(),
  place: Both.optional(),
  cause: Both.optional(),
})
export type HospitalNotice = z.infer<typeof HospitalNotice>

const shapes = {
  birth: z.strictObject({
    notice: HospitalNotice,
    filedBy: z.enum(['mother', 'father']),
    otherNumber: z.string().optional(),
    sex: z.enum(['male', 'female']),
    bornOn: z.string(),
    firstTh: z.string(),
    firstEn: z.string(),
    /** Whose surname the child bears; which it is, is read from the register when both have agreed. */
    surname: z.enum(['own', 'others']),
    houseCode: z.string(),
  }),
  death: z.strictObject({
    notice: HospitalNotice,
    deceasedId: z.uuid(),
    relation: z.enum(['head', 'spouse', 'relative']),
    diedOn: z.string(),
    place: text,
  }),
  marriage: z.strictObject({ otherNumber: z.string(), own: Wish, others: Wish.optional() }),
  divorce: z.strictObject({}),
  nameChange: z.strictObject({
    first: Both.optional(),
    last: Both.extend({ from: z.enum(['new', 'father', 'mother', 'spouse', 'former']) }).optional(),
  }),
} as const

export type Details = { [K in FilingKind]: z.infer<(typeof shapes)[K]> }
/** A filing with what it says. */
export type Filing<K extends FilingKind = FilingKind> = FilingRow & { kind: K; details: Details[K] }

export const sealDetails = (ctx: Ctx, filingId: string, details: Details[FilingKind]): Buffer =>
  ctx.vault.seal('life-event', Buffer.from(JSON.stringify(details)), filingId)

export function openFiling(ctx: Ctx, row: FilingRow): Filing {
  const text = ctx.vault.open('life-event', row.details_sealed, row.filing_id).toString()
  return { ...row, details: shapes[row.kind].parse(JSON.parse(text)) }
}
