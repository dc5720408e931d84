import { z } from 'zod'

const next = z.number().int().min(0).max(1_000_000).default(0)

/** What the pretend operator does wrong, on demand: each count is for the next so many submissions or receipts. */
export const Misbehaviour = z.strictObject({
  /** Refused for their number (ESME_RINVDSTADR). */
  reject: next,
  /** Refused for a moment (ESME_RTHROTTLED). */
  throttle: next,
  /** The connection ends instead of an answer, and the message is lost. */
  hangUp: next,
  /** The message is kept, and no answer comes. */
  ignore: next,
  /** Questions whether it lives get no answer. */
  deaf: next,
  /** No receipt ever. */
  dropReceipts: next,
  /** The receipt says that the telephone did not get it. */
  undelivered: next,
  /** The receipt comes twice. */
  twice: next,
  /** The receipt overtakes the answer. */
  early: next,
  /** Receipts come later by so much. */
  lateMilliseconds: z.number().int().min(0).max(3_600_000).default(0),
  /** Receipts say everything in their text and nothing in optional parameters. */
  bareReceipts: z.boolean().default(false),
})
export type Misbehaviour = z.infer<typeof Misbehaviour>
type Counted = { [K in keyof Misbehaviour]: Misbehaviour[K] extends number ? K : never }[keyof Misbehaviour]

export const wellBehaved = (): Misbehaviour => Misbehaviour.parse({})

/** True while some of that kind are left; uses one up. */
export function takeOne(misbehaviour: Misbehaviour, kind: Exclude<Counted, 'lateMilliseconds'>): boolean {
  if (misbehaviour[kind] === 0) return false
  misbehaviour[kind] -= 1
  return true
}
