// From a mini-app's message to a line in the inbox. Quiet hours, and what the phone is told, are the inbox's matter.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { addMessages } from '../notices/index.ts'
import { describeOwner } from './apps.ts'
import { findStanding } from './permission.ts'
import { db, findApp, findOpen, findPublished } from './store.ts'
import type { PushRow } from './tables.ts'

const PURPOSE = 'mini-app-message'
const AT_ONCE = 1_000
const KEPT_DAYS = 2

type Addressed = { personId: string; id: string }

export const sealWords = (ctx: Ctx, { personId, id }: Addressed, words: string): Buffer =>
  ctx.vault.seal(PURPOSE, Buffer.from(words), `${personId}:${id}`)

const openWords = (ctx: Ctx, row: PushRow): string | undefined =>
  row.sealed === null
    ? undefined
    : ctx.vault.open(PURPOSE, row.sealed, `${row.person_id}:${row.id}`).toString()

/** Puts messages of one mini-app into inboxes; the words then stand there, and here no more. */
export async function deliver(tx: TxCtx, rows: readonly PushRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const app = await findApp(tx, first.app_id)
  const version = (await findPublished(tx, first.app_id)) ?? (await findOpen(tx, first.app_id))
  if (!app || !version) throw new Error('A message without its mini-app')
  const agency = (await describeOwner(tx, app)).name
  const { name } = version.content
  await addMessages(
    tx,
    rows.flatMap(row => {
      const body = openWords(tx, row)
      if (body === undefined) return []
      // One text is all that the contract has: it stands under the language it is written in.
      const words = /\p{Script=Thai}/u.test(body)
        ? { th: { title: name.th, body } }
        : { en: { title: name.en, body } }
      const opens = { room: 'miniApp' as const, id: app.id }
      return [{ personId: row.person_id, messageId: row.id, agency, words, opens, isPushed: row.is_pushed }]
    }),
  )
  await db(tx)
    .updateTable('mini_apps.push')
    .set({ sent_at: tx.now(), sealed: null })
    .where('app_id', '=', first.app_id)
    .where(
      'id',
      'in',
      rows.map(row => row.id),
    )
    .execute()
}

/** Sends what was written for a moment that has come, to those who still allow it. */
export async function sendDue(ctx: Ctx): Promise<void> {
  await transaction(ctx, async tx => {
    const due = await db(tx)
      .selectFrom('mini_apps.push')
      .selectAll()
      .where('sent_at', 'is', null)
      .where('send_at', '<=', tx.now())
      .orderBy('send_at')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute()
    const standing = await Promise.all(
      due.map(async row => {
        const permission = await findStanding(tx, row.person_id, row.app_id)
        return permission ? [{ ...row, is_pushed: permission.has_notifications }] : []
      }),
    )
    for (const rows of Map.groupBy(standing.flat(), row => row.app_id).values()) await deliver(tx, rows)
  })
}

/** What a person was written by mini-apps in the last days; the words stand in the inbox. */
export const listMessages = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('mini_apps.push')
    .select(['app_id', 'created_at', 'send_at', 'sent_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute()

export async function eraseSent(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - KEPT_DAYS * 86_400_000)
  await db(ctx).deleteFrom('mini_apps.push').where('sent_at', '<', before).execute()
}
