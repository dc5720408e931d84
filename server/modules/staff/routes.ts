import { z } from 'zod'
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { reply, route } from '../../platform/route.ts'
import { bookingRoutes } from './booking/routes.ts'
import { inviteDemoTerminal } from './demo.ts'
import { fail } from './failures.ts'
import { finderRoutes } from './finder/routes.ts'
import { agreeToRole, endRole, type Granter, proposeRoleByNumber } from './roles.ts'
import {
  ById,
  DemoInviteBody,
  Grant,
  Invitation,
  InviteBody,
  OfficerSession,
  ProposeBody,
  RegisterBody,
  Terminal,
} from './schemas.ts'
import { beginSignIn, completeSignIn, openSession, signOut } from './sessions.ts'
import { findTerminal } from './store.ts'
import { disableTerminal, inviteTerminal, registerTerminal, viewTerminal } from './terminals.ts'

const officerOf = (ctx: Ctx) => ctx.actor as ActorOf<'officer'>
const granterOf = (ctx: Ctx): Granter => ({ personId: officerOf(ctx).personId, isOperator: false })

/** A supervisor acts at their own place only. */
function isOwnPlace(ctx: Ctx, placeId: string): boolean {
  const officer = officerOf(ctx)
  return officer.role === 'supervisor' && officer.placeId === placeId
}

async function invite(ctx: Ctx, body: z.infer<typeof InviteBody>) {
  if (!isOwnPlace(ctx, body.placeId)) throw fail.notAllowed()
  return inviteTerminal(ctx, { ...body, invitedBy: granterOf(ctx).personId })
}

async function disable(ctx: Ctx, terminalId: string) {
  const terminal = await findTerminal(ctx, terminalId)
  // One of another place is not there either: its id tells nobody that it is one (A50).
  if (!terminal || !isOwnPlace(ctx, terminal.place_id)) throw fail.notFound()
  await disableTerminal(ctx, terminalId, granterOf(ctx).personId)
  return reply(204)
}

/** What a supervisor does at their terminal. Operators of the system do the same for every place in the portal. */
const managing = [
  route.post(
    '/v1/staff/roles',
    {
      access: 'officer',
      summary: 'Propose a role for somebody',
      body: ProposeBody,
      returns: Grant,
      status: 201,
    },
    async (ctx, { body }) => ({ grantId: await proposeRoleByNumber(ctx, granterOf(ctx), body) }),
  ),
  route.post(
    '/v1/staff/roles/:id/agree',
    { access: 'officer', summary: 'Agree to a role that another proposed', params: ById },
    async (ctx, { params }) => {
      await agreeToRole(ctx, granterOf(ctx), params.id)
      return reply(204)
    },
  ),
  route.delete(
    '/v1/staff/roles/:id',
    { access: 'officer', summary: 'End a role, or refuse a proposed one', params: ById },
    async (ctx, { params }) => {
      await endRole(ctx, granterOf(ctx), params.id)
      return reply(204)
    },
  ),
  route.post(
    '/v1/staff/terminals',
    {
      access: 'officer',
      summary: 'Invite a device as a terminal',
      body: InviteBody,
      returns: Invitation,
      status: 201,
    },
    (ctx, { body }) => invite(ctx, body),
  ),
  route.delete(
    '/v1/staff/terminals/:id',
    { access: 'officer', summary: 'Switch a terminal off', params: ById },
    (ctx, { params }) => disable(ctx, params.id),
  ),
]

export const routes = [
  ...finderRoutes,
  ...bookingRoutes,
  route.post(
    '/v1/staff/terminal',
    {
      access: 'device',
      summary: 'Register this device as a terminal, with a code',
      body: RegisterBody,
      returns: Terminal,
      perMinute: 60,
    },
    (ctx, { body }) => registerTerminal(ctx, body.code),
  ),
  route.get(
    '/v1/staff/terminal',
    { access: 'terminal', summary: 'This terminal and its place', returns: Terminal },
    async ctx => {
      const terminal = await findTerminal(ctx, (ctx.actor as ActorOf<'terminal'>).terminalId)
      if (!terminal) throw fail.notFound()
      return viewTerminal(ctx, terminal)
    },
  ),
  route.post(
    '/v1/staff/demo-terminal',
    {
      access: 'sandbox',
      summary: 'A code for a terminal of a demo place',
      body: DemoInviteBody,
      returns: Invitation,
      status: 201,
    },
    (ctx, { body }) => inviteDemoTerminal(ctx, body.place),
  ),
  route.get('/staff/sign-in', { access: 'anyone', summary: 'Sign in at a terminal' }, (ctx, { request }) =>
    beginSignIn(ctx, request),
  ),
  route.get(
    '/staff/callback',
    {
      access: 'anyone',
      summary: 'Back from the sign-in page',
      query: z.object({ code: z.string().max(200).optional(), state: z.string().max(200).optional() }),
    },
    (ctx, { request, query }) => completeSignIn(ctx, request, query),
  ),
  route.post(
    '/v1/staff/session',
    {
      access: 'terminal',
      summary: 'Open a session for whoever has just signed in here',
      returns: OfficerSession,
      status: 201,
    },
    (ctx, { request }) => openSession(ctx, request),
  ),
  route.delete('/v1/staff/session', { access: 'officer', summary: 'Leave the terminal' }, async ctx => {
    await signOut(ctx)
    return reply(204)
  }),
  ...managing,
]
