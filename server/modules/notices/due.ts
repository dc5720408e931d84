import type { TxCtx } from '../../platform/context.ts'
import { manyAdded } from './events.ts'
import { insertNotices } from './insert.ts'

export type DueNotice = {
  personId: string
  /** Made from the thing, its day and the lead: told twice it is one. */
  noticeId: string
  dueOn: string
  /** What is due, as the service says it of everybody. */
  what: { th: string; en: string }
  from: { th: string; en: string }
  serviceId: string
}

/** Tells people that something of theirs is due soon; what exactly stands behind it, in the service. */
export async function addDueNotices(tx: TxCtx, due: readonly DueNotice[]): Promise<void> {
  const added = await insertNotices(
    tx,
    due.map(({ personId, noticeId, dueOn, what, from, serviceId }) => ({
      ...{ personId, id: noticeId, kind: 'reminderDue', about: what, from, dueOn },
      opens: { room: 'service', id: serviceId },
    })),
  )
  if (added.length > 0) await tx.emit(manyAdded, { kind: 'reminderDue', count: added.length })
}
