// Hospitals are asked whether they wrote a notice (ท.ร.1/1 of a birth, ท.ร.4/1 of a death) about that person and day. A hospital that
// does not answer holds nobody up: the registrar sees the paper in any case.
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { callOutside } from '../../platform/outbound.ts'
import type { HospitalNotice } from './details.ts'

const both = z.object({ th: z.string().max(200), en: z.string().max(200) })
const Answer = z.object({
  isKnown: z.boolean(),
  time: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  place: both.optional(),
  cause: both.optional(),
})

type Asked = {
  form: 'birth' | 'death'
  number: string
  /** Of a birth the mother's, of a death the number of who died. */
  citizenNumber: string
  day: string
  sex?: 'male' | 'female'
}

/** What a hospital says of a notice. */
export async function askHospital(ctx: Ctx, asked: Asked): Promise<HospitalNotice> {
  const { number } = asked
  const url = ctx.settings.hospitalNoticesUrl
  if (url === undefined) return { number, answer: 'unreachable' }
  try {
    const { origin, pathname } = new URL(url)
    const reply = await callOutside(ctx, origin, `${pathname}/check`, {
      json: asked,
      timeoutMilliseconds: 3_000,
    })
    const { isKnown, time, place, cause } = Answer.parse(await reply.json())
    if (!isKnown) return { number, answer: 'differs' }
    return {
      number,
      answer: 'known',
      ...(time ? { time } : {}),
      ...(place ? { place } : {}),
      ...(cause ? { cause } : {}),
    }
  } catch {
    return { number, answer: 'unreachable' }
  }
}
