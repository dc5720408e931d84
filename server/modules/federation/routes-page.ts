import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseCitizenNumber } from '../../../shared/citizen-number.ts'
import type { Ctx } from '../../platform/context.ts'
import { AppError, fail as platformFail } from '../../platform/failures.ts'
import type { Reply } from '../../platform/route.ts'
import { replyRedirect, route } from '../../platform/route.ts'
import { findBrowser, isOwnSite } from './browser.ts'
import { fail } from './failures.ts'
import { finishSignIn } from './finish.ts'
import { chosenLanguage, languageCookie, readLanguage } from './page/language.ts'
import { type Message, messagePage } from './page/message-page.ts'
import { currentCode, signInPage } from './page/sign-in-page.ts'
import { approveByForm, denySignIn, getClientOf } from './sign-in.ts'
import { findRequest } from './store.ts'
import type { RequestRow } from './tables.ts'

const params = z.object({ id: z.uuid() })
const Status = z.object({
  status: z.enum(['waiting', 'claimed', 'approved', 'denied', 'expired', 'completed']),
  /** Two digits for the person to type on the phone that has the request. */
  number: z.string().optional(),
  secondsLeft: z.int(),
})

/** The request, for the browser that began it and no other (A20). @throws federation.otherBrowser */
async function getOwnRequest(ctx: Ctx, request: FastifyRequest, id: string): Promise<RequestRow> {
  const row = await findRequest(ctx, id)
  const browser = findBrowser(ctx, request)
  if (!row || browser === undefined || row.browser_hash !== browser) throw fail.otherBrowser()
  return row
}

const messages: Record<string, Message> = {
  'federation.otherBrowser': 'otherBrowser',
  'federation.requestAnswered': 'done',
  'federation.requestExpired': 'gone',
}

/** Failures of a page are pages. */
async function asPage(request: FastifyRequest, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work()
  } catch (error) {
    const message = error instanceof AppError ? messages[error.code] : undefined
    if (!message) throw error
    return messagePage(readLanguage(request), message)
  }
}

async function answerForm(ctx: Ctx, request: FastifyRequest, id: string): Promise<Reply> {
  // The cookie does not travel with another site's form (SameSite), and the browser says who asks; either is enough (A15).
  if (!isOwnSite(ctx, request)) throw fail.otherBrowser()
  const row = await getOwnRequest(ctx, request, id)
  const form = Form.safeParse(request.body ?? {})
  if (!form.success) throw platformFail.invalidRequest()
  const { pid, decision } = form.data
  if (decision === 'deny') return leave(ctx, await denySignIn(ctx, row, 'browser'))
  const retry = async (kind: 'pidInvalid' | 'pidRefused') =>
    signInPage(ctx, {
      request: row,
      client: await getClientOf(ctx, row),
      language: readLanguage(request),
      problem: { kind, typed: pid },
    })
  const citizenNumber = parseCitizenNumber(pid)
  if (!citizenNumber) return retry('pidInvalid')
  try {
    return leave(ctx, await approveByForm(ctx, row, citizenNumber))
  } catch (error) {
    if (error instanceof AppError && unusable.includes(error.code)) return retry('pidRefused')
    throw error
  }
}

const Form = z.object({
  pid: z.string().max(64).catch(''),
  decision: z.enum(['confirm', 'deny']).catch('deny'),
})
const unusable = ['federation.personNotAllowed', 'people.cardUnknown', 'people.numberInvalid']

async function leave(ctx: Ctx, row: RequestRow): Promise<Reply> {
  return replyRedirect((await finishSignIn(ctx, row)) ?? `/sign-in/${row.id}`)
}

export const pageRoutes = [
  route.get(
    '/sign-in/:id',
    { access: 'anyone', summary: 'The page of a sign-in again, perhaps in the other language', params },
    (ctx, { params, request }) =>
      asPage(request, async () => {
        const row = await getOwnRequest(ctx, request, params.id)
        const chosen = chosenLanguage(request)
        const headers = chosen ? { 'set-cookie': languageCookie(chosen) } : {}
        const client = await getClientOf(ctx, row)
        return signInPage(ctx, { request: row, client, language: readLanguage(request) }, headers)
      }),
  ),
  route.get(
    '/sign-in/:id/status',
    { access: 'anyone', summary: 'How far a sign-in is', params, returns: Status },
    async (ctx, { params, request }) => {
      const row = await getOwnRequest(ctx, request, params.id)
      const isOver = ['waiting', 'claimed'].includes(row.status) && row.expires_at <= ctx.now()
      const secondsLeft = Math.max(0, Math.round((row.expires_at.getTime() - ctx.now().getTime()) / 1000))
      return {
        status: isOver ? ('expired' as const) : row.status,
        secondsLeft,
        ...(row.status === 'claimed' && row.number !== null ? { number: row.number } : {}),
      }
    },
  ),
  route.get(
    '/sign-in/:id/code',
    {
      access: 'anyone',
      summary: 'A fresh code to scan',
      params,
      returns: z.object({ link: z.string(), image: z.string() }),
    },
    async (ctx, { params, request }) => {
      const row = await getOwnRequest(ctx, request, params.id)
      if (row.status !== 'waiting' || row.expires_at <= ctx.now()) throw fail.requestExpired()
      return currentCode(ctx, row)
    },
  ),
  route.post(
    '/sign-in/:id/form',
    { access: 'sandbox', summary: 'Sign in with a number, without a phone', params },
    (ctx, { params, request }) => asPage(request, () => answerForm(ctx, request, params.id)),
  ),
  route.post(
    '/sign-in/:id/cancel',
    { access: 'anyone', summary: 'The browser that began gives up', params },
    async (ctx, { params, request }) => {
      if (!isOwnSite(ctx, request)) throw fail.otherBrowser()
      await denySignIn(ctx, await getOwnRequest(ctx, request, params.id), 'browser')
      return replyRedirect(`/sign-in/${params.id}/finish`)
    },
  ),
  route.get(
    '/sign-in/:id/finish',
    { access: 'anyone', summary: 'Back to the organisation with the answer', params },
    (ctx, { params, request }) =>
      asPage(request, async () => leave(ctx, await getOwnRequest(ctx, request, params.id))),
  ),
]
