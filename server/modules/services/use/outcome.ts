// How asking a service may end. Each is a screen of its own with what to do next; only a wrong form is a failure of the call.
import { z } from 'zod'
import { Rule } from '../definition/eligibility.ts'
import { Words } from '../definition/words.ts'
import { ResultView } from './result.ts'

const time = z.date().transform(date => date.toISOString())
/** Why an agency gave nothing that can be shown. */
const reasons = ['unreachable', 'wrongAnswer', 'maintenance'] as const

/** What keeps a question from being put to the agency. */
export const hindrances = [
  z.object({ outcome: z.literal('outsideHours'), opensAt: time.optional() }),
  z.object({ outcome: z.literal('levelTooLow'), needed: z.int(), level: z.int() }),
  z.object({ outcome: z.literal('notEligible'), unmet: Rule }),
  z.object({ outcome: z.literal('consentNeeded') }),
] as const

/** Every way but the good one. */
export const troubles = [
  z.object({ outcome: z.literal('notFound') }),
  /** The agency takes no such thing from this person, and says why if it says so. */
  z.object({ outcome: z.literal('notAccepted'), say: Words.optional() }),
  z.object({ outcome: z.literal('maintenance'), until: time.optional() }),
  z.object({ outcome: z.literal('agencyDown'), because: z.enum(['unreachable', 'wrongAnswer']) }),
  ...hindrances,
] as const

export const Outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('ok'), result: ResultView, answeredAt: time }),
  /** The last good answer, because the agency gives none now. */
  z.object({ outcome: z.literal('kept'), result: ResultView, answeredAt: time, because: z.enum(reasons) }),
  ...troubles,
])
export type Outcome = z.input<typeof Outcome>
export type Trouble = Exclude<Outcome, { outcome: 'ok' | 'kept' }>
