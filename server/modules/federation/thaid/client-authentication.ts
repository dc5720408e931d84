import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../platform/context.ts'
import type { Client } from '../../parties/index.ts'
import { findClient, verifyClientSecret } from '../../parties/index.ts'
import { noteRefused } from '../note-refused.ts'
import type { Parameters } from '../parameters.ts'
import { refuse } from './errors.ts'

type Pair = { id: string; secret: string }

/**
 * Knows the client by Basic (either base64 alphabet, any padding), by the body, or by both at once.
 * @throws Refusal clientUnknown | clientUnauthorized
 */
export async function authenticateClient(
  ctx: Ctx,
  request: FastifyRequest,
  body: Parameters,
): Promise<Client> {
  const pairs = [...readBasic(request.headers.authorization), ...readBody(body)]
  for (const { id, secret } of pairs) {
    const client = await verifyClientSecret(ctx, id, secret)
    if (client?.dialects.includes('thaid')) return client
  }
  const id = pairs[0]?.id ?? body('client_id') ?? refuse('clientUnauthorized')
  const client = (await findThaidClient(ctx, id)) ?? refuse('clientUnknown')
  await noteRefused(ctx, client.id, 'clientSecret', 'token')
  return refuse('clientUnauthorized')
}

/** The client, if an operator let it speak this dialect; for others it is as if it did not exist. */
export async function findThaidClient(ctx: Ctx, id: string): Promise<Client | undefined> {
  const client = await findClient(ctx, id)
  return client?.dialects.includes('thaid') ? client : undefined
}

function readBody(body: Parameters): Pair[] {
  const [id, secret] = [body('client_id'), body('client_secret')]
  return id && secret ? [{ id, secret }] : []
}

/** ThaID's clients encode the raw pair; RFC 6749 §2.3.1 form-encodes each part first. Both are tried. */
function readBasic(header: string | undefined): Pair[] {
  const encoded = /^Basic\s+([A-Za-z0-9+/_=-]+)\s*$/i.exec(header ?? '')?.[1]
  if (!encoded) return []
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 1) return []
  const raw = { id: text.slice(0, colon), secret: text.slice(colon + 1) }
  const decoded = { id: decode(raw.id), secret: decode(raw.secret) }
  return decoded.id === raw.id && decoded.secret === raw.secret ? [raw] : [raw, decoded]
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    return part
  }
}
