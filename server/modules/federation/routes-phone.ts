import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { route } from '../../platform/route.ts'
import { askPasskey, PasskeyAnswer, PasskeyOptions, requirePasskey } from '../authenticators/index.ts'
import { findBrowser } from './browser.ts'
import { approveSignIn, claimSignIn, denySignIn, getClaimedRequest } from './sign-in.ts'
import type { RequestRow } from './tables.ts'
import { SignInView, toSignInView } from './view.ts'

const params = z.object({ id: z.uuid() })
const Outcome = z.object({ status: z.enum(['approved', 'denied']), returnTo: z.url().optional() })

/** Only on the phone where it began is there somewhere to return to; another screen goes on by itself. */
const toOutcome = (ctx: Ctx, request: RequestRow, status: 'approved' | 'denied') => ({
  status,
  ...(request.same_browser ? { returnTo: `${ctx.settings.origin}/sign-in/${request.id}/finish` } : {}),
})

export const phoneRoutes = [
  route.post(
    '/v1/sign-in/claim',
    {
      access: 'holder',
      summary: 'Take the request behind a scanned code to this phone',
      body: z.strictObject({ ticket: z.string().max(200) }),
      returns: SignInView,
    },
    async (ctx, { body, request }) =>
      toSignInView(ctx, await claimSignIn(ctx, body.ticket, findBrowser(ctx, request))),
  ),
  route.get(
    '/v1/sign-in/requests/:id',
    { access: 'holder', summary: 'The request this person claimed', params, returns: SignInView },
    async (ctx, { params }) => toSignInView(ctx, await getClaimedRequest(ctx, params.id)),
  ),
  route.post(
    '/v1/sign-in/requests/:id/approve',
    {
      access: 'holder',
      summary:
        'Yes: passcode and number of the other screen, or passkey in the same browser; and the chosen items',
      params,
      body: z.strictObject({
        passcode: z.string().max(16).optional(),
        passkey: PasskeyAnswer.optional(),
        number: z.string().max(2).optional(),
        items: z.array(z.string().max(40)).max(60),
      }),
      returns: Outcome,
    },
    async (ctx, { params, body, request }) => {
      const { passcode = '', passkey, number, items } = body
      const proof = passkey
        ? { passkey: () => requirePasskey(ctx, request, passkey as AuthenticationResponseJSON) }
        : { passcode }
      return toOutcome(ctx, await approveSignIn(ctx, params.id, { proof, number, items }), 'approved')
    },
  ),
  route.post(
    '/v1/sign-in/requests/:id/passkey',
    { access: 'holder', summary: 'What to ask a passkey for, to say yes', params, returns: PasskeyOptions },
    async (ctx, { params, request }) => {
      await getClaimedRequest(ctx, params.id)
      return { ...(await askPasskey(ctx, request)) }
    },
  ),
  route.post(
    '/v1/sign-in/requests/:id/deny',
    { access: 'holder', summary: 'No', params, returns: Outcome },
    async (ctx, { params }) =>
      toOutcome(ctx, await denySignIn(ctx, await getClaimedRequest(ctx, params.id), 'person'), 'denied'),
  ),
]
