import { sql } from 'kysely'
import type { Opens } from '../../../shared/rooms.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { noticeAdded } from './events.ts'
import { insertNotices } from './insert.ts'
import type { MessageWords } from './messages.ts'
import { opensOf } from './rooms.ts'
import type { NoticeRow, NoticeTables } from './tables.ts'
import { type NoticeKind, type NoticeWords, sayNotice } from './words/index.ts'

const db = (ctx: Ctx) => tables<NoticeTables>(ctx)
const SHOWN = 100

export type NewNotice = {
  personId: string
  /** Id of the fact it tells of: the same fact told twice is one notice. */
  factId: string
  kind: NoticeKind
  /** Name of the organisation it is about. */
  about?: { th: string; en: string } | undefined
  opens?: Opens | undefined
}

/** Puts a notice into the person's inbox and on the way to the phone. */
export async function addNotice(tx: TxCtx, { personId, factId, kind, about, opens }: NewNotice) {
  const added = await insertNotices(tx, [{ personId, id: factId, kind, about, opens }])
  if (added.length > 0) await tx.emit(noticeAdded, { noticeId: factId, kind }, { personId })
}

export type Wanted = { isArchived: boolean; before?: string | undefined }

/** A hundred notices of a person in both languages, newest first, from the one named on, or from the newest. */
export async function listNotices(ctx: Ctx, personId: string, { isArchived, before }: Wanted) {
  const rows = await db(ctx)
    .selectFrom('notices.notice')
    .selectAll()
    .where('person_id', '=', personId)
    .where('archived_at', isArchived ? 'is not' : 'is', null)
    .$if(before !== undefined, query =>
      query.where(
        sql<boolean>`(at, id) < (select at, id from notices.notice
          where person_id = ${personId} and id = ${before ?? null})`,
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute()
  return rows.map(row => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    ...wordsOf(ctx, row),
    ...(row.from_th !== null && row.from_en !== null ? { from: { th: row.from_th, en: row.from_en } } : {}),
    ...(row.due_on === null ? {} : { dueOn: row.due_on }),
    opens: opensOf(row),
    read: row.read_at !== null,
  }))
}

/** Everything in a person's inbox, archived or not. */
export async function describeInbox(ctx: Ctx, personId: string) {
  const rows = await db(ctx)
    .selectFrom('notices.notice')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .execute()
  return rows.map(row => ({
    at: row.at,
    ...wordsOf(ctx, row),
    readAt: row.read_at,
    archivedAt: row.archived_at,
  }))
}

/** An agency's own words, the one language standing for both where there is only one; or what we say of the kind. */
function wordsOf(ctx: Ctx, row: NoticeRow): { th: NoticeWords; en: NoticeWords } {
  if (row.sealed === null) return sayNotice(row.kind, { th: row.about_th, en: row.about_en })
  const opened = ctx.vault.open('notice-words', row.sealed, `${row.person_id}:${row.id}`)
  const { th, en } = JSON.parse(opened.toString()) as MessageWords
  return { th: (th ?? en) as NoticeWords, en: (en ?? th) as NoticeWords }
}

/** How many messages a person has not read; archived ones are done with. */
export async function countUnread(ctx: Ctx, personId: string): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('notices.notice')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Marks a person's own notices as read, or as not read; others are not touched. */
export const markRead = (ctx: Ctx, personId: string, ids: readonly string[], isRead: boolean) =>
  mark(ctx, personId, ids, { read_at: isRead ? ctx.now() : null })

/** Puts a person's own notices away, or back; others are not touched. */
export const archive = (ctx: Ctx, personId: string, ids: readonly string[], isArchived: boolean) =>
  mark(ctx, personId, ids, { archived_at: isArchived ? ctx.now() : null })

async function mark(
  ctx: Ctx,
  personId: string,
  ids: readonly string[],
  change: { read_at: Date | null } | { archived_at: Date | null },
) {
  if (ids.length === 0) return
  await db(ctx)
    .updateTable('notices.notice')
    .set(change)
    .where('person_id', '=', personId)
    .where('id', 'in', ids)
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
  await db(tx).deleteFrom('notices.quiet_hours').where('person_id', '=', personId).execute()
}
