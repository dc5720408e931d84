// The token a mini-app is opened with: one person, one mini-app, two minutes, one exchange. Kept as a hash.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import { db } from './store.ts'
import type { MTokenRow } from './tables.ts'

const LIFE_MILLISECONDS = 2 * 60 * 1000

type NewToken = Pick<MTokenRow, 'app_id' | 'version'> & ({ personId: string } | { rehearsed: Buffer })

/** Makes a token; it is returned here and never again. */
export async function makeToken(ctx: Ctx, { app_id, version, ...of }: NewToken) {
  const mToken = randomToken()
  const expiresAt = new Date(ctx.now().getTime() + LIFE_MILLISECONDS)
  await db(ctx)
    .insertInto('mini_apps.m_token')
    .values({
      hash: sha256(mToken),
      app_id,
      version,
      person_id: 'personId' in of ? of.personId : null,
      rehearsed: 'rehearsed' in of ? of.rehearsed : null,
      created_at: ctx.now(),
      expires_at: expiresAt,
    })
    .execute()
  return { mToken, expiresAt }
}

/** Takes a living token of this mini-app; of two who come with it one gets it. Another mini-app's stays where it is. */
export const takeToken = (tx: TxCtx, appId: string, mToken: string): Promise<MTokenRow | undefined> =>
  db(tx)
    .deleteFrom('mini_apps.m_token')
    .where('hash', '=', sha256(mToken))
    .where('app_id', '=', appId)
    .where('expires_at', '>', tx.now())
    .returningAll()
    .executeTakeFirst()

export async function eraseExpired(ctx: Ctx): Promise<void> {
  await db(ctx).deleteFrom('mini_apps.m_token').where('expires_at', '<=', ctx.now()).execute()
  await db(ctx).deleteFrom('mini_apps.virtual_card').where('expires_at', '<=', ctx.now()).execute()
}
