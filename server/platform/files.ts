// Sealed blobs with an end date. The context of the seal is the row's id, so bytes cannot be moved between rows.
import type { Ctx } from './context.ts'
import { newId, tables } from './context.ts'

type FileRow = {
  id: string
  purpose: string
  content_type: string
  sealed: Buffer
  created_at: Date
  expires_at: Date | null
}
const files = (ctx: Ctx) => tables<{ 'platform.file': FileRow }>(ctx)

/** Keeps bytes until `expiresAt`; returns their id. */
export async function keepFile(
  ctx: Ctx,
  purpose: string,
  type: string,
  bytes: Uint8Array,
  expiresAt: Date | null,
) {
  const id = newId(ctx)
  const sealed = ctx.vault.seal(`file:${purpose}`, bytes, id)
  const row = { id, purpose, content_type: type, sealed, created_at: ctx.now(), expires_at: expiresAt }
  await files(ctx).insertInto('platform.file').values(row).execute()
  return id
}

/** The bytes, or undefined when they have expired or were erased. */
export async function findFile(ctx: Ctx, id: string): Promise<{ type: string; bytes: Buffer } | undefined> {
  const row = await files(ctx).selectFrom('platform.file').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || (row.expires_at && row.expires_at <= ctx.now())) return undefined
  return { type: row.content_type, bytes: ctx.vault.open(`file:${row.purpose}`, row.sealed, id) }
}

/** Erases files at once. */
export async function eraseFiles(ctx: Ctx, ids: readonly string[]) {
  if (ids.length > 0) await files(ctx).deleteFrom('platform.file').where('id', 'in', ids).execute()
}

/** Erases what has outlived its retention. */
export async function eraseExpiredFiles(ctx: Ctx) {
  await files(ctx).deleteFrom('platform.file').where('expires_at', '<=', ctx.now()).execute()
}
