// The records of oidc-provider in our database. It names each by a secret; we keep the secret's hash.
import { type RawBuilder, sql } from 'kysely'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import { anyOf, lookUp, together } from '../../../platform/together.ts'
import type { FederationTables, RecordRow } from '../tables.ts'

const db = (ctx: Ctx) => tables<FederationTables>(ctx)

export type NewRecord = Omit<RecordRow, 'hash' | 'created_at' | 'used_at'> & {
  id: string
  /** Written once: a second time is refused instead of replacing the first. */
  once: boolean
}

/**
 * Writes a record, new or again. One that came of a grant is written only while the grant stands: whoever revokes
 * deletes the grant first, and so nothing can be born of it afterwards. False when the grant is gone, or the record
 * was to be written once and stood there already.
 */
export function saveRecord(ctx: Ctx, { id, once, ...record }: NewRecord): Promise<boolean> {
  const isBound = record.grant_id !== null && record.kind !== 'Grant'
  const row: SentRecord = {
    ...record,
    hash: sha256(id),
    created_at: ctx.now(),
    grant_hash: isBound ? sha256(record.grant_id ?? '') : null,
  }
  return once ? insertOnce(ctx, row) : insertOrReplace(ctx, row)
}

type SentRecord = Omit<RecordRow, 'used_at'> & { grant_hash: string | null }

const insertInto = (onConflict: RawBuilder<unknown>) =>
  together<SentRecord, boolean>(async (ctx, records) => {
    // One statement cannot touch a row twice; that one is tried alone.
    const keys = records.map(({ kind, hash }) => `${kind} ${hash}`)
    if (new Set(keys).size < keys.length) throw new Error('The same record twice')
    const { rows } = await sql<{ kind: string; hash: string }>`
      insert into federation.oidc_record
        (kind, hash, payload, person_id, client_id, grant_id, session_uid, user_code_hash, created_at, expires_at)
      select kind, hash, payload, person_id, client_id, grant_id, session_uid, user_code_hash, created_at, expires_at
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as sent(kind text, hash text, payload jsonb,
        person_id uuid, client_id text, grant_id text, session_uid text, user_code_hash text,
        created_at timestamptz, expires_at timestamptz, grant_hash text)
      where grant_hash is null or exists (
        select from federation.oidc_record standing
        where standing.kind = 'Grant' and standing.hash = sent.grant_hash for key share)
      on conflict (kind, hash) ${onConflict}
      returning kind, hash`.execute(ctx.db)
    const saved = new Set(rows.map(({ kind, hash }) => `${kind} ${hash}`))
    return keys.map(key => saved.has(key))
  })
const insertOnce = insertInto(sql`do nothing`)
const insertOrReplace = insertInto(sql`do update set
  payload = excluded.payload, person_id = excluded.person_id, client_id = excluded.client_id,
  grant_id = excluded.grant_id, session_uid = excluded.session_uid, expires_at = excluded.expires_at`)

export const findRecord = (ctx: Ctx, kind: string, id: string) => findByKey(ctx, `${kind} ${sha256(id)}`)
const findByKey = lookUp<RecordRow>(
  (ctx, keys) => {
    const [kinds, hashes] = [0, 1].map(at => keys.map(key => key.split(' ')[at] ?? '')) as [
      string[],
      string[],
    ]
    return db(ctx)
      .selectFrom('federation.oidc_record')
      .selectAll()
      .where('kind', '=', anyOf([...new Set(kinds)]))
      .where('hash', '=', anyOf(hashes))
      .execute()
  },
  row => `${row.kind} ${row.hash}`,
)

export const findBySession = (ctx: Ctx, uid: string) =>
  db(ctx).selectFrom('federation.oidc_record').selectAll().where('session_uid', '=', uid).executeTakeFirst()

export async function deleteSession(ctx: Ctx, uid: string) {
  await db(ctx).deleteFrom('federation.oidc_record').where('session_uid', '=', uid).execute()
}

export const findByUserCode = (ctx: Ctx, userCode: string) =>
  db(ctx)
    .selectFrom('federation.oidc_record')
    .selectAll()
    .where('user_code_hash', '=', sha256(userCode))
    .executeTakeFirst()

/** Marks a record used, once: of two that race, one is told true. */
export const spendRecord = (ctx: Ctx, kind: string, id: string): Promise<boolean> =>
  spendByKey(ctx, { kind, hash: sha256(id), at: ctx.now() })
const spendByKey = together<{ kind: string; hash: string; at: Date }, boolean>(async (ctx, spent) => {
  const { rows } = await sql<{ kind: string; hash: string }>`
    update federation.oidc_record record set used_at = sent.at
    from jsonb_to_recordset(${JSON.stringify(spent)}::jsonb) as sent(kind text, hash text, at timestamptz)
    where record.kind = sent.kind and record.hash = sent.hash and used_at is null
    returning record.kind, record.hash`.execute(ctx.db)
  // Of two in one turn, the first is told true.
  const free = new Set(rows.map(({ kind, hash }) => `${kind} ${hash}`))
  return spent.map(({ kind, hash }) => free.delete(`${kind} ${hash}`))
})

export const deleteRecord = (ctx: Ctx, kind: string, id: string): Promise<undefined> =>
  deleteByKey(ctx, { kind, hash: sha256(id) })
const deleteByKey = together<{ kind: string; hash: string }, undefined>(async (ctx, gone) => {
  await sql`
    delete from federation.oidc_record record
    using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as sent(kind text, hash text)
    where record.kind = sent.kind and record.hash = sent.hash`.execute(ctx.db)
  return gone.map(() => undefined)
})

export async function deleteOfGrant(ctx: Ctx, kind: string, grantId: string) {
  await db(ctx)
    .deleteFrom('federation.oidc_record')
    .where('kind', '=', kind)
    .where('grant_id', '=', grantId)
    .execute()
}

/** Living grants of a person: of one client, or of all; given until a moment, if told. */
export const listLiveGrants = (
  ctx: Ctx,
  personId: string,
  { clientId, before }: { clientId?: string; before?: Date } = {},
) => {
  let living = db(ctx)
    .selectFrom('federation.oidc_record')
    .select(['grant_id as id', 'client_id', 'expires_at'])
    .$narrowType<{ id: string; client_id: string; expires_at: Date }>()
    .where('kind', '=', 'Grant')
    .where('person_id', '=', personId)
    .where('expires_at', '>', ctx.now())
  if (clientId !== undefined) living = living.where('client_id', '=', clientId)
  if (before) living = living.where('created_at', '<=', before)
  return living.execute()
}

/** Ends a grant and everything that came of it. The grant goes first, so that nothing can follow it. True when there was one. */
export async function deleteGrant(tx: TxCtx, grantId: string): Promise<boolean> {
  const gone = await db(tx)
    .deleteFrom('federation.oidc_record')
    .where('kind', '=', 'Grant')
    .where('hash', '=', sha256(grantId))
    .returning('hash')
    .executeTakeFirst()
  await db(tx).deleteFrom('federation.oidc_record').where('grant_id', '=', grantId).execute()
  return gone !== undefined
}

export async function forgetOldRecords(ctx: Ctx, limit: Date) {
  await db(ctx).deleteFrom('federation.oidc_record').where('expires_at', '<', limit).execute()
}
