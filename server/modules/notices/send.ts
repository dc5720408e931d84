// To the phone goes what kind of thing happened and a masked number; where, and the rest, waits inside the app (PDPA s. 28).
import { sql } from 'kysely'
import { maskCitizenNumber } from '../../../shared/citizen-number.ts'
import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { callOutside } from '../../platform/outbound.ts'
import { getPerson } from '../people/index.ts'
import type { NoticeTables } from './tables.ts'
import { type NoticeKind, sayNotice } from './words.ts'

const db = (ctx: Ctx) => tables<NoticeTables>(ctx)
const BATCH = 100
const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 3600
const NOBODY = { th: null, en: null }

/** The title of the kind, without the name of the organisation. */
function toPushText(kind: NoticeKind): string {
  const { th, en } = sayNotice(kind, NOBODY)
  return `ตัวตน: ${th.title} เปิดแอปเพื่อดู · ${en.title}. Open the app to see more.`
}

type Due = NoticeTables['notices.outgoing']

/** Sends what is due. A network that does not answer is asked again later, ever more rarely, for a day. */
export async function sendDue(ctx: Ctx) {
  await db(ctx).deleteFrom('notices.outgoing').where('give_up_at', '<=', ctx.now()).execute()
  const due = await db(ctx)
    .selectFrom('notices.outgoing')
    .selectAll()
    .where('next_try_at', '<=', ctx.now())
    .orderBy('next_try_at')
    .limit(BATCH)
    .execute()
  for (const row of due) if (!(await sendOne(ctx, row))) return
}

/** False when the network is down: the others would fail as well. */
async function sendOne(ctx: Ctx, row: Due): Promise<boolean> {
  // Taken by moving its next try: two senders do not send it twice, and a crash only delays it.
  const waitSeconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** row.tries)
  const taken = await db(ctx)
    .updateTable('notices.outgoing')
    .set({
      tries: sql`tries + 1`,
      next_try_at: new Date(ctx.now().getTime() + waitSeconds * 1000),
    })
    .where('person_id', '=', row.person_id)
    .where('notice_id', '=', row.notice_id)
    .where('next_try_at', '<=', ctx.now())
    .returning('notice_id')
    .executeTakeFirst()
  if (!taken) return true
  const { citizenNumber } = await getPerson(ctx, row.person_id)
  const { kind } = await db(ctx)
    .selectFrom('notices.notice')
    .select('kind')
    .where('person_id', '=', row.person_id)
    .where('id', '=', row.notice_id)
    .executeTakeFirstOrThrow()
  try {
    await callOutside(ctx, ctx.settings.outside, '/phone/messages', {
      json: { to: maskCitizenNumber(citizenNumber), text: toPushText(kind), at: ctx.now().toISOString() },
    })
  } catch {
    ctx.log.info('phone network not reached', { count: row.tries + 1 })
    return false
  }
  await db(ctx)
    .deleteFrom('notices.outgoing')
    .where('person_id', '=', row.person_id)
    .where('notice_id', '=', row.notice_id)
    .execute()
  return true
}
