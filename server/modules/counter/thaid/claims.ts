import { z } from 'zod'
import { isValidCitizenNumber } from '../../../../shared/citizen-number.ts'
import type { Ctx } from '../../../platform/context.ts'
import { plainLine } from '../../../platform/plain-text.ts'
import { fail } from '../failures.ts'
import { CLOCK_SECONDS } from './errors.ts'

const words = plainLine(1, 200).optional()
const Claims = z.object({
  pid: z.string().refine(isValidCitizenNumber),
  given_name: words,
  family_name: words,
  birthdate: words,
  // A string at ThaID; what is no level vouches for nothing.
  ial: z
    .union([z.string(), z.number()])
    .transform(value => (/^(1\.[1-3]|2\.[1-3]|3)$/.test(String(value)) ? String(value) : undefined))
    .optional(),
  iat: z.number(),
})
export type Claims = z.infer<typeof Claims>

/** What a checked id_token says of a person. @throws counter.thaidAnswerInvalid | thaidClockDiffers */
export function readClaims(ctx: Ctx, claims: unknown): Claims {
  const read = Claims.safeParse(claims)
  if (!read.success) throw fail.thaidAnswerInvalid()
  // The library looks at the end of a token; one from the future is as wrong.
  if (read.data.iat > ctx.now().getTime() / 1000 + CLOCK_SECONDS) throw fail.thaidClockDiffers()
  return read.data
}
