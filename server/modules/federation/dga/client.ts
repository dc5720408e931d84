import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../platform/context.ts'
import type { Client } from '../../parties/index.ts'
import { findClient, verifyClientSecret } from '../../parties/index.ts'
import { noteRefused } from '../note-refused.ts'
import type { Parameters } from '../parameters.ts'
import { refuse } from './errors.ts'

/** The client, if an operator let it speak this dialect; for others it is as if it did not exist. */
export async function findDgaClient(ctx: Ctx, id: string): Promise<Client | undefined> {
  const client = await findClient(ctx, id)
  return client?.dialects.includes('dga') ? client : undefined
}

/** A client without a secret: an app in people's hands, which proves itself by PKCE alone. */
export const isPublic = (client: Client): boolean => client.oidc.token_endpoint_auth_method === 'none'

/**
 * Knows the client by `Basic base64(id:secret)` with the secret in its seven rounds; the raw secret is refused.
 * A public client names itself in the body. @throws Refusal clientInvalid
 */
export async function authenticateClient(
  ctx: Ctx,
  request: FastifyRequest,
  body: Parameters,
): Promise<Client> {
  const encoded = /^Basic\s+([A-Za-z0-9+/_=-]+)\s*$/i.exec(request.headers.authorization ?? '')?.[1]
  if (encoded) return verify(ctx, Buffer.from(encoded, 'base64').toString('utf8'))
  const id = body('client_id') ?? refuse('clientInvalid')
  const client = await findDgaClient(ctx, id)
  return client && isPublic(client) ? client : refuse('clientInvalid')
}

async function verify(ctx: Ctx, pair: string): Promise<Client> {
  const colon = pair.indexOf(':')
  const [id, secret] = [pair.slice(0, colon), pair.slice(colon + 1)]
  const client = await verifyClientSecret(ctx, id, secret, 'dga')
  if (client?.dialects.includes('dga') && !isPublic(client)) return client
  const known = await findDgaClient(ctx, id)
  if (known) await noteRefused(ctx, known.id, 'clientSecret', 'token')
  return refuse('clientInvalid')
}
