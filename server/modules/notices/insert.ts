// The one way into the inbox, for one notice or thousands: two statements, and a notice that is there already stays as it is.
import { sql } from 'kysely'
import type { Opens } from '../../../shared/rooms.ts'
import type { TxCtx } from '../../platform/context.ts'
import type { NoticeKind } from './words/index.ts'

const GIVE_UP_SECONDS = 24 * 3600

export type NoticeToInsert = {
  personId: string
  /** The same id twice is one notice. */
  id: string
  kind: NoticeKind
  about?: { th: string; en: string } | undefined
  from?: { th: string; en: string } | undefined
  sealed?: Buffer | undefined
  dueOn?: string | undefined
  opens?: Opens | undefined
  /** False: it stands in the inbox and nothing goes to the phone. */
  isPushed?: boolean
}

/** Kinds that tell of no danger and can wait for the morning. All others are told at once. */
const waiting: readonly NoticeKind[] = [
  'agencyMessage',
  'reminderDue',
  'moneyWaits',
  'moneyStays',
  'moneyBack',
  'documentRevoked',
  'documentOutdated',
  'documentCorrected',
  'correctionRefused',
  'entryCorrected',
  'visitTomorrow',
  'visitToday',
  'visitMissed',
]

/** Puts notices into inboxes and on the way to phones. Answers with the ids that were new. */
export async function insertNotices(tx: TxCtx, notices: readonly NoticeToInsert[]): Promise<string[]> {
  if (notices.length === 0) return []
  const now = tx.now()
  const rows = notices.map(({ sealed, opens, about, from, ...notice }) => ({
    person_id: notice.personId,
    id: notice.id,
    kind: notice.kind,
    about_th: about?.th,
    about_en: about?.en,
    from_th: from?.th,
    from_en: from?.en,
    sealed: sealed?.toString('base64'),
    due_on: notice.dueOn,
    room: opens?.room,
    thing_id: opens && 'id' in opens ? opens.id : undefined,
    is_pushed: notice.isPushed ?? true,
    waits: waiting.includes(notice.kind),
  }))
  const { rows: added } = await sql<{ id: string }>`
    with sent as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as sent(person_id uuid, id uuid, kind text,
        about_th text, about_en text, from_th text, from_en text, sealed text, due_on date, room text, thing_id text,
        is_pushed boolean, waits boolean)),
    added as (
      insert into notices.notice (person_id, id, kind, about_th, about_en, from_th, from_en, sealed, due_on, room,
        thing_id, at)
      select person_id, id, kind, about_th, about_en, from_th, from_en, decode(sealed, 'base64'), due_on, room,
        thing_id, ${now} from sent
      on conflict do nothing
      returning person_id, id),
    outgoing as (
      insert into notices.outgoing (person_id, notice_id, next_try_at, give_up_at, waits)
      select added.person_id, added.id, ${now}, ${new Date(now.getTime() + GIVE_UP_SECONDS * 1000)}, sent.waits
      from added join sent using (person_id, id) where sent.is_pushed)
    select id from added`.execute(tx.db)
  return added.map(row => row.id)
}
