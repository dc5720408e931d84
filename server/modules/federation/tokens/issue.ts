import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { recordFact } from '../../../platform/context.ts'
import { randomToken, sha256 } from '../../../platform/crypto.ts'
import { AppError } from '../../../platform/failures.ts'
import type { Client } from '../../parties/index.ts'
import { dataGiven } from '../events.ts'
import { getNumber, getSignInPerson, mayBeTold, type SignInPerson } from '../people-door.ts'
import { observe } from '../rehearsal/rehearsal.ts'
import type { FamilyRow } from '../tables.ts'
import { insertTokens } from './token-store.ts'

/** A new access token of a family, for so many seconds, and a refresh token until the family's end. Only their hashes are kept. */
export async function issuePair(tx: TxCtx, family: FamilyRow, scopes: string[], accessSeconds: number) {
  const [accessToken, refreshToken] = [randomToken(), randomToken(48)]
  const row = (kind: 'access' | 'refresh', token: string, expiresAt: Date) => ({
    hash: sha256(token),
    person_id: family.person_id,
    family_id: family.id,
    kind,
    scopes,
    expires_at: expiresAt,
    used_at: null,
    revoked_at: null,
  })
  await insertTokens(tx, [
    row('access', accessToken, new Date((secondOf(tx) + accessSeconds) * 1000)),
    row('refresh', refreshToken, family.expires_at),
  ])
  return { accessToken, refreshToken }
}

/** The present second since 1970: tokens tell whole ones. */
export const secondOf = (ctx: Ctx): number => Math.floor(ctx.now().getTime() / 1000)

/** The person as the register knows them now; undefined when it no longer does, or the person froze everything. */
export async function confirmPerson(ctx: Ctx, personId: string): Promise<SignInPerson | undefined> {
  if (!(await mayBeTold(ctx, personId))) return undefined
  try {
    return await getSignInPerson(ctx, personId)
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return undefined
    throw error
  }
}

/** The number alone, where nothing else is told; undefined as above. */
export const confirmNumber = async (ctx: Ctx, personId: string): Promise<string | undefined> =>
  (await mayBeTold(ctx, personId)) ? getNumber(ctx, personId) : undefined

type Giving = {
  client: Client
  family: FamilyRow
  items: readonly string[]
  via: 'token' | 'userinfo' | 'introspect'
}

/** The fact of a hand-over, written before the answer leaves: what is not recorded is not given. */
export async function noteGiving(ctx: Ctx, { client, family, items, via }: Giving) {
  if (family.rehearsal && via !== 'token') await observe(ctx, family.request_id, 'used')
  const scopes = [...new Set(items)].filter(scope => scope !== 'openid')
  const given = { clientId: client.id, partyId: client.party.id, scopes, via, ial: family.ial }
  await recordFact(ctx, dataGiven, given, { personId: family.person_id })
}
