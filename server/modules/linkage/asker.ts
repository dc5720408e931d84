// Which agency asks. In the sandbox the old interfaces answer whoever comes, as their clients send no name; elsewhere only who proves one.
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { findClient, hasRight, verifyClientSecret } from '../parties/index.ts'
import { fail } from './failures.ts'

export const LINKAGE_SCOPE = 'register.status'

/** The access `agency`: a client registered for the interfaces, with its secret (RFC 7617). @throws linkage.agencyUnknown */
export async function checkAgency(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const pair = readBasic(request.headers.authorization)
  const client = pair && (await verifyClientSecret(ctx, pair.id, pair.secret))
  if (client && hasRight(ctx, client, LINKAGE_SCOPE)) return { kind: 'party', clientId: client.id }
  if (ctx.settings.sandbox && !pair) return { kind: 'anyone' }
  throw fail.agencyUnknown()
}

function readBasic(header: string | undefined) {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1]
  if (!encoded) return header === undefined ? undefined : { id: '', secret: '' }
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { id, secret: rest.join(':') }
}

/** The asker as it stands in facts. */
export async function askerOf(ctx: Ctx): Promise<{ clientId: string | null; partyId: string | null }> {
  if (ctx.actor.kind !== 'party') return { clientId: null, partyId: null }
  const { clientId } = ctx.actor
  return { clientId, partyId: (await findClient(ctx, clientId))?.party.id ?? null }
}
