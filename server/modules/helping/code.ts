import { randomInt } from 'node:crypto'
import type { Ctx } from '../../platform/context.ts'

const DIGITS = 8

/** Eight digits that somebody reads out, types or scans. They name an offer and nobody. */
export const newCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')

/** How a code is kept: its table alone opens nothing. */
export const hashOf = (ctx: Ctx, code: string): Buffer => ctx.vault.keyedHash('helping-code', code)
