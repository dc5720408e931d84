// A browser signs in to a part of ours: its cookies keep what the answer is checked with (A11), and no token leaves.
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/context.ts'
import { randomToken } from '../../platform/crypto.ts'
import type { Reply } from '../../platform/route.ts'
import { beginOwn, redeemOwn } from './own.ts'

const ATTEMPT_SECONDS = 600
const TOKEN = /^[\w-]{43,80}$/

const prefix = ({ settings }: Ctx) => (settings.origin.startsWith('https:') ? '__Host-' : '')

/** A `Set-Cookie` line of a part of ours: this site only, out of reach of scripts. 0 seconds take it back. */
export const ownCookie = (ctx: Ctx, name: string, value: string, seconds: number): string =>
  `${prefix(ctx)}${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${prefix(ctx) ? '; Secure' : ''}`

/** The token in such a cookie. */
export function readOwnCookie(ctx: Ctx, request: FastifyRequest, name: string): string | undefined {
  const value = request.cookies[`${prefix(ctx)}${name}`]
  return value && TOKEN.test(value) ? value : undefined
}

/** A part of ours: its registration, where the answer comes back, and the name its cookies begin with. */
export type OwnPart = { clientId: string; redirectUri: string; cookie: string }

/** Shows the sign-in page. */
export async function beginOwnSignIn(ctx: Ctx, request: FastifyRequest, part: OwnPart): Promise<Reply> {
  const [state, verifier] = [randomToken(), randomToken(48)]
  const page = await beginOwn(ctx, request, { ...part, state, verifier })
  const kept = [
    ownCookie(ctx, `${part.cookie}-state`, state, ATTEMPT_SECONDS),
    ownCookie(ctx, `${part.cookie}-verifier`, verifier, ATTEMPT_SECONDS),
  ]
  return {
    ...page,
    headers: { ...page.headers, 'set-cookie': [page.headers['set-cookie'] ?? [], kept].flat(2) },
  }
}

/** Back from the sign-in page: the person, unless it was a no or another browser; and the cookies that end the attempt. */
export async function completeOwnSignIn(
  ctx: Ctx,
  request: FastifyRequest,
  part: OwnPart,
  { code, state }: { code?: string | undefined; state?: string | undefined },
): Promise<{ personId: string | undefined; done: string[] }> {
  const verifier = readOwnCookie(ctx, request, `${part.cookie}-verifier`)
  const isOurs = state !== undefined && state === readOwnCookie(ctx, request, `${part.cookie}-state`)
  const personId = isOurs && code && verifier ? await redeemOwn(ctx, { ...part, code, verifier }) : undefined
  const done = ['state', 'verifier'].map(name => ownCookie(ctx, `${part.cookie}-${name}`, '', 0))
  return { personId, done }
}
