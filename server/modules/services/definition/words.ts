import { z } from 'zod'
import { nameLine, plainText } from '../../../platform/plain-text.ts'

const both = (max: number) =>
  z
    .strictObject({ th: plainText(1, max), en: plainText(1, max) })
    .describe('The same in Thai and in English; plain text, never markup')

/** What a service or an agency is called. */
export const Name = z
  .strictObject({ th: nameLine(1, 140), en: nameLine(1, 140) })
  .describe('The same in Thai and in English; plain text, never markup')

/** DGA asks for a short text of at most 140 characters and a full one. */
export const ShortWords = both(140)
export const Words = both(2_000)
export type Words = z.infer<typeof Words>

export const Id = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
export const Hotline = z.string().regex(/^[0-9][0-9 -]{1,15}$/)

const Time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)
/** Hours on the wall clock of Thailand, as `shared/opening-hours.ts` reckons with them. */
export const OpeningHours = z.union([
  z.literal('always'),
  z
    .array(z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: Time, to: Time }))
    .min(1)
    .describe('Days 1 (Monday) to 7, times HH:MM in Thailand'),
])
export type OpeningHours = z.infer<typeof OpeningHours>
