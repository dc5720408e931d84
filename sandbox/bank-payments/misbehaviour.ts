import { z } from 'zod'

const next = z.number().int().min(0).max(1_000_000).default(0)

/** What the pretend bank does wrong, on demand: each count is for the next so many payments, or answers. */
export const Misbehaviour = z.strictObject({
  /** No callback ever. */
  never: next,
  /** The callback comes twice. */
  twice: next,
  /** The callback is signed with a wrong key. */
  unsigned: next,
  /** The callback tells one satang less than was paid. */
  wrongAmount: next,
  /** An attempt was refused before, and is told after the money. */
  outOfOrder: next,
  /** The money goes out of the account twice. */
  double: next,
  /** Callbacks come later by so much. */
  lateMilliseconds: z.number().int().min(0).max(3_600_000).default(0),
  /** Inquiries, refunds and daily lists are answered with 500, and nothing is done. */
  fail: next,
  /** A refund is done, and its answer lost. */
  loseAnswer: next,
  /** A refund takes its time: the answer says `pending`, and a callback that it is done. */
  slowRefund: next,
  /** A refund is not done. */
  refuseRefund: next,
})
export type Misbehaviour = z.infer<typeof Misbehaviour>
type Counted = Exclude<keyof Misbehaviour, 'lateMilliseconds'>

export const wellBehaved = (): Misbehaviour => Misbehaviour.parse({})

/** True while some of that kind are left; uses one up. */
export function takeOne(misbehaviour: Misbehaviour, kind: Counted): boolean {
  if (misbehaviour[kind] === 0) return false
  misbehaviour[kind] -= 1
  return true
}
