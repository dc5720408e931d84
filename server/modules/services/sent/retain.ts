// How long what was sent is kept, and how a person takes it along or leaves it.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { eraseAttachments, listAttachments } from './attachments.ts'
import { db, listApplications, listSteps, openSaid } from './store.ts'

const DAY_MILLISECONDS = 24 * 3_600_000
const KEEP_DAYS = 2 * 365
/** What is nobody's nobody can ask us to erase, so it goes by itself. */
const KEEP_OF_VISITORS_DAYS = 180
const AT_ONCE = 1_000

const daysAgo = (ctx: Ctx, days: number) => new Date(ctx.now().getTime() - days * DAY_MILLISECONDS)
const someOf = (ctx: Ctx) =>
  db(ctx).selectFrom('services.application').select(['person_id', 'id']).limit(AT_ONCE)

/** Erases applications two years after their end, with all that went with them. */
export async function eraseEnded(ctx: Ctx): Promise<void> {
  const rows = await someOf(ctx).where('ended_at', '<=', daysAgo(ctx, KEEP_DAYS)).execute()
  for (const row of rows) await erase(ctx, row)
}

/** Erases what visitors sent, ended or not, half a year after it last moved. */
export async function eraseOfVisitors(ctx: Ctx): Promise<void> {
  const rows = await someOf(ctx)
    .where('is_visitor', '=', true)
    .where('moved_at', '<=', daysAgo(ctx, KEEP_OF_VISITORS_DAYS))
    .execute()
  for (const row of rows) await erase(ctx, row)
}

async function erase(ctx: Ctx, { person_id, id }: { person_id: string; id: string }) {
  await eraseAttachments(ctx, { personId: person_id, applicationId: id })
  await db(ctx)
    .deleteFrom('services.application_step')
    .where('person_id', '=', person_id)
    .where('application_id', '=', id)
    .execute()
  await db(ctx)
    .deleteFrom('services.application')
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .execute()
}

/** What was sent and what became of it, for the person (PDPA s. 30). */
export const describeApplications = async (ctx: Ctx, personId: string) =>
  Promise.all(
    (await listApplications(ctx, personId)).map(async row => ({
      serviceId: row.service_id,
      madeAt: row.made_at,
      stage: row.stage,
      ...openSaid(ctx, row),
      steps: (await listSteps(ctx, row)).map(({ stage, agency_state, at }) => ({
        stage,
        agencyState: agency_state,
        at,
      })),
      attachments: (await listAttachments(ctx, personId, row.id)).map(({ media_type, sha256 }) => ({
        mediaType: media_type,
        sha256,
      })),
    })),
  )

/** Forgets them when the account is closed; the agency keeps what it was sent, as its own law says. */
export async function forgetApplications(tx: TxCtx, personId: string): Promise<void> {
  await eraseAttachments(tx, { personId })
  await db(tx).deleteFrom('services.application_step').where('person_id', '=', personId).execute()
  await db(tx).deleteFrom('services.application').where('person_id', '=', personId).execute()
}
