import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/context.ts'
import type { Reply } from '../../platform/route.ts'
import { bindBrowser, labelBrowser } from './browser.ts'
import { readLanguage } from './page/language.ts'
import { signInPage } from './page/sign-in-page.ts'
import { type Start, startSignIn } from './sign-in.ts'

/** Begins an attempt that was checked, bound to the browser that asks (A20), and shows it the page with the code. */
export async function beginInBrowser(
  ctx: Ctx,
  request: FastifyRequest,
  start: Omit<Start, 'browserHash' | 'browserLabel'>,
): Promise<Reply> {
  const browser = bindBrowser(ctx, name => request.cookies[name])
  const browserLabel = labelBrowser(request.headers['user-agent'])
  const row = await startSignIn(ctx, { ...start, browserHash: browser.hash, browserLabel })
  const shown = { request: row, client: start.client, language: readLanguage(request) }
  return signInPage(ctx, shown, { 'set-cookie': browser.setCookie })
}
