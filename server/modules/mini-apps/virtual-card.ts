// One living QR for a person and a mini-app. It holds a random code; what it stands for is sealed, and shown only while it lives.
import { z } from 'zod'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import { isAccountActive } from '../authenticators/index.ts'
import { describeOwner } from './apps.ts'
import { db, findApp, findOpen, findPublished } from './store.ts'

const PURPOSE = 'mini-app-card'
const Said = z.object({ docName: z.string(), fullName: z.string() })

type NewCard = { personId: string; appId: string; expiresAt: Date } & z.infer<typeof Said>

/** Makes the code of a card; the one before it is dead. */
export async function makeCard(tx: TxCtx, { personId, appId, expiresAt, ...said }: NewCard): Promise<string> {
  const code = randomToken()
  const card = {
    code_hash: sha256(code),
    sealed: tx.vault.seal(PURPOSE, Buffer.from(JSON.stringify(said)), `${personId}:${appId}`),
    expires_at: expiresAt,
  }
  await db(tx)
    .insertInto('mini_apps.virtual_card')
    .values({ person_id: personId, app_id: appId, ...card })
    .onConflict(conflict => conflict.columns(['person_id', 'app_id']).doUpdateSet(card))
    .execute()
  return code
}

/** What a code stands for while it lives; undefined for one that ran out, was replaced or never was. */
export async function findCard(ctx: Ctx, code: string) {
  const row = await db(ctx)
    .selectFrom('mini_apps.virtual_card')
    .selectAll()
    .where('code_hash', '=', sha256(code))
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()
  if (!row || !(await isAccountActive(ctx, row.person_id))) return undefined
  const app = await findApp(ctx, row.app_id)
  const version = (await findPublished(ctx, row.app_id)) ?? (await findOpen(ctx, row.app_id))
  if (!app || !version || app.suspended_by !== null) return undefined
  const said = Said.parse(
    JSON.parse(ctx.vault.open(PURPOSE, row.sealed, `${row.person_id}:${row.app_id}`).toString()),
  )
  const { name } = version.content
  return { ...said, expiresAt: row.expires_at, miniApp: name, organisation: await describeOwner(ctx, app) }
}
