import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/context.ts'
import type { Reply } from '../../platform/route.ts'
import type { Client } from '../parties/index.ts'
import { bindBrowser, labelBrowser } from './browser.ts'
import type { RefusalReason } from './events.ts'
import { noteRefused } from './note-refused.ts'
import { readLanguage, wantsPage } from './page/language.ts'
import { refusalPage } from './page/message-page.ts'
import { signInPage } from './page/sign-in-page.ts'
import { Refusal } from './refusal.ts'
import { type Start, startSignIn } from './start.ts'

/** Begins an attempt that was checked, bound to the browser that asks (A20), and shows it the page with the code. */
export async function beginInBrowser(
  ctx: Ctx,
  request: FastifyRequest,
  start: Omit<Start, 'browser' | 'browserLabel'>,
): Promise<Reply> {
  const browser = bindBrowser(ctx, name => request.cookies[name])
  const browserLabel = labelBrowser(request.headers['user-agent'])
  const row = await startSignIn(ctx, { ...start, browser, browserLabel })
  const shown = { request: row, client: start.client, language: readLanguage(request) }
  return signInPage(ctx, shown, { 'set-cookie': browser.setCookie })
}

type RefusalWords<Kind extends string> = {
  sayOf: (kind: Kind) => { error: string; description: string }
  toReply: (kind: Kind) => Reply
  reasons: Partial<Record<Kind, RefusalReason>>
}

/** A refusal before anybody is asked: a page for people, the dialect's own JSON for programs, and never a redirect. */
export async function refuseToBegin<Kind extends string>(
  ctx: Ctx,
  request: FastifyRequest,
  { error, client }: { error: unknown; client: Client | '' | undefined },
  { sayOf, toReply, reasons }: RefusalWords<Kind>,
): Promise<Reply> {
  if (!(error instanceof Refusal)) throw error
  const kind = error.kind as Kind
  if (client) await noteRefused(ctx, client.id, reasons[kind] ?? 'parameter', 'authorize')
  return wantsPage(request) ? refusalPage(readLanguage(request), sayOf(kind)) : toReply(kind)
}
