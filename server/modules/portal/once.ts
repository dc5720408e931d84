// What is shown once after a form was sent: it waits in a sealed cookie for the page that the browser is led to, so that a reload sends nothing twice.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { developerOf } from './session.ts'

const NAME = 'tuaton-portal-once'
const SECONDS = 60
const PURPOSE = 'portal-once'

export const Once = z.object({
  /** The page it is for. */
  path: z.string(),
  secret: z.string().optional(),
  invitation: z.string().optional(),
  saved: z.boolean().optional(),
})
export type Once = z.infer<typeof Once>

const header = (ctx: Ctx, value: string, seconds: number) =>
  `${NAME}=${value}; Path=/portal; Max-Age=${seconds}; HttpOnly; SameSite=Strict${ctx.settings.origin.startsWith('https:') ? '; Secure' : ''}`

/** The header that keeps it for the next page of this developer. */
export const keepOnce = (ctx: Ctx, once: Once): string =>
  header(
    ctx,
    ctx.vault.seal(PURPOSE, Buffer.from(JSON.stringify(once)), developerOf(ctx)).toString('base64url'),
    SECONDS,
  )

export const forgetOnce = (ctx: Ctx): string => header(ctx, '', 0)

/** What was kept for this page, if it is this developer's and whole. */
export function readOnce(ctx: Ctx, request: FastifyRequest, path: string): Omit<Once, 'path'> {
  const kept = request.cookies[NAME]
  if (!kept) return {}
  try {
    const text = ctx.vault.open(PURPOSE, Buffer.from(kept, 'base64url'), developerOf(ctx)).toString()
    const once = Once.parse(JSON.parse(text))
    return once.path === path ? once : {}
  } catch {
    return {}
  }
}
