import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { noticeAdded } from './events.ts'
import type { NoticeTables } from './tables.ts'
import { type NoticeKind, sayNotice } from './words.ts'

const db = (ctx: Ctx) => tables<NoticeTables>(ctx)
const GIVE_UP_SECONDS = 24 * 3600
const SHOWN = 100

export type NewNotice = {
  personId: string
  /** Id of the fact it tells of: the same fact told twice is one notice. */
  factId: string
  kind: NoticeKind
  /** Name of the organisation it is about. */
  about?: { th: string; en: string } | undefined
}

/** Puts a notice into the person's inbox and on the way to the phone. */
export async function addNotice(tx: TxCtx, { personId, factId, kind, about }: NewNotice) {
  const added = await db(tx)
    .insertInto('notices.notice')
    .values({
      person_id: personId,
      id: factId,
      kind,
      about_th: about?.th ?? null,
      about_en: about?.en ?? null,
      at: tx.now(),
      read_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return
  await db(tx)
    .insertInto('notices.outgoing')
    .values({
      person_id: personId,
      notice_id: factId,
      tries: 0,
      next_try_at: tx.now(),
      give_up_at: new Date(tx.now().getTime() + GIVE_UP_SECONDS * 1000),
    })
    .execute()
  await tx.emit(noticeAdded, { noticeId: factId, kind }, { personId })
}

/** The newest hundred notices of a person, in both languages. */
export async function listNotices(ctx: Ctx, personId: string) {
  const rows = await db(ctx)
    .selectFrom('notices.notice')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute()
  return rows.map(row => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    ...sayNotice(row.kind, { th: row.about_th, en: row.about_en }),
    read: row.read_at !== null,
  }))
}

/** Marks a person's own notices as read; others are not touched. */
export async function markRead(ctx: Ctx, personId: string, ids: readonly string[]) {
  if (ids.length === 0) return
  await db(ctx)
    .updateTable('notices.notice')
    .set({ read_at: ctx.now() })
    .where('person_id', '=', personId)
    .where('id', 'in', ids)
    .where('read_at', 'is', null)
    .execute()
}

const KEEP_DAYS = 365

/** Erases messages older than a year. */
export async function eraseOldNotices(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - KEEP_DAYS * 86_400_000)
  await db(ctx).deleteFrom('notices.notice').where('at', '<', before).execute()
}

/** Erases a person's inbox, when the account is closed. */
export async function eraseNotices(tx: TxCtx, personId: string): Promise<void> {
  await db(tx).deleteFrom('notices.outgoing').where('person_id', '=', personId).execute()
  await db(tx).deleteFrom('notices.notice').where('person_id', '=', personId).execute()
}
