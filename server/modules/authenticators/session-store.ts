import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { together } from '../../platform/together.ts'
import type { AuthenticatorTables, SessionRow } from './tables.ts'

const db = (ctx: Ctx) => tables<AuthenticatorTables>(ctx)
type SeenProof = AuthenticatorTables['authenticators.seen_proof']
const MONTH_MILLISECONDS = 30 * 86_400_000

/** False when the proof was seen before; of two that come at once one is the first. */
export const rememberProof: (ctx: Ctx, proof: SeenProof) => Promise<boolean> = together(
  async (ctx, proofs) => {
    const fresh = new Set(
      (
        await db(ctx)
          .insertInto('authenticators.seen_proof')
          .values([...proofs])
          .onConflict(conflict => conflict.doNothing())
          .returning('hash')
          .execute()
      ).map(({ hash }) => hash),
    )
    return proofs.map(({ hash }) => fresh.delete(hash))
  },
)

// A server clock that ran ahead and was set back must not have forgotten proofs that are fresh again (F12).
const CLOCK_JUMP_SECONDS = 3600

export async function forgetExpired(ctx: Ctx) {
  const before = new Date(ctx.now().getTime() - CLOCK_JUMP_SECONDS * 1000)
  await db(ctx).deleteFrom('authenticators.seen_proof').where('expires_at', '<', before).execute()
  await db(ctx).deleteFrom('authenticators.passkey_challenge').where('expires_at', '<', ctx.now()).execute()
  const monthAgo = new Date(ctx.now().getTime() - MONTH_MILLISECONDS)
  await db(ctx).deleteFrom('authenticators.session').where('expires_at', '<', monthAgo).execute()
}

export async function insertSession(ctx: Ctx, row: Omit<SessionRow, 'ended_at'>) {
  await db(ctx)
    .insertInto('authenticators.session')
    .values({ ...row, ended_at: null })
    .execute()
}

/** A live session with the standing of what opened it and of its account, in one look. */
export const findSession = (ctx: Ctx, personId: string, tokenHash: string) =>
  findLiveSession(ctx, { personId, tokenHash })

const findLiveSession = together(
  async (ctx: Ctx, wanted: readonly { personId: string; tokenHash: string }[]) => {
    const [personIds, hashes] = [wanted.map(one => one.personId), wanted.map(one => one.tokenHash)]
    const rows = await db(ctx)
      .selectFrom('authenticators.session as session')
      .innerJoin('authenticators.account as account', 'account.person_id', 'session.person_id')
      .leftJoin('authenticators.device as device', join =>
        join.onRef('device.person_id', '=', 'session.person_id').onRef('device.id', '=', 'session.device_id'),
      )
      .leftJoin('authenticators.passkey as passkey', join =>
        join
          .onRef('passkey.person_id', '=', 'session.person_id')
          .onRef('passkey.id', '=', 'session.passkey_id'),
      )
      .selectAll('session')
      .select([
        'account.status as account_status',
        'device.status as device_status',
        'passkey.id as live_passkey_id',
      ])
      .where(
        sql<boolean>`(session.person_id, session.token_hash) in (select * from unnest(${personIds}::uuid[], ${hashes}::text[]))`,
      )
      .where('session.ended_at', 'is', null)
      .where('session.expires_at', '>', ctx.now())
      .execute()
    return wanted.map(({ personId, tokenHash }) =>
      rows.find(row => row.person_id === personId && row.token_hash === tokenHash),
    )
  },
)

export const listSessions = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('authenticators.session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .orderBy('created_at', 'desc')
    .execute()

export async function endSession(ctx: Ctx, personId: string, sessionId: string) {
  await db(ctx)
    .updateTable('authenticators.session')
    .set({ ended_at: ctx.now() })
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends a person's sessions: all, or those of one phone or one passkey. */
export async function endSessions(
  tx: TxCtx,
  personId: string,
  of: { device_id?: string; passkey_id?: string; card_passcode_id?: string } = {},
) {
  let ending = db(tx)
    .updateTable('authenticators.session')
    .set({ ended_at: tx.now() })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
  if (of.device_id) ending = ending.where('device_id', '=', of.device_id)
  if (of.passkey_id) ending = ending.where('passkey_id', '=', of.passkey_id)
  if (of.card_passcode_id) ending = ending.where('card_passcode_id', '=', of.card_passcode_id)
  await ending.execute()
}

/** Ends what is open by card and passcode at the terminal of a key. */
export async function endSessionsAt(tx: TxCtx, keyThumbprint: string) {
  await db(tx)
    .updateTable('authenticators.session')
    .set({ ended_at: tx.now() })
    .where('key_thumbprint', '=', keyThumbprint)
    .where('card_passcode_id', 'is not', null)
    .where('ended_at', 'is', null)
    .execute()
}

export async function moveSession(
  ctx: Ctx,
  { person_id, id }: Pick<SessionRow, 'person_id' | 'id'>,
  change: Partial<Pick<SessionRow, 'expires_at' | 'aal'>>,
) {
  await db(ctx)
    .updateTable('authenticators.session')
    .set(change)
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}
