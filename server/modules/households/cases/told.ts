// What somebody told for a case, kept sealed with it.
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { plainLine } from '../../../platform/plain-text.ts'
import type { CaseRow } from './tables.ts'

export const buildingKinds = ['house', 'townhouse', 'shophouse', 'apartment'] as const

const line = plainLine(1, 60)
export const Building = z.strictObject({
  buildingKind: z.enum(buildingKinds),
  permitNumber: line,
  landDeed: line,
  subdistrictCode: z.string().regex(/^\d{6}$/),
  villageNumber: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
  latitude: z.number().min(5).max(21),
  longitude: z.number().min(97).max(106),
  /** How far off the point may be, when it was pressed on a map without streets. */
  accuracyMetres: z.int().min(1).max(2000).optional(),
  /** Whether who answers for the house lives there from now on, and so heads it. */
  movesIn: z.boolean(),
})
export type Building = z.infer<typeof Building>

export type Told = {
  /** Of a new house. */
  building?: Building
  /** When it was built or taken down. */
  happenedOn?: string
  /** Why the head thinks that somebody does not live there. */
  note?: string
}

const NAME = 'household-case'

export const sealTold = (ctx: Ctx, caseId: string, told: Told): Buffer =>
  ctx.vault.seal(NAME, Buffer.from(JSON.stringify(told)), caseId)

export const openTold = (ctx: Ctx, { told_sealed, case_id }: CaseRow): Told =>
  JSON.parse(ctx.vault.open(NAME, told_sealed, case_id).toString()) as Told

/** What of a case is written later: the facts before a hearing, the reasons of the decision, and by the id of a person what they answered. */
export const sealWords = (ctx: Ctx, caseId: string, what: string, words: string): Buffer =>
  ctx.vault.seal(NAME, Buffer.from(words), `${caseId}:${what}`)

export const openWords = (ctx: Ctx, caseId: string, what: string, sealed: Buffer | null): string | null =>
  sealed && ctx.vault.open(NAME, sealed, `${caseId}:${what}`).toString()
