// Four digits that hang at the place and change every few minutes: who types them has stood there. They follow from a key and the time.
import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '../../../platform/context.ts'
import { CODE_MINUTES } from '../terms.ts'

const DIGITS = 4
const MINUTE_MILLISECONDS = 60_000

const windowOf = (ctx: Ctx) => Math.floor(ctx.now().getTime() / (CODE_MINUTES * MINUTE_MILLISECONDS))

const codeIn = (ctx: Ctx, placeId: string, window: number): string =>
  String(ctx.vault.keyedHash('queues-place', `${placeId}.${window}`).readUInt32BE(0) % 10 ** DIGITS).padStart(
    DIGITS,
    '0',
  )

/** The code that hangs at a place now, and until when. */
export const showCode = (ctx: Ctx, placeId: string) => ({
  code: codeIn(ctx, placeId, windowOf(ctx)),
  until: new Date((windowOf(ctx) + 1) * CODE_MINUTES * MINUTE_MILLISECONDS),
})

/** Whether it hangs there now, or did when somebody began to type it. */
export const isCodeOf = (ctx: Ctx, placeId: string, typed: string): boolean =>
  [0, 1].some(ago => {
    const code = Buffer.from(codeIn(ctx, placeId, windowOf(ctx) - ago))
    const given = Buffer.from(typed)
    return given.length === code.length && timingSafeEqual(given, code)
  })
