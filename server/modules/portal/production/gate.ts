// What a system must have shown before anybody is asked to let it at everybody. It is asked again whenever the registration changes.
import type { Ctx } from '../../../platform/context.ts'
import {
  type Rehearsal,
  type RehearsalFinding,
  type RehearsalKind,
  readRehearsals,
} from '../../federation/index.ts'
import type { Client } from '../../parties/index.ts'

export type CheckName = RehearsalKind | 'addresses' | 'keys'
export type CheckFinding = RehearsalFinding | 'addressForeign' | 'addressPlain' | 'keyUnnamed' | 'keyShort'
export type Check = {
  name: CheckName
  /** `unseen`: nothing speaks against it, and nothing that we can see speaks for it. */
  status: 'waiting' | 'running' | 'passed' | 'failed' | 'unseen'
  why: CheckFinding | null
}

const MIN_RSA_BITS = 2048

/** The checks of a client, as they stand now; without rehearsals they were never begun. */
export async function runGate(ctx: Ctx, client: Client): Promise<Check[]> {
  const rehearsed = (await readRehearsals(ctx, client.id)).map(toCheck)
  return [
    ...rehearsed,
    staticCheck('addresses', checkAddresses(client)),
    staticCheck('keys', checkKeys(client)),
  ]
}

export const isPassed = (checks: readonly Check[]): boolean =>
  checks.some(({ name }) => name === 'ordinary') &&
  checks.every(({ status }) => status === 'passed' || status === 'unseen')

const toCheck = ({ kind, status, why, isUnseen }: Rehearsal): Check => ({
  name: kind,
  status: isUnseen ? 'unseen' : status,
  why,
})

const staticCheck = (name: CheckName, why: CheckFinding | null): Check => ({
  name,
  status: why === null ? 'passed' : 'failed',
  why,
})

/** Answers go to the organisation's own hosts, encrypted; a program on the person's own machine may listen there (RFC 8252 §7.3). */
function checkAddresses({ redirectUris, party, dialects }: Client): CheckFinding | null {
  for (const address of redirectUris) {
    const { protocol, hostname } = new URL(address)
    const isOwnMachine = ['127.0.0.1', '[::1]'].includes(hostname)
    if (isOwnMachine && dialects.includes('oidc')) continue
    if (protocol !== 'https:') return 'addressPlain'
    if (hostname !== party.domain && !hostname.endsWith(`.${party.domain}`)) return 'addressForeign'
  }
  return null
}

/** Keys have names, so that they can be changed one by one, and are long enough (RFC 7518 §3.3). */
function checkKeys({ oidc }: Client): CheckFinding | null {
  for (const key of (oidc.jwks?.keys ?? []) as { kty: string; kid?: string; n?: string }[]) {
    if (!key.kid) return 'keyUnnamed'
    if (key.kty === 'RSA' && Buffer.from(key.n ?? '', 'base64url').length * 8 < MIN_RSA_BITS)
      return 'keyShort'
  }
  return null
}
