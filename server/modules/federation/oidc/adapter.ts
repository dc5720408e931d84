// What oidc-provider asks of a store, on our tables. Its records live and die by its own clock; whose they are is ours to judge.
import type { Adapter, AdapterPayload } from 'oidc-provider'
import { errors, Provider } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import { findClientToVerify } from '../../parties/index.ts'
import { mayBeTold } from '../people-door.ts'
import type { RecordRow } from '../tables.ts'
import { toMetadata } from './client-metadata.ts'
import * as store from './record-store.ts'

// What lives and dies with its grant.
const BOUND = new Set([
  'AccessToken',
  'AuthorizationCode',
  'RefreshToken',
  'DeviceCode',
  'BackchannelAuthenticationRequest',
])

// RFC 9126 §2.2: of the client that pushed it. The library compares late, and would tell another client the `state` that stands in it.
const PUSHED = 'PushedAuthorizationRequest'
const caller = () => Provider.ctx?.oidc.client?.clientId

/** How to know the secret of each client that was found last; the library compares right after it has found one. */
export type SecretChecks = Map<string, (secret: string) => boolean>

/** The adapter of one kind of record. */
export const createAdapter =
  (ctx: Ctx, checks: SecretChecks) =>
  (kind: string): Adapter =>
    kind === 'Client' ? clientAdapter(ctx, checks) : recordAdapter(ctx, kind)

function clientAdapter(ctx: Ctx, checks: SecretChecks): Adapter {
  const refuse = async () => {
    throw new Error('Clients are registered in their own module')
  }
  return {
    async find(id) {
      const found = await findClientToVerify(ctx, id)
      if (!found?.client.dialects.includes('oidc')) return undefined
      checks.set(found.client.id, found.isSecret)
      return toMetadata(ctx, found.client)
    },
    findByUid: refuse,
    findByUserCode: refuse,
    upsert: refuse,
    consume: refuse,
    destroy: refuse,
    revokeByGrantId: refuse,
  }
}

function recordAdapter(ctx: Ctx, kind: string): Adapter {
  return {
    async upsert(id, payload, expiresIn) {
      const saved = await store.saveRecord(ctx, {
        id,
        kind,
        once: kind === 'ReplayDetection',
        // Without the secret that names it, and without what has a column of its own.
        payload: {
          ...payload,
          jti: undefined,
          consumed: undefined,
          ...keepName(ctx, kind, id),
          ...withoutCookie(payload),
        },
        person_id: payload.accountId ?? null,
        client_id: payload.clientId ?? (kind === PUSHED ? (caller() ?? null) : null),
        grant_id: kind === 'Grant' ? id : BOUND.has(kind) ? (payload.grantId ?? null) : null,
        session_uid: kind === 'Session' ? (payload.uid ?? null) : null,
        user_code_hash: payload.userCode ? sha256(payload.userCode) : null,
        expires_at: expiresIn ? new Date(ctx.now().getTime() + expiresIn * 1000) : null,
      })
      // Revoked while this was being made, or seen a moment ago by another process.
      if (!saved) throw new errors.InvalidGrant('already seen, or revoked')
    },
    find: async id => open(ctx, await findOfKind(ctx, kind, id), id),
    async findByUid(uid) {
      const row = await store.findBySession(ctx, uid)
      // The cookie's secret is not kept; a session found by its other name cannot be written back under the first.
      return row && { ...(row.payload as AdapterPayload), jti: uid }
    },
    async findByUserCode(userCode) {
      const row = await store.findByUserCode(ctx, userCode)
      return row && { ...(row.payload as AdapterPayload), ...used(row), jti: nameIn(ctx, row) }
    },
    async consume(id) {
      // RFC 6749 §4.1.2, RFC 9700 §4.14.2: of two that race one wins (A02, A08).
      if (!(await store.spendRecord(ctx, kind, id))) throw new errors.InvalidGrant('already used')
    },
    destroy: id => store.deleteRecord(ctx, kind, id),
    revokeByGrantId: grantId => store.deleteOfGrant(ctx, kind, grantId),
  }
}

// An attempt notes the secret of the browser's session, and never needs it.
const withoutCookie = ({ session }: AdapterPayload) =>
  session ? { session: { ...session, cookie: undefined } } : {}

// A device's code is found by what a person types and then written again under its own name.
const keepName = (ctx: Ctx, kind: string, id: string) =>
  kind === 'DeviceCode' ? { name: ctx.vault.seal('oidc-name', Buffer.from(id), kind).toString('base64') } : {}

const nameIn = (ctx: Ctx, { kind, payload }: RecordRow) =>
  ctx.vault.open('oidc-name', Buffer.from(String(payload.name), 'base64'), kind).toString()

// The library looks for a token as one kind after another; what kind a secret names never changes, so it is found out once.
const TOKENS = new Set(['AccessToken', 'ClientCredentials', 'RefreshToken'])
const KINDS_KNOWN = 20_000
const kindOf = new Map<string, string>()

async function findOfKind(ctx: Ctx, kind: string, id: string) {
  if (!TOKENS.has(kind)) return store.findRecord(ctx, kind, id)
  const hash = sha256(id)
  const known = kindOf.get(hash)
  if (known !== undefined && known !== kind) return undefined
  const row = await store.findRecord(ctx, kind, id)
  if (row) {
    if (kindOf.size >= KINDS_KNOWN) kindOf.clear()
    kindOf.set(hash, kind)
  }
  return row
}

const used = (row: RecordRow) => (row.used_at ? { consumed: Math.floor(row.used_at.getTime() / 1000) } : {})

async function open(ctx: Ctx, row: RecordRow | undefined, id: string): Promise<AdapterPayload | undefined> {
  if (!row || (row.kind === PUSHED && row.client_id !== caller())) return undefined
  // Every use of a token asks for its grant: here a frozen, closed or ended life stops all of them at once (R7).
  if (row.kind === 'Grant' && !(row.person_id && (await mayBeTold(ctx, row.person_id)))) return undefined
  return { ...(row.payload as AdapterPayload), jti: id, ...used(row) }
}
