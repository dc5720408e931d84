// To the phone goes what kind of thing happened and a masked number; where, and the rest, waits inside the app (PDPA s. 28).
import { sql } from 'kysely'
import { maskCitizenNumber } from '../../../shared/citizen-number.ts'
import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { callOutside } from '../../platform/outbound.ts'
import { getPerson } from '../people/index.ts'
import { waitForMorning } from './quiet-hours.ts'
import type { NoticeTables, OutgoingRow } from './tables.ts'
import { type NoticeKind, sayNotice } from './words/index.ts'

const db = (ctx: Ctx) => tables<NoticeTables>(ctx)
const BATCH = 100
const SIDE_BY_SIDE = 8
/** A run ends before the next minute's begins. */
const RUN_MILLISECONDS = 50_000
const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 3600
const NOBODY = { th: null, en: null }

/** The title of the kind, without the name of the organisation. */
function toPushText(kind: NoticeKind): string {
  const { th, en } = sayNotice(kind, NOBODY)
  return `ตัวตน: ${th.title} เปิดแอปเพื่อดู · ${en.title}. Open the app to see more.`
}

type Due = OutgoingRow

/** Sends what is due. A network that does not answer is asked again later, ever more rarely, for a day. */
export async function sendDue(ctx: Ctx) {
  await waitForMorning(ctx)
  await db(ctx).deleteFrom('notices.outgoing').where('give_up_at', '<=', ctx.now()).execute()
  const until = Date.now() + RUN_MILLISECONDS
  // A warning about somebody's safety goes before what can wait, however much of that there is.
  while (Date.now() < until) {
    const due = await db(ctx)
      .selectFrom('notices.outgoing')
      .selectAll()
      .where('next_try_at', '<=', ctx.now())
      .orderBy('waits')
      .orderBy('next_try_at')
      .limit(BATCH)
      .execute()
    if (!(await sendAll(ctx, due)) || due.length < BATCH) return
  }
}

/** So many side by side. False when the network is down: the others would fail as well. */
async function sendAll(ctx: Ctx, due: readonly Due[]): Promise<boolean> {
  for (let at = 0; at < due.length; at += SIDE_BY_SIDE) {
    const sent = await Promise.all(due.slice(at, at + SIDE_BY_SIDE).map(row => sendOne(ctx, row)))
    if (sent.includes(false)) return false
  }
  return true
}

/** False when the network is down. */
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
  const { kind, read_at } = await db(ctx)
    .selectFrom('notices.notice')
    .select(['kind', 'read_at'])
    .where('person_id', '=', row.person_id)
    .where('id', '=', row.notice_id)
    .executeTakeFirstOrThrow()
  // Whoever has read it in the inbox meanwhile need not be disturbed for it.
  const isNews = !row.waits || read_at === null
  try {
    if (isNews)
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
