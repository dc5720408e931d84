// The QR of a virtual card: what an organisation says of a person, for whoever scans it in the next minutes.
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { plainText } from '../../../platform/plain-text.ts'
import { isAccountActive } from '../../authenticators/index.ts'
import { nameApp } from '../apps.ts'
import { cardShown } from '../events.ts'
import { db, findOpen, findPublished } from '../store.ts'
import type { AppRow } from '../tables.ts'
import { makeCard } from '../virtual-card.ts'
import { refuse } from './answers.ts'
import { type Keys, needed } from './read.ts'

/** @throws Refused badRequest | userUnknown */
export async function makeQr(ctx: Ctx, app: AppRow, keys: Keys) {
  const userId = z.uuid().safeParse(needed(keys, 'userId', z.string().max(100)))
  const docName = needed(keys, 'docName', plainText(1, 200))
  const fullName = needed(keys, 'fullName', plainText(1, 200))
  const personId = userId.success ? await findUser(ctx, app.id, userId.data) : undefined
  const version = (await findPublished(ctx, app.id)) ?? (await findOpen(ctx, app.id))
  if (personId === undefined || !version || !(await isAccountActive(ctx, personId)))
    return refuse('userUnknown')
  const expiresAt = new Date(ctx.now().getTime() + version.content.qrMinutes * 60_000)
  const code = await transaction(ctx, async tx => {
    await tx.emit(cardShown, nameApp(app), { personId })
    return makeCard(tx, { personId, appId: app.id, expiresAt, docName, fullName })
  })
  return {
    qrText: `${ctx.settings.origin}/virtual-card/${code}`,
    expiryDate: Math.floor(expiresAt.getTime() / 1000),
  }
}

const findUser = async (ctx: Ctx, appId: string, userId: string): Promise<string | undefined> =>
  (
    await db(ctx)
      .selectFrom('mini_apps.permission')
      .select('person_id')
      .where('app_id', '=', appId)
      .where('user_id', '=', userId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
  )?.person_id
