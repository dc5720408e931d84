// Messages of a mini-app to people who allow it. The answer names nobody: one id for each that goes to a phone, and none for the
// others, whether they withdrew, switched it off, are over the limit of the day or never were.
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { plainText } from '../../../platform/plain-text.ts'
import { nameApp } from '../apps.ts'
import { messagesTaken } from '../events.ts'
import { deliver, sealWords } from '../messages.ts'
import { db, holdApp } from '../store.ts'
import type { AppRow, PushRow } from '../tables.ts'
import { refuse } from './answers.ts'
import { type Keys, needed, parseMoment, readKeys } from './read.ts'

const MOST_IN_ONE_REQUEST = 1_000
const MOST_CHARACTERS = 1_000
/** To one person from one mini-app in one day of Thailand (A21). */
const MOST_A_DAY = 20
const SAME_MILLISECONDS = 10 * 60 * 1000
const LATEST_MILLISECONDS = 90 * 86_400_000
const THAILAND_MILLISECONDS = 7 * 3_600_000

/** As the inbox takes it. */
const Message = plainText(1, MOST_CHARACTERS)

type Item = { userId: string; message: string }

/** Takes messages; returns the ids of those that reach phones. @throws Refused badRequest | tooMany */
export async function push(ctx: Ctx, app: AppRow, keys: Keys): Promise<string[]> {
  const items = readItems(keys)
  const sendAt = readSendAt(ctx, keys)
  return transaction(ctx, async tx => {
    // One request of a mini-app after the other: repetitions and the limit of the day are counted, not guessed.
    await holdApp(tx, app.id)
    const rows = await toRows(tx, app, items, sendAt)
    const fresh = rows.filter(row => row.isNew).map(({ isNew: _new, ...row }) => row)
    await insertRows(tx, fresh)
    await deliver(
      tx,
      fresh.filter(row => row.send_at <= tx.now()),
    )
    await tx.emit(messagesTaken, { ...nameApp(app), asked: items.length, taken: fresh.length })
    return rows.filter(row => row.is_pushed).map(row => row.id)
  })
}

function readItems(keys: Keys): Item[] {
  const data = needed(keys, 'data', z.array(z.unknown()).min(1))
  if (data.length > MOST_IN_ONE_REQUEST) return refuse('tooMany')
  return data.map((one, index) => {
    const member = readKeys(one)
    const message = Message.safeParse(member('message'))
    const userId = z.string().max(100).safeParse(member('userId'))
    if (!message.success) return refuse('badRequest', `data[${index}].message`)
    if (!userId.success) return refuse('badRequest', `data[${index}].userId`)
    return { userId: userId.data.toLowerCase(), message: message.data }
  })
}

/** The moment asked for, in minutes as the contract has it; nothing means now. */
function readSendAt(ctx: Ctx, keys: Keys): Date | undefined {
  const text = needed(keys, 'sendDateTime', z.string().max(40).nullish())
  if (!text) return undefined
  const moment = parseMoment(text)
  const isFar = moment && moment.getTime() > ctx.now().getTime() + LATEST_MILLISECONDS
  return !moment || isFar ? refuse('badRequest', 'sendDateTime') : moment
}

type NewRow = PushRow & { isNew: boolean }

async function toRows(tx: TxCtx, app: AppRow, items: Item[], sendAt: Date | undefined): Promise<NewRow[]> {
  const receivers = await findReceivers(tx, app.id, items)
  const known = await listRecent(
    tx,
    app.id,
    [...receivers.values()].map(one => one.personId),
  )
  const rows: NewRow[] = []
  for (const { userId, message } of items) {
    const receiver = receivers.get(userId)
    if (!receiver) continue
    const said = [userId, message, sendAt?.toISOString() ?? 'now'].join('\n')
    const item = tx.vault.keyedHash('mini-app-push', `${app.id}\n${said}`).toString('base64url')
    const earlier = rows.find(row => row.item === item) ?? known.find(row => isSame(tx, row, item))
    if (earlier) {
      if (!rows.some(row => row.id === earlier.id)) rows.push({ ...earlier, isNew: false })
      continue
    }
    const { personId } = receiver
    const ofPerson = (row: PushRow) => row.person_id === personId && row.created_at >= startOfDay(tx)
    if ([...known, ...rows.filter(row => row.isNew)].filter(ofPerson).length >= MOST_A_DAY) continue
    const id = newId(tx)
    rows.push({
      ...{ person_id: personId, id, app_id: app.id, item, is_pushed: receiver.hasNotifications },
      sealed: sealWords(tx, { personId, id }, message),
      created_at: tx.now(),
      send_at: sendAt ?? tx.now(),
      sent_at: null,
      isNew: true,
    })
  }
  return rows
}

/** A caller that heard no answer asks again: within ten minutes that is the same message, and at a named moment always. */
const isSame = (ctx: Ctx, row: PushRow, item: string) =>
  row.item === item &&
  (row.send_at > row.created_at || row.created_at.getTime() > ctx.now().getTime() - SAME_MILLISECONDS)

function startOfDay(ctx: Ctx): Date {
  const local = new Date(ctx.now().getTime() + THAILAND_MILLISECONDS)
  return new Date(local.setUTCHours(0, 0, 0, 0) - THAILAND_MILLISECONDS)
}

async function findReceivers(ctx: Ctx, appId: string, items: Item[]) {
  const userIds = [...new Set(items.map(({ userId }) => userId))].filter(id => z.uuid().safeParse(id).success)
  if (userIds.length === 0) return new Map<string, { personId: string; hasNotifications: boolean }>()
  const rows = await db(ctx)
    .selectFrom('mini_apps.permission')
    .select(['user_id', 'person_id', 'has_notifications'])
    .where('app_id', '=', appId)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`user_id = any(${userIds}::uuid[])`)
    .execute()
  return new Map(
    rows.map(row => [row.user_id, { personId: row.person_id, hasNotifications: row.has_notifications }]),
  )
}

const listRecent = async (ctx: Ctx, appId: string, personIds: string[]): Promise<PushRow[]> =>
  personIds.length === 0
    ? []
    : db(ctx)
        .selectFrom('mini_apps.push')
        .selectAll()
        .where('app_id', '=', appId)
        .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
        .execute()

async function insertRows(tx: TxCtx, rows: PushRow[]): Promise<void> {
  if (rows.length > 0) await db(tx).insertInto('mini_apps.push').values(rows).execute()
}
