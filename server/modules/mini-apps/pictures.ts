// Icons and screenshots: bytes that are what they say, named by what they are.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { sha256 } from '../../platform/crypto.ts'
import { fail } from './failures.ts'
import { db } from './store.ts'

export const PICTURE_BYTES = 1024 * 1024

/** The first bytes of the formats. No SVG: it is a document with scripts. */
const formats: [type: string, matches: (bytes: Uint8Array) => boolean][] = [
  ['image/png', bytes => Buffer.from(bytes.subarray(0, 8)).toString('hex') === '89504e470d0a1a0a'],
  ['image/jpeg', bytes => Buffer.from(bytes.subarray(0, 3)).toString('hex') === 'ffd8ff'],
  ['image/webp', bytes => /^RIFF.{4}WEBP/s.test(Buffer.from(bytes.subarray(0, 12)).toString('latin1'))],
]

/** Keeps a picture; returns its id. @throws miniApps.pictureInvalid */
export async function keepPicture(tx: TxCtx, appId: string, bytes: Buffer): Promise<string> {
  const type = formats.find(([, matches]) => matches(bytes))?.[0]
  if (!type || bytes.length > PICTURE_BYTES) throw fail.pictureInvalid()
  const id = sha256(bytes)
  await db(tx)
    .insertInto('mini_apps.picture')
    .values({ app_id: appId, id, type, bytes, created_at: tx.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return id
}

export const findPicture = (ctx: Ctx, appId: string, id: string) =>
  db(ctx)
    .selectFrom('mini_apps.picture')
    .select(['type', 'bytes'])
    .where('app_id', '=', appId)
    .where('id', '=', id)
    .executeTakeFirst()
