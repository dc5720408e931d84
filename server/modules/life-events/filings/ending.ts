// What a filing says to its two sides. While it is open that is read from the register; when it ends it is kept as it was, so that who once
// filed together with somebody does not follow their names for ever.
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { getPerson } from '../../people/index.ts'
import { openFiling } from '../details.ts'
import { kindOf } from '../kinds/index.ts'
import { factNames } from '../kinds/kind.ts'
import type { FilingRow } from '../tables.ts'

const Named = z.object({ nameTh: z.string(), nameEn: z.string() })
const Shown = z.object({
  filer: Named,
  /** Once they have said yes. */
  other: Named.optional(),
  facts: z.array(
    z.object({
      what: z.enum(factNames),
      th: z.string().optional(),
      en: z.string().optional(),
      day: z.string().optional(),
    }),
  ),
})
export type Shown = z.infer<typeof Shown>

async function readShown(ctx: Ctx, row: FilingRow): Promise<Shown> {
  const filer = await getPerson(ctx, row.person_id)
  const otherId = row.other_answer === 'accepted' ? row.other_id : null
  const other = otherId === null ? undefined : await getPerson(ctx, otherId)
  return Shown.parse({
    filer,
    ...(other ? { other } : {}),
    facts: await kindOf(row).facts(ctx, openFiling(ctx, row)),
  })
}

/** How it looks now, or looked when it ended. */
export function showOf(ctx: Ctx, row: FilingRow): Promise<Shown> {
  if (!row.ending_sealed) return readShown(ctx, row)
  const text = ctx.vault.open('life-event-ending', row.ending_sealed, row.filing_id).toString()
  return Promise.resolve(Shown.parse(JSON.parse(text)))
}

export async function sealEnding(ctx: Ctx, row: FilingRow): Promise<Buffer> {
  const shown = await readShown(ctx, row)
  return ctx.vault.seal('life-event-ending', Buffer.from(JSON.stringify(shown)), row.filing_id)
}
