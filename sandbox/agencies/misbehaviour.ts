import { z } from 'zod'

/** What an agency does wrong, on demand. */
export const Misbehaviour = z.strictObject({
  /** Every answer comes later by so much. */
  latencyMilliseconds: z.coerce.number().int().min(0).max(60_000).default(0),
  /** Calls are taken and never answered. */
  hang: z.coerce.boolean().default(false),
  /** So many of a hundred calls end with 500. */
  errorPercent: z.coerce.number().int().min(0).max(100).default(0),
  /** Its systems rest: 503 with how many seconds more (RFC 9110 §10.2.3). */
  restSeconds: z.coerce.number().int().min(0).max(604_800).default(0),
  /** How an answer breaks the contract. */
  wrong: z.enum(['none', 'shape', 'notJson', 'huge']).default('none'),
})
export type Misbehaviour = z.infer<typeof Misbehaviour>

export const wellBehaved = (): Misbehaviour => Misbehaviour.parse({})
