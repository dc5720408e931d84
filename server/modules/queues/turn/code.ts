// The code on a slip, by which whoever holds it follows that number. It follows from a key and the visit, so that a slip asked for again
// is the same slip; kept is a keyed hash, which finds the visit and gives no code back.
import { formatVisitorCode, parseVisitorCode, toVisitorCode } from '../../../../shared/visitor-code.ts'
import type { Ctx } from '../../../platform/context.ts'

const codeOf = (ctx: Ctx, visitId: string): string =>
  toVisitorCode(ctx.vault.keyedHash('queues-turn-code', visitId))

const hashOf = (ctx: Ctx, code: string): Buffer => ctx.vault.keyedHash('queues-turn', code)

/** What a visit is found by, once its number is given at a terminal. */
export const turnHashOf = (ctx: Ctx, visitId: string): Buffer => hashOf(ctx, codeOf(ctx, visitId))

/** Undefined when what was typed is no code at all. */
export function hashOfTyped(ctx: Ctx, typed: string): Buffer | undefined {
  const code = parseVisitorCode(typed)
  return code === undefined ? undefined : hashOf(ctx, code)
}

/** What stands on the slip. The code stands behind `#`, which no server is sent with an address. */
export function turnLinkOf(ctx: Ctx, visitId: string) {
  const code = codeOf(ctx, visitId)
  const page = `${ctx.settings.origin}/turn/`
  return { page, code: formatVisitorCode(code), link: `${page}#${code}` }
}
